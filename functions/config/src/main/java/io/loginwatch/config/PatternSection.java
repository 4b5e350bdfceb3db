package io.loginwatch.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.core.rule.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The patterns of a rule, as its file writes them. */
final class PatternSection {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PatternSection() {}

  /** One pattern, or a list of patterns any of which will do. */
  static List<Pattern> read(Section section, String field) {
    return switch (section.get(field)) {
      case null -> {
        section.problem(field, "is missing");
        yield List.of();
      }
      case Node.Items items -> {
        var patterns = new ArrayList<Pattern>();
        items.items().forEach(item -> pattern(section, field, item).ifPresent(patterns::add));
        yield patterns;
      }
      case Node node -> pattern(section, field, node).stream().toList();
    };
  }

  private static Optional<Pattern> pattern(Section section, String field, Node node) {
    if (!(node instanceof Node.Fields)) {
      section.problem(field, "is " + node.kind() + ", expected a pattern");
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.of(json(node).toString()));
    } catch (IllegalArgumentException e) {
      section.problem(field, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** A pattern as the matcher takes it: dotted names unfolded, one value as a list of one. */
  static JsonNode json(Node node) {
    return switch (node) {
      case Node.Fields fields -> {
        ObjectNode object = JSON.objectNode();
        fields.fields().forEach((name, value) -> put(object, name, value));
        yield object;
      }
      case Node.Items items -> {
        ArrayNode array = JSON.arrayNode();
        items.items().forEach(item -> array.add(raw(item)));
        yield array;
      }
      case Node.Scalar scalar -> JSON.arrayNode().add(raw(scalar));
    };
  }

  private static void put(ObjectNode object, String name, Node value) {
    int dot = name.indexOf('.');
    if (dot > 0 && !name.startsWith("$")) {
      ObjectNode within =
          object.get(name.substring(0, dot)) instanceof ObjectNode there
              ? there
              : object.putObject(name.substring(0, dot));
      put(within, name.substring(dot + 1), value);
    } else if (name.equals("$or") && value instanceof Node.Items items) {
      ArrayNode any = object.putArray(name);
      items.items().forEach(item -> any.add(json(item)));
    } else if (object.get(name) instanceof ObjectNode there
        && json(value) instanceof ObjectNode more) {
      there.setAll(more);
    } else {
      object.set(name, json(value));
    }
  }

  /** As JSON, as it is. */
  static JsonNode raw(Node node) {
    return switch (node) {
      case Node.Fields fields -> {
        ObjectNode object = JSON.objectNode();
        fields.fields().forEach((name, value) -> object.set(name, raw(value)));
        yield object;
      }
      case Node.Items items -> {
        ArrayNode array = JSON.arrayNode();
        items.items().forEach(item -> array.add(raw(item)));
        yield array;
      }
      case Node.Scalar(Object value, _, _) ->
          switch (value) {
            case null -> JSON.nullNode();
            case Boolean flag -> JSON.booleanNode(flag);
            case Long number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            default -> JSON.textNode(value.toString());
          };
    };
  }
}
