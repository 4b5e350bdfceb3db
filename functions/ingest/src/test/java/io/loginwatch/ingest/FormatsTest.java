package io.loginwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.loginwatch.config.Configuration;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.LoginJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each format's sample, and the logins and refusals that it must become, lie beside its mapping.
 */
class FormatsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static List<String> samples() {
    return Mutants.SAMPLES;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_sample_becomes_what_is_expected_of_it(String name) throws IOException {
    ArrayNode actual = JSON.createArrayNode();
    for (Receipt receipt : Take.of(resource(name + ".json"))) {
      switch (receipt) {
        case Receipt.Accepted(_, Login login) ->
            actual.add(JSON.readTree(LoginJson.toStored(login)));
        case Receipt.Rejected no ->
            actual
                .addObject()
                .put("rejected", no.index())
                .put("code", no.code())
                .put("field", no.field());
      }
    }
    // -Dloginwatch.expected=DIR writes what is, to be read critically and then kept.
    String folder = System.getProperty("loginwatch.expected");
    if (folder != null) {
      StringBuilder lines = new StringBuilder("[\n");
      actual.forEach(one -> lines.append(one).append(",\n"));
      lines.setLength(lines.length() - 2);
      Files.writeString(Path.of(folder, name + ".expected.json"), lines + "\n]\n");
    }

    JsonNode expected = JSON.readTree(resource(name + ".expected.json"));
    assertThat(lines(actual)).containsExactlyElementsOf(lines(expected));
  }

  @Test
  void a_format_of_the_operators_own_is_a_few_lines_of_configuration() {
    Configuration configuration =
        Configuration.parse(
            """
            ingest:
              formats:
                door:
                  recognise: [{ badge: present, door: present }]
                  id: nr
                  time: at
                  zone: Europe/Rome
                  user: badge.owner
                  outcome: { from: light, success: [green], failure: [red] }
                  labels: { door: door }
            """);
    Intake intake =
        Intake.of(configuration.section("ingest"), Path.of("no-databases"), () -> Take.NOW);
    configuration.requireValid();
    List<Receipt> receipts = new ArrayList<>();

    intake.read(
        "{\"nr\":1,\"badge\":{\"owner\":\"Zoe\"},\"door\":\"north\",\"at\":\"2026-03-02 10:00:00\",\"light\":\"red\"}"
            .getBytes(StandardCharsets.UTF_8),
        Hint.NONE,
        receipts::add);

    assertThat(Take.logins(receipts).stream().map(LoginJson::toStored))
        .containsExactly(
            "{\"@timestamp\":\"2026-03-02T09:00:00.000Z\",\"event\":{\"id\":\"1\",\"action\":\"login\","
                + "\"outcome\":\"failure\",\"provider\":\"door\"},\"user\":{\"name\":\"zoe\"},"
                + "\"labels\":{\"door\":\"north\"}}");
  }

  @Test
  void a_format_without_a_user_is_a_problem_of_the_configuration() {
    Configuration configuration =
        Configuration.parse("ingest: {formats: {door: {recognise: [{door: present}], time: at}}}");
    Intake.of(configuration.section("ingest"), Path.of("no-databases"), () -> Take.NOW);

    assertThat(configuration.problems())
        .anySatisfy(problem -> assertThat(problem.toString()).contains("ingest.formats.door.user"));
  }

  @Test
  void what_a_pinned_format_would_not_recognise_is_never_taken_for_unwatched() {
    List<Receipt> receipts = new ArrayList<>();
    Take.INTAKE.read(
        "{\"published\":\"2026-03-02T09:00:00Z\"}".getBytes(StandardCharsets.UTF_8),
        Hint.of("okta", "idp"),
        receipts::add);

    assertThat(receipts)
        .singleElement()
        .satisfies(receipt ->
            assertThat(((Receipt.Rejected) receipt).code()).isEqualTo(Refusal.UNKNOWN_FORMAT));
  }

  @Test
  void a_bad_element_costs_itself_and_a_bad_line_itself() {
    String good = "{\"user\":\"a\",\"ip\":\"192.0.2.1\",\"time\":\"2026-03-02T09:00:00Z\"}";

    assertThat(Take.of("[" + good + ",{\"user\": NaN}," + good + "]"))
        .extracting(FormatsTest::kind)
        .containsExactly("ok", "not_decodable", "ok");
    assertThat(Take.of(good + "\n{\"user\":\"tru\n" + good + "\n"))
        .extracting(FormatsTest::kind)
        .containsExactly("ok", "not_decodable", "ok");
    assertThat(Take.of(good + good + "\n\n" + good.replace(",", ",\n ")))
        .extracting(FormatsTest::kind)
        .containsExactly("ok", "ok", "ok");
    assertThat(Take.of("{\"index\":{\"_index\":\"x\"}}\n" + good))
        .extracting(FormatsTest::kind)
        .containsExactly("ok");
  }

  @Test
  void nesting_is_bounded() {
    String deep = "{\"user\":\"a\",\"x\":" + "[".repeat(100) + "]".repeat(100) + "}";

    assertThat(Take.rejected(deep).code()).isEqualTo(Refusal.NOT_DECODABLE);
  }

  private static String kind(Receipt receipt) {
    return receipt instanceof Receipt.Rejected no ? no.code() : "ok";
  }

  private static List<String> lines(JsonNode array) {
    List<String> lines = new ArrayList<>();
    array.forEach(one -> lines.add(one.toString()));
    return lines;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream file = FormatsTest.class.getResourceAsStream("format/" + name)) {
      return file == null ? new byte[0] : file.readAllBytes();
    }
  }
}
