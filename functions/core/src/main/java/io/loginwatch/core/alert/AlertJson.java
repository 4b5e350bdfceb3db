package io.loginwatch.core.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.core.login.Timestamp;
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

  private AlertJson() {}

  /** The alert as a tree, in the documented order of fields. */
  public static ObjectNode toJson(Alert alert) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", alert.id());
    json.put("rule", alert.rule());
    json.put("title", alert.title());
    json.put("summary", alert.summary());
    json.put("severity", alert.severity().word());
    json.put("score", alert.score());
    json.putObject("subject")
        .put("type", alert.subject().type().word())
        .put("id", alert.subject().id());
    json.put("time", Timestamp.text(alert.time()));
    putIfKnown(json, "user", alert.user());
    json.set("source", SourceJson.toJson(alert.source()));
    putIfKnown(json, "user_agent", alert.userAgent());
    strings(json.putArray("events"), alert.events());
    json.put("event_count", alert.eventCount());
    factors(json.putArray("factors"), alert.factors());
    strings(json.putArray("suppressed"), alert.suppressed());
    strings(json.putArray("tags"), alert.tags());
    putIfKnown(json, "runbook", alert.runbook());
    strings(json.putArray("absorbs"), alert.absorbs());
    putIfKnown(json, "incident", alert.incident());
    ObjectNode links = json.putObject("links");
    new TreeMap<>(alert.links()).forEach(links::put);
    json.put("version", Alert.VERSION);
    return json;
  }

  /** The alert as one line of JSON, without a line end. */
  public static String toText(Alert alert) {
    return toJson(alert).toString();
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

  static void putIfKnown(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
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

  private static void strings(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }

  private static void factors(ArrayNode array, List<Factor> factors) {
    for (Factor factor : factors) {
      ObjectNode json = array.addObject();
      json.put("name", factor.name()).put("value", factor.value());
      putIfKnown(json, "usual", factor.usual());
      json.put("weight", factor.weight());
    }
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
