package io.loginwatch.config.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;

class LinesTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private LineLogger logger(String name, boolean json) {
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    var lines = new Lines(out, Level.INFO, json, () -> Instant.parse("2026-03-02T09:00:00.250Z"));
    return new LineLogger(name, lines, new BasicMDCAdapter());
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_line_in_lambda_is_one_json_object_with_what_happened_and_where() throws Exception {
    logger("io.loginwatch.Some", true)
        .atError()
        .addKeyValue("user", "al\"ice\n")
        .addKeyValue("logins", 3)
        .setCause(new IllegalStateException("no table"))
        .log("batch {} failed", 7);

    JsonNode line = new ObjectMapper().readTree(written());
    assertThat(written().strip()).doesNotContain("\n");
    assertThat(line.path("timestamp").asText()).isEqualTo("2026-03-02T09:00:00.250Z");
    assertThat(line.path("level").asText()).isEqualTo("ERROR");
    assertThat(line.path("message").asText()).isEqualTo("batch 7 failed");
    assertThat(line.path("context").path("user").asText()).isEqualTo("al\"ice\n");
    assertThat(line.path("context").path("logins").isInt()).isTrue();
    assertThat(line.path("error").path("message").asText()).isEqualTo("no table");
  }

  @Test
  void a_line_on_a_terminal_is_text_and_nobody_can_smuggle_in_another() {
    logger("io.loginwatch.Some", false).atInfo().addKeyValue("user", "a\nFAKE").log("seen");

    assertThat(written().strip())
        .isEqualTo("2026-03-02T09:00:00.250Z INFO Some: seen user=a\\nFAKE");
  }

  @Test
  void nor_command_the_terminal_or_turn_its_text_around() {
    logger("io.loginwatch.Some", false)
        .atInfo()
        .addKeyValue("user", "\0\u0007\u001b[2J\u202egnp.exe é🔴")
        .setCause(new IllegalStateException("a\nFAKE"))
        .log("seen");

    assertThat(written())
        .startsWith(
            "2026-03-02T09:00:00.250Z INFO Some: seen"
                + " user=\\u0000\\u0007\\u001b[2J\\u202egnp.exe é🔴\n"
                + "java.lang.IllegalStateException: a\\nFAKE\n");
  }

  @Test
  void libraries_are_heard_from_warnings_on() {
    logger("software.amazon.awssdk.X", true).info("chatter");
    assertThat(written()).isEmpty();

    logger("software.amazon.awssdk.X", true).warn("trouble");
    assertThat(written()).contains("trouble");
  }

  @Test
  void slf4j_finds_these_loggers() {
    assertThat(LoggerFactory.getLogger("io.loginwatch.Some")).isInstanceOf(LineLogger.class);
  }
}
