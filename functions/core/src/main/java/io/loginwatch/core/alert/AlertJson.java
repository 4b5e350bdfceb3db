package io.loginwatch.core.alert;

import static io.loginwatch.core.alert.AlertField.ABSORBS;
import static io.loginwatch.core.alert.AlertField.EVENTS;
import static io.loginwatch.core.alert.AlertField.EVENT_COUNT;
import static io.loginwatch.core.alert.AlertField.FACTORS;
import static io.loginwatch.core.alert.AlertField.ID;
import static io.loginwatch.core.alert.AlertField.INCIDENT;
import static io.loginwatch.core.alert.AlertField.LINKS;
import static io.loginwatch.core.alert.AlertField.NAME;
import static io.loginwatch.core.alert.AlertField.RULE;
import static io.loginwatch.core.alert.AlertField.RUNBOOK;
import static io.loginwatch.core.alert.AlertField.SCORE;
import static io.loginwatch.core.alert.AlertField.SEVERITY;
import static io.loginwatch.core.alert.AlertField.SOURCE;
import static io.loginwatch.core.alert.AlertField.SUBJECT;
import static io.loginwatch.core.alert.AlertField.SUMMARY;
import static io.loginwatch.core.alert.AlertField.SUPPRESSED;
import static io.loginwatch.core.alert.AlertField.TAGS;
import static io.loginwatch.core.alert.AlertField.TIME;
import static io.loginwatch.core.alert.AlertField.TITLE;
import static io.loginwatch.core.alert.AlertField.TYPE;
import static io.loginwatch.core.alert.AlertField.USER;
import static io.loginwatch.core.alert.AlertField.USER_AGENT;
import static io.loginwatch.core.alert.AlertField.USUAL;
import static io.loginwatch.core.alert.AlertField.VALUE;
import static io.loginwatch.core.alert.AlertField.VERSION;
import static io.loginwatch.core.alert.AlertField.WEIGHT;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.loginwatch.core.login.Timestamp;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON form of an alert: on standard output, in SNS, in the API and in the table.
 *
 * <p>Lists and {@code links} are always there, empty or not; a single value that is unknown is
 * absent. Equal alerts give equal bytes.
 */
public final class AlertJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonFactory LINES =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .build();

  private AlertJson() {}

  /** The alert as a tree, in the documented order of fields. */
  public static ObjectNode toJson(Alert alert) {
    try (var tokens = new TokenBuffer(JSON, false)) {
      write(tokens, alert);
      return JSON.readTree(tokens.asParser());
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is read or written but memory", e);
    }
  }

  /** The alert as one line of JSON, without a line end. */
  public static String toText(Alert alert) {
    var text = new StringWriter(1024);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(json, alert);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written but memory", e);
    }
    return text.toString();
  }

  /**
   * Writes the alert as one line of JSON, with a line end; the stream stays open.
   *
   * @throws UncheckedIOException if the stream does not take it
   */
  public static void writeLine(Alert alert, OutputStream out) {
    try {
      try (JsonGenerator json = LINES.createGenerator(out)) {
        write(json, alert);
      }
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(JsonGenerator json, Alert alert) throws IOException {
    json.writeStartObject();
    ID.write(json, alert.id());
    RULE.write(json, alert.rule());
    TITLE.write(json, alert.title());
    SUMMARY.write(json, alert.summary());
    SEVERITY.write(json, alert.severity().word());
    SCORE.write(json, alert.score());
    SUBJECT.startObject(json);
    TYPE.write(json, alert.subject().type().word());
    ID.write(json, alert.subject().id());
    json.writeEndObject();
    TIME.write(json, Timestamp.text(alert.time()));
    USER.writeIfKnown(json, alert.user());
    SOURCE.startObject(json);
    SourceJson.write(json, alert.source());
    json.writeEndObject();
    USER_AGENT.writeIfKnown(json, alert.userAgent());
    EVENTS.write(json, alert.events());
    EVENT_COUNT.write(json, alert.eventCount());
    factors(json, alert.factors());
    SUPPRESSED.write(json, alert.suppressed());
    TAGS.write(json, alert.tags());
    RUNBOOK.writeIfKnown(json, alert.runbook());
    ABSORBS.write(json, alert.absorbs());
    INCIDENT.writeIfKnown(json, alert.incident());
    LINKS.startObject(json);
    for (Map.Entry<String, String> link : new TreeMap<>(alert.links()).entrySet()) {
      json.writeStringField(link.getKey(), link.getValue());
    }
    json.writeEndObject();
    VERSION.write(json, Alert.VERSION);
    json.writeEndObject();
  }

  /**
   * The inverse of {@link #toText}.
   *
   * @throws IllegalArgumentException if the text is no alert, naming what is wrong with it
   */
  public static Alert fromText(String text) {
    try {
      return fromJson(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not an alert: not JSON", e);
    }
  }

  /**
   * The inverse of {@link #toJson}.
   *
   * @throws IllegalArgumentException if the tree is no alert, naming the field
   */
  public static Alert fromJson(JsonNode json) {
    JsonNode subject = SUBJECT.in(json);
    return new Alert(
        required(json, ID),
        required(json, RULE),
        required(json, TITLE),
        required(json, SUMMARY),
        Severity.of(required(json, SEVERITY)),
        SCORE.in(json).asDouble(),
        Subject.ofKey(required(subject, TYPE) + ":" + required(subject, ID)),
        time(required(json, TIME)),
        textOrNull(json, USER),
        SourceJson.fromJson(SOURCE.in(json)),
        textOrNull(json, USER_AGENT),
        list(EVENTS.in(json), JsonNode::asText),
        EVENT_COUNT.in(json).asInt(),
        list(FACTORS.in(json), AlertJson::factor),
        list(SUPPRESSED.in(json), JsonNode::asText),
        list(TAGS.in(json), JsonNode::asText),
        textOrNull(json, RUNBOOK),
        list(ABSORBS.in(json), JsonNode::asText),
        textOrNull(json, INCIDENT),
        links(LINKS.in(json)));
  }

  static @Nullable String textOrNull(JsonNode json, AlertField name) {
    JsonNode value = json.get(name.key());
    return value == null || value.isNull() ? null : value.asText();
  }

  static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
    List<T> values = new ArrayList<>(array.size());
    array.forEach(value -> values.add(element.apply(value)));
    return values;
  }

  private static void factors(JsonGenerator json, List<Factor> factors) throws IOException {
    FACTORS.startArray(json);
    for (Factor factor : factors) {
      json.writeStartObject();
      NAME.write(json, factor.name());
      VALUE.write(json, factor.value());
      USUAL.writeIfKnown(json, factor.usual());
      WEIGHT.write(json, factor.weight());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static Factor factor(JsonNode json) {
    return new Factor(
        required(json, NAME),
        required(json, VALUE),
        textOrNull(json, USUAL),
        WEIGHT.in(json).asDouble());
  }

  private static Map<String, String> links(JsonNode json) {
    Map<String, String> links = new TreeMap<>();
    json.properties().forEach(link -> links.put(link.getKey(), link.getValue().asText()));
    return links;
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not an alert: time is " + text, e);
    }
  }

  private static String required(JsonNode json, AlertField name) {
    JsonNode value = name.in(json);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("not an alert: " + name.key() + " is missing");
    }
    return value.textValue();
  }
}
