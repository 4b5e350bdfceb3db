package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of names and values, as Google's reports have it, that becomes fields a path can find. */
final class Parameters {
  private static final List<String> KINDS =
      List.of("value", "multiValue", "boolValue", "intValue", "multiIntValue");

  private final String @Nullable [] names;

  /**
   * @param path dotted, of the list; null where records have none
   */
  Parameters(@Nullable String path) {
    this.names = path == null ? null : path.split("\\.");
  }

  /** The record with fields in the place of the list, or the record itself if it has no list. */
  JsonNode named(JsonNode record) {
    if (names == null || !(record.deepCopy() instanceof ObjectNode copy)) {
      return record;
    }
    ObjectNode parent = copy;
    for (int i = 0; parent != null && i < names.length - 1; i++) {
      parent = parent.get(names[i]) instanceof ObjectNode child ? child : null;
    }
    JsonNode list = parent == null ? null : parent.get(names[names.length - 1]);
    if (parent == null || list == null || !list.isArray()) {
      return record;
    }
    parent.set(names[names.length - 1], fields(list));
    return copy;
  }

  private static ObjectNode fields(JsonNode list) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (JsonNode parameter : list) {
      String name = parameter.path("name").asText("");
      for (String kind : KINDS) {
        if (!name.isEmpty() && !fields.has(name) && parameter.has(kind)) {
          fields.set(name, parameter.get(kind));
        }
      }
    }
    return fields;
  }
}
