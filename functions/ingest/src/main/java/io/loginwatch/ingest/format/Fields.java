package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reading of single fields as they occur: numbers as text, one value in an array, "-" for nothing.
 */
final class Fields {
  private Fields() {}

  static @Nullable String text(@Nullable JsonNode node, String name) {
    return node == null ? null : text(node.get(name));
  }

  /**
   * The text of a scalar, or of the first element of an array; null for nothing in its many forms.
   */
  static @Nullable String text(@Nullable JsonNode value) {
    JsonNode scalar = value != null && value.isArray() ? value.get(0) : value;
    if (scalar == null || scalar.isContainerNode() || scalar.isNull()) {
      return null;
    }
    return something(scalar.asText());
  }

  /** The text, stripped, or null if it is a word for nothing. */
  static @Nullable String something(String raw) {
    int length = raw.length();
    String text =
        length > 0 && (raw.charAt(0) <= ' ' || raw.charAt(length - 1) <= ' ') ? raw.strip() : raw;
    return switch (text.length()) {
      case 0 -> null;
      case 1 -> text.equals("-") ? null : text;
      case 3 -> text.equalsIgnoreCase("n/a") ? null : text;
      case 4 -> text.equalsIgnoreCase("null") ? null : text;
      case 6 -> text.equalsIgnoreCase("(null)") ? null : text;
      case 9 -> text.equals("undefined") ? null : text;
      default -> text;
    };
  }

  /** The object at a name, or null where there is none. */
  static @Nullable JsonNode object(@Nullable JsonNode node, String name) {
    JsonNode child = node == null ? null : node.get(name);
    if (child != null && child.isArray()) {
      child = child.get(0);
    }
    return child != null && child.isObject() ? child : null;
  }

  /** A number, also where it is written as text; NaN where it is none. */
  static double number(@Nullable JsonNode value) {
    if (value == null) {
      return Double.NaN;
    }
    if (value.isNumber()) {
      return value.doubleValue();
    }
    if (value.isTextual() && value.textValue().length() < 40) {
      try {
        return Double.parseDouble(value.textValue().strip());
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
    return Double.NaN;
  }

  /** The record with dotted names nested, itself where there are none. */
  static JsonNode nested(JsonNode record) {
    return hasDots(record) ? nest(record) : record;
  }

  private static boolean hasDots(JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (field.getKey().indexOf('.') >= 0) {
        return true;
      }
      if (field.getValue().isObject() && hasDots(field.getValue())) {
        return true;
      }
    }
    return false;
  }

  private static ObjectNode nest(JsonNode node) {
    ObjectNode nested = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      merge(nested, field.getKey(), field.getValue());
    }
    return nested;
  }

  private static void merge(ObjectNode into, String name, JsonNode value) {
    ObjectNode target = into;
    String rest = name;
    // Names nest no deeper than documents may.
    for (int depth = 0, dot; depth < 16 && (dot = rest.indexOf('.')) > 0; depth++) {
      target = below(target, rest.substring(0, dot));
      if (target == null) {
        return;
      }
      rest = rest.substring(dot + 1);
    }
    boolean several = value.isArray() && target.get(rest) instanceof ObjectNode;
    JsonNode one = several && value.path(0).isObject() ? value.get(0) : value;
    if (!one.isObject()) {
      if (!one.isNull() || !target.has(rest)) {
        target.set(rest, one);
      }
      return;
    }
    ObjectNode child = below(target, rest);
    if (child == null) {
      child = target.putObject(rest);
    }
    for (Map.Entry<String, JsonNode> field : one.properties()) {
      merge(child, field.getKey(), field.getValue());
    }
  }

  /**
   * The object at a name, of several the first, which is the one that is read; a new one where
   * there is nothing. Null where there is a value: what Elasticsearch answers has {@code user.name}
   * and {@code user.name.text}, and the first is meant.
   */
  private static @Nullable ObjectNode below(ObjectNode target, String name) {
    JsonNode there = target.get(name);
    if (there != null && there.isArray() && there.path(0).isObject()) {
      ObjectNode first = nest(there.get(0));
      target.set(name, first);
      return first;
    }
    if (there instanceof ObjectNode object) {
      return object;
    }
    return there == null || there.isNull() ? target.putObject(name) : null;
  }

  /** The record with all its names in lower case, for sources whose shippers lower some of them. */
  static JsonNode lowerCased(JsonNode node) {
    if (node.isArray()) {
      var array = JsonNodeFactory.instance.arrayNode(node.size());
      node.forEach(element -> array.add(lowerCased(element)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode lowered = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      lowered.set(field.getKey().toLowerCase(Locale.ROOT), lowerCased(field.getValue()));
    }
    return lowered;
  }
}
