package io.loginwatch.core.alert;

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
    json.writeStringField("id", alert.id());
    json.writeStringField("rule", alert.rule());
    json.writeStringField("title", alert.title());
    json.writeStringField("summary", alert.summary());
    json.writeStringField("severity", alert.severity().word());
    json.writeNumberField("score", alert.score());
    json.writeObjectFieldStart("subject");
    json.writeStringField("type", alert.subject().type().word());
    json.writeStringField("id", alert.subject().id());
    json.writeEndObject();
    json.writeStringField("time", Timestamp.text(alert.time()));
    writeIfKnown(json, "user", alert.user());
    json.writeFieldName("source");
    SourceJson.write(json, alert.source());
    writeIfKnown(json, "user_agent", alert.userAgent());
    strings(json, "events", alert.events());
    json.writeNumberField("event_count", alert.eventCount());
    factors(json, alert.factors());
    strings(json, "suppressed", alert.suppressed());
    strings(json, "tags", alert.tags());
    writeIfKnown(json, "runbook", alert.runbook());
    strings(json, "absorbs", alert.absorbs());
    writeIfKnown(json, "incident", alert.incident());
    json.writeObjectFieldStart("links");
    for (Map.Entry<String, String> link : new TreeMap<>(alert.links()).entrySet()) {
      json.writeStringField(link.getKey(), link.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("version", Alert.VERSION);
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
    JsonNode subject = json.path("subject");
    return new Alert(
        required(json, "id"),
        required(json, "rule"),
        required(json, "title"),
        required(json, "summary"),
        Severity.of(required(json, "severity")),
        json.path("score").asDouble(),
        Subject.ofKey(required(subject, "type") + ":" + required(subject, "id")),
        time(required(json, "time")),
        textOrNull(json, "user"),
        SourceJson.fromJson(json.path("source")),
        textOrNull(json, "user_agent"),
        list(json.path("events"), JsonNode::asText),
        json.path("event_count").asInt(),
        list(json.path("factors"), AlertJson::factor),
        list(json.path("suppressed"), JsonNode::asText),
        list(json.path("tags"), JsonNode::asText),
        textOrNull(json, "runbook"),
        list(json.path("absorbs"), JsonNode::asText),
        textOrNull(json, "incident"),
        links(json.path("links")));
  }

  static void writeIfKnown(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  static @Nullable String textOrNull(JsonNode json, String name) {
    JsonNode value = json.get(name);
    return value == null || value.isNull() ? null : value.asText();
  }

  static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
    List<T> values = new ArrayList<>(array.size());
    array.forEach(value -> values.add(element.apply(value)));
    return values;
  }

  private static void strings(JsonGenerator json, String name, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static void factors(JsonGenerator json, List<Factor> factors) throws IOException {
    json.writeArrayFieldStart("factors");
    for (Factor factor : factors) {
      json.writeStartObject();
      json.writeStringField("name", factor.name());
      json.writeStringField("value", factor.value());
      writeIfKnown(json, "usual", factor.usual());
      json.writeNumberField("weight", factor.weight());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static Factor factor(JsonNode json) {
    return new Factor(
        required(json, "name"),
        required(json, "value"),
        textOrNull(json, "usual"),
        json.path("weight").asDouble());
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

  private static String required(JsonNode json, String name) {
    JsonNode value = json.get(name);
    if (value == null || !value.isTextual()) {
      throw new IllegalArgumentException("not an alert: " + name + " is missing");
    }
    return value.textValue();
  }
}
