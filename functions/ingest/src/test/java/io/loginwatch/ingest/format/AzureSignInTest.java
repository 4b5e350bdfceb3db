package io.loginwatch.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.config.Configuration;
import io.loginwatch.core.login.Login;
import io.loginwatch.ingest.Hint;
import io.loginwatch.ingest.Intake;
import io.loginwatch.ingest.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A code of Entra's means the same in its own shape and where Elastic's integration leaves it. */
class AzureSignInTest {
  private static final Pattern CODES = Pattern.compile("\"(\\d{5,6}(?:\\|\\d{5,6})*)\"");

  private static final Intake INTAKE =
      Intake.of(
          Configuration.parse("").section("ingest"),
          Path.of("no-databases"),
          () -> Instant.parse("2026-03-02T12:00:00Z"));

  @Test
  void all_codes_of_the_format_are_known_in_ecs_too() throws IOException {
    for (String code : codes()) {
      for (String category : new String[] {"SignInLogs", "NonInteractiveUserSignInLogs"}) {
        assertThat(meaning(ecs(code, category)))
            .as(code + " in " + category)
            .isEqualTo(meaning(entra(code, category)));
      }
    }
  }

  private static TreeSet<String> codes() throws IOException {
    var codes = new TreeSet<String>();
    try (InputStream format = AzureSignIn.class.getResourceAsStream("entra.yaml")) {
      String text = new String(format.readAllBytes(), StandardCharsets.UTF_8);
      for (var found = CODES.matcher(text); found.find(); ) {
        codes.addAll(List.of(found.group(1).split("\\|")));
      }
    }
    assertThat(codes).contains("50126", "500121").hasSizeGreaterThan(50);
    return codes;
  }

  private static String meaning(String record) {
    var receipts = new ArrayList<Receipt>();
    INTAKE.read(record.getBytes(StandardCharsets.UTF_8), Hint.of(null, "test"), receipts::add);
    Login login = ((Receipt.Accepted) receipts.getFirst()).login();
    return login.action() + " " + login.outcome();
  }

  private static String entra(String code, String category) {
    return "{\"time\":\"2026-03-02T11:00:00Z\",\"category\":\""
        + category
        + "\",\"operationName\":\"Sign-in activity\",\"resultType\":\""
        + code
        + "\",\"properties\":{\"id\":\"a\",\"createdDateTime\":\"2026-03-02T11:00:00Z\","
        + "\"userPrincipalName\":\"ann@example.com\",\"ipAddress\":\"198.51.100.7\","
        + "\"status\":{\"errorCode\":"
        + code
        + "}}}";
  }

  private static String ecs(String code, String category) {
    return "{\"@timestamp\":\"2026-03-02T11:00:00Z\",\"event\":{\"id\":\"a\",\"category\":[\"authentication\"],"
        + "\"action\":\"Sign-in activity\",\"outcome\":\"failure\"},"
        + "\"user\":{\"name\":\"ann@example.com\"},\"source\":{\"ip\":\"198.51.100.7\"},"
        + "\"azure\":{\"signinlogs\":{\"category\":\""
        + category
        + "\",\"result_type\":\""
        + code
        + "\"}}}";
  }
}
