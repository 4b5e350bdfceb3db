package io.loginwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The JSON schema says what the code does. */
class SchemaTest {
  private final String text =
      Files.readString(ShippedConfigurationTest.FOLDER.resolve("loginwatch.schema.json"));
  private final JsonNode schema = new ObjectMapper().readTree(text);

  SchemaTest() throws IOException {}

  /** Each leaf of the schema below a section: its path, and its default as YAML has it. */
  private Map<String, String> described(String section) {
    Map<String, String> leaves = new TreeMap<>();
    leaves(section, schema.at("/properties/" + section), leaves);
    return leaves;
  }

  private void leaves(String path, JsonNode node, Map<String, String> leaves) {
    if (node.has("properties")) {
      node.get("properties")
          .properties()
          .forEach(field -> leaves(path + "." + field.getKey(), field.getValue(), leaves));
    } else {
      JsonNode fallback = node.path("default");
      leaves.put(path, fallback.isArray() ? "" : fallback.asText());
    }
  }

  private static Map<String, String> asked(String section) {
    var configuration = Configuration.parse("");
    configuration.settings();
    configuration.sources();
    Map<String, String> fields = new TreeMap<>();
    var names = configuration.fields().stream().map(Field::path).toList();
    for (Field field : configuration.fields()) {
      boolean leaf = names.stream().noneMatch(name -> name.startsWith(field.path() + "."));
      if (leaf && field.path().startsWith(section + ".")) {
        String fallback = field.fallback();
        fields.put(field.path(), fallback == null ? "" : fallback);
      }
    }
    return fields;
  }

  @Test
  void it_has_every_field_of_detection_with_its_default_and_no_other() {
    assertThat(described("detection")).isEqualTo(asked("detection"));
  }

  @Test
  void it_has_every_field_of_the_log_sources_with_its_default_and_no_other() {
    assertThat(described("sources")).isEqualTo(asked("sources"));
  }

  @Test
  void every_field_is_described() {
    for (String path : List.of("detection", "sources")) {
      described(path)
          .keySet()
          .forEach(field -> {
            String at = "/properties/" + field.replace(".", "/properties/");
            assertThat(schema.at(at).path("description").asText()).as(field).isNotBlank();
          });
    }
  }

  @Test
  void the_shipped_configuration_fits_it_and_a_mistake_does_not() throws IOException {
    String yaml = Files.readString(ShippedConfigurationTest.FOLDER.resolve("loginwatch.yaml"));

    assertThat(errors(yaml)).isEmpty();
    assertThat(errors("")).isEmpty();
    assertThat(errors("detection: {learning: {period: 14d}}")).isEmpty();
    assertThat(errors("detection: {learnin: {period: 14d}}")).isNotEmpty();
    assertThat(errors("detection: {learning: {period: 14}}")).isNotEmpty();
    assertThat(errors("detection: {risk: {threshold: severe}}")).isNotEmpty();
  }

  @Test
  void each_kind_of_channel_has_fields_of_its_own() {
    String ops = "notify: {channels: {ops: {kind: %s}}}";

    assertThat(errors(ops.formatted("slack, webhook_url: 'env:X', zone: UTC"))).isEmpty();
    assertThat(errors(ops.formatted("slack, topic_url: 'env:X', zone: UTC"))).isNotEmpty();
    assertThat(errors(ops.formatted("slak, webhook_url: 'env:X'"))).isNotEmpty();
    assertThat(errors(ops.formatted("ntfy, topic_url: 'https://a.example', token: 'env:X'")))
        .isEmpty();
    assertThat(errors(ops.formatted("ntfy, topic_url: 'https://a.example', token: secret")))
        .isNotEmpty();
    assertThat(errors("notify: {routes: [{rules: [a], channels: [ops]}]}")).isEmpty();
    assertThat(errors("notify: {routes: [{rule: [a], channels: [ops]}]}")).isNotEmpty();
  }

  private List<String> errors(String yaml) {
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
    JsonNode json = PatternSection.raw(YamlFile.parse(yaml, "test", new ArrayList<>()));
    return compiled.validate(json).stream().map(String::valueOf).toList();
  }
}
