package io.loginwatch.sam;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The deployment as the template describes it, with parameters filled in. Immutable. */
public final class Template {

  private final Path file;
  private final JsonNode source;
  private final Map<String, String> parameters;
  private final Intrinsics intrinsics;
  private final Map<String, Resource> resources = new LinkedHashMap<>();

  private Template(Path file, JsonNode source, Map<String, String> overrides) {
    this.file = file;
    this.source = source;
    this.parameters = parameters(source, overrides);
    this.intrinsics = new Intrinsics(source, parameters);
    source.path("Resources").forEachEntry(this::add);
  }

  /** Reads a template with the defaults of its parameters. */
  public static Template load(Path file) {
    return load(file, Map.of());
  }

  /**
   * Reads a template.
   *
   * @param overrides values of parameters by name
   * @throws UnsupportedInTemplate if it cannot be executed here, or an override names no parameter
   */
  public static Template load(Path file, Map<String, String> overrides) {
    return new Template(file.toAbsolutePath(), CloudFormationYaml.read(file), overrides);
  }

  /** Reads the {@code template.yaml} of the working directory or the nearest one above it. */
  public static Template nearest(Map<String, String> overrides) {
    Path start = Path.of("").toAbsolutePath();
    for (Path directory = start; directory != null; directory = directory.getParent()) {
      Path candidate = directory.resolve("template.yaml");
      if (Files.isRegularFile(candidate)) {
        return load(candidate, overrides);
      }
    }
    throw new IllegalStateException("no template.yaml in " + start + " or above");
  }

  /** The folder that the template is in; its paths are relative to it. */
  public Path directory() {
    return requireNonNull(file.getParent());
  }

  public Path file() {
    return file;
  }

  /** Every parameter with its value. */
  public Map<String, String> parameters() {
    return parameters;
  }

  /** The resource with that logical id; null where there is none, or its condition is false. */
  public @Nullable Resource resource(String id) {
    return resources.get(id);
  }

  public List<Resource> resources() {
    return List.copyOf(resources.values());
  }

  public List<Resource> resources(String type) {
    return resources.values().stream().filter(each -> each.type().equals(type)).toList();
  }

  public List<Table> tables() {
    return resources(Table.TYPE).stream().map(Table::of).toList();
  }

  public List<Function> functions() {
    return resources(Function.TYPE).stream().map(each -> Function.of(each, this)).toList();
  }

  /**
   * The one REST API.
   *
   * @throws UnsupportedInTemplate if there is none or more than one
   */
  public RestApi api() {
    List<Resource> apis = resources(RestApi.TYPE);
    if (apis.size() != 1) {
      throw new UnsupportedInTemplate("Resources", apis.size() + " REST APIs, one is supported");
    }
    return RestApi.of(apis.getFirst());
  }

  /** The environment variables that {@code Globals} gives to every function. */
  public Map<String, String> environment() {
    var variables = new LinkedHashMap<String, String>();
    JsonNode resolved =
        requireNonNull(
            intrinsics.resolve(
                "Globals.Function.Environment.Variables",
                source.at("/Globals/Function/Environment/Variables")));
    resolved.forEachEntry((name, value) -> variables.put(name, value.asText()));
    return variables;
  }

  private void add(String id, JsonNode declared) {
    if (declared.has("Condition") && !intrinsics.condition(declared.path("Condition").asText())) {
      return;
    }
    String type = declared.path("Type").asText();
    JsonNode properties = declared.path("Properties");
    JsonNode merged =
        merge(
            globals(type),
            properties.isObject() ? properties : JsonNodeFactory.instance.objectNode());
    var resolved = (ObjectNode) requireNonNull(intrinsics.resolve(id + ".Properties", merged));
    resources.put(id, new Resource(id, type, resolved));
  }

  private ObjectNode globals(String type) {
    String section =
        switch (type) {
          case "AWS::Serverless::Function" -> "Function";
          case "AWS::Serverless::Api" -> "Api";
          default -> "";
        };
    return source.path("Globals").path(section) instanceof ObjectNode object
        ? object
        : JsonNodeFactory.instance.objectNode();
  }

  /** As SAM does it: maps are merged, lists are joined, anything else of the resource wins. */
  private static JsonNode merge(JsonNode global, JsonNode own) {
    if (global instanceof ObjectNode base && own instanceof ObjectNode over) {
      ObjectNode merged = base.deepCopy();
      over.forEachEntry(
          (name, value) -> merged.set(name, base.has(name) ? merge(base.get(name), value) : value));
      return merged;
    }
    if (global instanceof ArrayNode base && own instanceof ArrayNode over) {
      return base.deepCopy().addAll(over);
    }
    return own;
  }

  private static Map<String, String> parameters(JsonNode source, Map<String, String> overrides) {
    var unknown = new TreeSet<>(overrides.keySet());
    var values = new LinkedHashMap<String, String>();
    source
        .path("Parameters")
        .forEachEntry((name, declared) -> {
          unknown.remove(name);
          String given = overrides.get(name);
          if (given == null && !declared.has("Default")) {
            throw new UnsupportedInTemplate("Parameters." + name, "needs a value");
          }
          String value = given == null ? declared.get("Default").asText() : given;
          check(name, declared, value);
          values.put(name, value);
        });
    if (!unknown.isEmpty()) {
      throw new UnsupportedInTemplate(
          "Parameters." + unknown.first(), "the template has no such parameter");
    }
    return Map.copyOf(values);
  }

  private static void check(String name, JsonNode declared, String value) {
    JsonNode allowed = declared.path("AllowedValues");
    boolean found = allowed.isMissingNode();
    for (JsonNode each : allowed) {
      found |= each.asText().equals(value);
    }
    if (!found) {
      throw new UnsupportedInTemplate("Parameters." + name, "must be one of " + allowed);
    }
  }
}
