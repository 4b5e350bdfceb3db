package io.loginwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/configuration.md says what the JSON schema says. */
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("../../docs/configuration.md");
  private static final Pattern SECTION = Pattern.compile("### `(.+)`");
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| *(?:`(.*?)`)? *\\| .*");

  private final JsonNode schema =
      new ObjectMapper()
          .readTree(ShippedConfigurationTest.FOLDER.resolve("loginwatch.schema.json").toFile());

  ConfigurationPageTest() throws IOException {}

  /** The rows of each section: a field and its default. */
  private static Map<String, Map<String, String>> page() throws IOException {
    Map<String, Map<String, String>> sections = new TreeMap<>();
    Map<String, String> rows = new TreeMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher section = SECTION.matcher(line);
      Matcher row = ROW.matcher(line);
      if (section.matches()) {
        rows = sections.computeIfAbsent(section.group(1), name -> new TreeMap<>());
      } else if (row.matches() && !sections.isEmpty()) {
        rows.put(row.group(1), row.group(2) == null ? "" : row.group(2));
      }
    }
    return sections;
  }

  private Map<String, String> fields(String section, Map<String, ?> sections) {
    Map<String, String> fields = new TreeMap<>();
    schema
        .at("/properties/" + section.replace(".", "/properties/") + "/properties")
        .properties()
        .forEach(field -> {
          JsonNode fallback = field.getValue().path("default");
          if (!sections.containsKey(section + "." + field.getKey())) {
            fields.put(
                field.getKey(), fallback.isArray() ? fallback.toString() : fallback.asText());
          }
        });
    return fields;
  }

  @Test
  void every_section_has_the_fields_of_the_schema_with_their_defaults_and_no_other()
      throws IOException {
    var page = page();

    assertThat(page).isNotEmpty();
    page.forEach((section, rows) -> assertThat(rows).as(section).isEqualTo(fields(section, page)));
  }

  @Test
  void every_section_of_the_file_is_on_it() throws IOException {
    var sections = new TreeSet<String>();
    schema.get("properties").fieldNames().forEachRemaining(sections::add);

    assertThat(page().keySet()).containsAll(sections);
  }
}
