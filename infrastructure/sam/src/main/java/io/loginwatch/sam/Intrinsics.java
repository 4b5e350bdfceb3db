package io.loginwatch.sam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Evaluates CloudFormation's functions over a template's values. */
final class Intrinsics {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");

  private final JsonNode template;
  private final Map<String, String> parameters;
  private final ResourceNames names;

  Intrinsics(JsonNode template, Map<String, String> parameters) {
    this.template = template;
    this.parameters = parameters;
    this.names = new ResourceNames(template.path("Resources"));
  }

  /** The value with every function in it evaluated; null for {@code AWS::NoValue}. */
  @Nullable JsonNode resolve(String where, JsonNode value) {
    return switch (value) {
      case ObjectNode object -> isFunction(object) ? call(where, object) : fields(where, object);
      case ArrayNode array -> elements(where, array);
      default -> value;
    };
  }

  /** Whether that condition of the template holds. */
  boolean condition(String name) {
    JsonNode condition = template.path("Conditions").path(name);
    if (condition.isMissingNode()) {
      throw new UnsupportedInTemplate("Conditions." + name, "is not declared");
    }
    return truth("Conditions." + name, condition);
  }

  private static boolean isFunction(ObjectNode object) {
    if (object.size() != 1) {
      return false;
    }
    String name = object.fieldNames().next();
    return name.equals("Ref") || name.startsWith("Fn::");
  }

  private ObjectNode fields(String where, ObjectNode object) {
    ObjectNode resolved = JSON.objectNode();
    object.forEachEntry((name, value) -> {
      JsonNode result = resolve(where + "." + name, value);
      if (result != null) {
        resolved.set(name, result);
      }
    });
    return resolved;
  }

  private ArrayNode elements(String where, ArrayNode array) {
    ArrayNode resolved = JSON.arrayNode();
    for (int i = 0; i < array.size(); i++) {
      JsonNode result = resolve(where + "[" + i + "]", array.get(i));
      if (result != null) {
        resolved.add(result);
      }
    }
    return resolved;
  }

  private @Nullable JsonNode call(String where, ObjectNode object) {
    String name = object.fieldNames().next();
    JsonNode argument = object.get(name);
    return switch (name) {
      case "Ref" -> ref(where, argument.asText());
      case "Fn::GetAtt" ->
          JSON.textNode(names.attribute(where, argument.get(0).asText(), argument.get(1).asText()));
      case "Fn::Sub" -> JSON.textNode(substitute(where, argument));
      case "Fn::If" -> resolve(where, argument.get(condition(argument.get(0).asText()) ? 1 : 2));
      case "Fn::Join" -> JSON.textNode(join(where, argument));
      case "Fn::Select" ->
          list(where, argument.get(1)).get(Integer.parseInt(argument.get(0).asText()));
      case "Fn::Split" -> split(where, argument);
      case "Fn::FindInMap" -> findInMap(where, argument);
      case "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or" -> JSON.booleanNode(truth(where, object));
      default ->
          throw new UnsupportedInTemplate(where, "the function " + name + " is not supported here");
    };
  }

  private @Nullable JsonNode ref(String where, String name) {
    if (name.equals("AWS::NoValue")) {
      return null;
    }
    String parameter = parameters.get(name);
    if (parameter == null) {
      return JSON.textNode(names.ref(where, name));
    }
    String type = template.path("Parameters").path(name).path("Type").asText();
    if (!type.equals("CommaDelimitedList") && !type.startsWith("List<")) {
      return JSON.textNode(parameter);
    }
    ArrayNode list = JSON.arrayNode();
    for (String part : parameter.split(",")) {
      if (!part.isBlank()) {
        list.add(part.strip());
      }
    }
    return list;
  }

  private String substitute(String where, JsonNode argument) {
    boolean withMap = argument.isArray();
    String text = withMap ? argument.get(0).asText() : argument.asText();
    JsonNode map = withMap ? argument.get(1) : JSON.objectNode();
    return VARIABLE
        .matcher(text)
        .replaceAll(match ->
            Matcher.quoteReplacement(
                match.group(1).isEmpty()
                    ? variable(where, match.group(2), map)
                    : "${" + match.group(2) + "}"));
  }

  private String variable(String where, String name, JsonNode map) {
    if (map.has(name)) {
      return text(where, map.get(name));
    }
    String parameter = parameters.get(name);
    if (parameter != null) {
      return parameter;
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? names.ref(where, name)
        : names.attribute(where, name.substring(0, dot), name.substring(dot + 1));
  }

  private String join(String where, JsonNode argument) {
    var parts = new ArrayList<String>();
    list(where, argument.get(1)).forEach(part -> parts.add(part.asText()));
    return String.join(argument.get(0).asText(), parts);
  }

  private ArrayNode split(String where, JsonNode argument) {
    ArrayNode parts = JSON.arrayNode();
    for (String part :
        text(where, argument.get(1)).split(Pattern.quote(argument.get(0).asText()), -1)) {
      parts.add(part);
    }
    return parts;
  }

  private JsonNode findInMap(String where, JsonNode argument) {
    JsonNode found = template.path("Mappings");
    for (JsonNode key : argument) {
      found = found.path(text(where, key));
    }
    if (found.isMissingNode()) {
      throw new UnsupportedInTemplate(where, "there is nothing in the mapping for " + argument);
    }
    return found;
  }

  private boolean truth(String where, JsonNode condition) {
    String name = condition.fieldNames().next();
    JsonNode arguments = condition.get(name);
    return switch (name) {
      case "Condition" -> condition(arguments.asText());
      case "Fn::Equals" -> text(where, arguments.get(0)).equals(text(where, arguments.get(1)));
      case "Fn::Not" -> !truth(where, arguments.get(0));
      case "Fn::And" -> stream(arguments).allMatch(each -> truth(where, each));
      case "Fn::Or" -> stream(arguments).anyMatch(each -> truth(where, each));
      default -> throw new UnsupportedInTemplate(where, "the condition " + name + " is unknown");
    };
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private List<JsonNode> list(String where, JsonNode value) {
    JsonNode resolved = resolve(where, value);
    if (resolved == null || !resolved.isArray()) {
      throw new UnsupportedInTemplate(where, "a list is wanted here, this is " + value);
    }
    return stream(resolved).toList();
  }

  private String text(String where, JsonNode value) {
    JsonNode resolved = resolve(where, value);
    return resolved == null ? "" : resolved.asText();
  }
}
