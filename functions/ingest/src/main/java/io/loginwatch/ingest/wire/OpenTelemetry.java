package io.loginwatch.ingest.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Log records of OTLP/HTTP in its JSON form. */
final class OpenTelemetry {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private OpenTelemetry() {}

  /** One record: its text or fields, and its time. */
  record Log(JsonNode body, Outer outer) {}

  static List<Log> records(JsonNode resourceLogs) {
    List<Log> logs = new ArrayList<>();
    for (JsonNode resource : resourceLogs) {
      ObjectNode common = NODES.objectNode();
      attributes(resource.path("resource").path("attributes"), common);
      String host = common.path("host.name").asText(null);
      JsonNode scopes =
          resource.has("scopeLogs")
              ? resource.path("scopeLogs")
              : resource.path("instrumentationLibraryLogs");
      for (JsonNode scope : scopes) {
        for (JsonNode log : scope.path("logRecords")) {
          logs.add(log(log, common, host));
        }
      }
    }
    return logs;
  }

  /** A text without attributes is a line; otherwise the fields of body and attributes are one. */
  private static Log log(JsonNode log, ObjectNode common, @Nullable String host) {
    JsonNode body = value(log.path("body"), 0);
    JsonNode time =
        log.has("timeUnixNano") ? log.get("timeUnixNano") : log.get("observedTimeUnixNano");
    Outer outer = new Outer(time, null, null, null, host, null);
    ObjectNode fields = body instanceof ObjectNode object ? object : NODES.objectNode();
    attributes(log.path("attributes"), fields);
    if (body.isTextual() && fields.isEmpty()) {
      return new Log(body, outer);
    }
    if (body.isTextual()) {
      String text = body.textValue().strip();
      JsonNode inner = text.startsWith("{") ? Json.parse(text) : null;
      if (inner instanceof ObjectNode object) {
        return new Log(object, outer);
      }
      fields.set("message", body);
    }
    if (common.has("service.name") && !fields.has("service.name")) {
      fields.set("service.name", common.get("service.name"));
    }
    return new Log(fields, outer);
  }

  private static void attributes(JsonNode attributes, ObjectNode into) {
    for (JsonNode attribute : attributes) {
      String key = attribute.path("key").asText("");
      if (!key.isEmpty()) {
        into.set(key, value(attribute.path("value"), 0));
      }
    }
  }

  private static JsonNode value(JsonNode any, int depth) {
    if (any.has("stringValue")) {
      return TextNode.valueOf(any.path("stringValue").asText());
    }
    for (String scalar : List.of("intValue", "doubleValue", "boolValue")) {
      if (any.has(scalar)) {
        return any.path(scalar);
      }
    }
    if (any.has("kvlistValue") && depth < Json.MAX_DEPTH) {
      ObjectNode object = NODES.objectNode();
      for (JsonNode pair : any.path("kvlistValue").path("values")) {
        object.set(pair.path("key").asText(""), value(pair.path("value"), depth + 1));
      }
      return object;
    }
    if (any.has("arrayValue") && depth < Json.MAX_DEPTH) {
      ArrayNode array = NODES.arrayNode();
      any.path("arrayValue").path("values").forEach(one -> array.add(value(one, depth + 1)));
      return array;
    }
    return NullNode.getInstance();
  }
}
