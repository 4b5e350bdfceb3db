package io.loginwatch.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.loginwatch.api.ApiFixture.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** docs/openapi.yaml, and whether an answer is as it says. */
final class Contract {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final JsonNode openApi;

  Contract() {
    try {
      String yaml = Files.readString(Path.of("../../docs/openapi.yaml"));
      Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
      openApi = new ObjectMapper().valueToTree(loaded);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As in {@code GET /v1/alerts}. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    openApi
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation ->
                    operations.add(
                        operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return operations;
  }

  /** What of an answer is not documented; of paths that are not documented at all, nothing is. */
  List<String> violations(String method, String url, Response response) {
    String path = url.replaceFirst("\\?.*", "");
    JsonNode documented = path(path);
    if (documented.isMissingNode() || !documented.has(method.toLowerCase(Locale.ROOT))) {
      return response.status() == 404 || response.status() == 405
          ? List.of()
          : List.of(method + " " + path + " is not documented");
    }
    JsonNode answer =
        resolved(
            documented
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(String.valueOf(response.status())));
    if (answer.isMissingNode()) {
      return List.of(response.status() + " of " + method + " " + path + " is not documented");
    }
    String type = response.type().replaceFirst(";.*", "");
    JsonNode content = answer.path("content").path(type);
    if (content.isMissingNode()) {
      return List.of(type + " of " + method + " " + path + " is not documented");
    }
    return type.endsWith("json") ? violations(content.get("schema"), response.json()) : List.of();
  }

  private List<String> violations(JsonNode schema, JsonNode body) {
    ObjectNode root = schema.deepCopy();
    root.set("components", openApi.get("components"));
    Schema compiled = SCHEMAS.getSchema(root);
    List<String> violations = new ArrayList<>();
    compiled.validate(body).forEach(error -> violations.add(error.toString()));
    return violations;
  }

  private JsonNode path(String path) {
    JsonNode exact = openApi.get("paths").path(path);
    if (!exact.isMissingNode()) {
      return exact;
    }
    for (var documented : openApi.get("paths").properties()) {
      if (path.matches(documented.getKey().replaceAll("\\{\\w+}", "[^/]+"))) {
        return documented.getValue();
      }
    }
    return openApi.path("nothing");
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? openApi.at(node.get("$ref").asText().substring(1)) : node;
  }
}
