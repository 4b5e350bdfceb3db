package io.loginwatch.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.ingest.Receipt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {
  private static final String FROM_ROME = login("10:00", "okta", 41.9, 12.5);
  private static final String FROM_LIMA = login("10:30", "okta", -12.0, -77.0);

  @TempDir private Path folder;
  private Replayed replayed;

  @BeforeEach
  void with_an_empty_configuration() throws IOException {
    configure("");
  }

  private void configure(String yaml) throws IOException {
    Files.writeString(folder.resolve("loginwatch.yaml"), yaml);
    replayed = new Replayed(folder);
  }

  private static String login(String time, String provider, double latitude, double longitude) {
    return """
    {"@timestamp":"2026-03-02T%s:00Z","event":{"category":["authentication"],"outcome":"success",\
    "id":"%1$s","provider":"%s"},"user":{"name":"ada"},\
    "source":{"ip":"192.0.2.1","geo":{"city_name":"C","location":{"lat":%s,"lon":%s}}}}
    """
        .formatted(time, provider, latitude, longitude);
  }

  @Test
  void what_is_broken_is_skipped_and_named_by_its_line() throws Exception {
    var summary =
        replayed.run(FROM_ROME + "{\"broken\n\n{\"user\":\n{\"name\":1}}\nhello\n" + FROM_LIMA);

    assertThat(summary.skipped()).extracting(Receipt.Rejected::line).containsExactly(2, 4, 6);
    assertThat(replayed.alerts()).extracting(Alert::rule).contains("impossible-travel");
  }

  @Test
  void what_is_not_watched_is_no_mistake() throws Exception {
    var summary = replayed.run(FROM_ROME.replace("authentication", "process"));

    assertThat(summary.skipped()).isEmpty();
    assertThat(summary.refused()).containsEntry("not_watched", 1);
  }

  @Test
  void what_comes_before_the_damage_of_a_packed_file_is_judged() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write((FROM_ROME + FROM_LIMA).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      gzip.flush();
    }
    byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() - 4);

    assertThatThrownBy(() -> replayed.run(cut, null)).isInstanceOf(UncheckedIOException.class);
    assertThat(replayed.alerts()).extracting(Alert::rule).contains("impossible-travel");
  }

  @Test
  void what_is_older_is_learned_from_and_not_told() throws Exception {
    replayed.since("10:30").run(FROM_ROME + FROM_LIMA);
    assertThat(replayed.alerts()).extracting(Alert::rule).contains("impossible-travel");

    replayed.since("10:31").run(FROM_ROME + FROM_LIMA);
    assertThat(replayed.alerts()).isEmpty();
  }

  @Test
  void an_empty_file_says_nothing() throws Exception {
    assertThat(replayed.run("").logins()).isZero();
    assertThat(replayed.alerts()).isEmpty();
  }

  @Test
  void a_folder_without_rules_has_those_that_are_shipped() throws Exception {
    var failures = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      failures.append(
          login("09:%02d".formatted(i / 3), "okta", 1, 1)
              .replace("success", "failure")
              .replace("\"id\":\"", "\"id\":\"" + i));
    }

    replayed.run(failures.toString());

    assertThat(replayed.alerts()).extracting(Alert::rule).contains("brute-force");
  }

  @Test
  void a_wrong_rule_is_left_out_alone() throws Exception {
    Files.createDirectory(folder.resolve("rules"));
    Files.writeString(folder.resolve("rules/wrong.yaml"), "id: wrong\n");
    replayed = new Replayed(folder);

    replayed.run(FROM_ROME + FROM_LIMA);

    assertThat(replayed.installation().problems()).isNotEmpty();
    assertThat(replayed.alerts()).extracting(Alert::rule).contains("impossible-travel");
  }

  @Test
  void a_source_may_pause_as_long_as_it_is_expected_to() throws Exception {
    configure("sources: {expected: {okta: 20m}}");

    replayed.run(login("10:00", "okta", 1, 1) + login("10:20", "okta", 1, 1), "10:40");

    assertThat(replayed.alerts()).isEmpty();
  }

  @Test
  void a_longer_pause_is_told_of_and_its_end_too() throws Exception {
    configure("sources: {expected: {okta: 20m}}");

    replayed.run(login("10:00", "okta", 1, 1) + login("10:21", "okta", 1, 1));

    assertThat(replayed.alerts())
        .extracting(Alert::rule)
        .containsExactly("silent-source", "silent-source-over");
  }

  @Test
  void a_pause_is_noticed_by_the_logins_of_others_and_told_once() throws Exception {
    configure("sources: {expected: {okta: 20m}}");

    replayed.run(
        login("10:00", "okta", 1, 1) + login("10:21", "entra", 1, 1) + login("11:00", "duo", 1, 1));

    assertThat(replayed.alerts())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.subject().id()).isEqualTo("okta");
          assertThat(alert.time()).isEqualTo(Instant.parse("2026-03-02T10:21:00Z"));
        });
  }

  @Test
  void a_source_that_is_never_heard_of_is_silent_at_the_end() throws Exception {
    configure("sources: {expected: {okta: 20m, entra: 20m}}");

    replayed.run(login("10:00", "okta", 1, 1) + login("10:01", "okta", 1, 1));

    assertThat(replayed.alerts())
        .extracting(alert -> alert.subject().id())
        .containsExactly("entra");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          severities: {new-city: low}                  > silent-source medium [], silent-source-over info []
          severities: {silent-source: critical}        > silent-source critical [], silent-source-over info []
          off: [silent-source]                         >
          staged: [silent-source]                      > silent-source medium [staged], silent-source-over info [staged]
          suppression: {rules: [silent-source]}        > silent-source medium [ignored-rule], silent-source-over info [ignored-rule]
          suppression: {rules: [silent-source-over]}   > silent-source medium [], silent-source-over info [ignored-rule]
          suppression: {minimum_severity: high}        > silent-source medium [minimum-severity], silent-source-over info [minimum-severity]
          'suppression: {exceptions: [{name: move, until: "2026-03-02T10:21:00.001Z"}]}' > silent-source medium [exception:move], silent-source-over info []
          'suppression: {exceptions: [{name: move, until: "2026-03-02T10:21:00Z"}]}'     > silent-source medium [], silent-source-over info []
          'suppression: {exceptions: [{name: move, until: 2026-03-03, users: [mira]}]}'  > silent-source medium [], silent-source-over info []
          """)
  void a_silence_is_set_and_suppressed_as_any_other_rule(String setting, String said)
      throws Exception {
    configure("sources: {expected: {okta: 20m}}\ndetection: {" + setting + "}");

    replayed.run(
        login("10:00", "okta", 1, 1) + login("10:21", "entra", 1, 1) + login("10:22", "okta", 1, 1),
        "10:23");

    assertThat(
            replayed.alerts().stream()
                .map(a -> a.rule() + " " + a.severity().word() + " " + a.suppressed())
                .collect(Collectors.joining(", ")))
        .isEqualTo(said == null ? "" : said);
  }

  @Test
  void sources_that_nobody_expects_are_not_listened_to() throws Exception {
    replayed.run(login("10:00", "okta", 1, 1), "23:00");

    assertThat(replayed.alerts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"login,20,success-after-attack", "mfa-challenge,5,mfa-fatigue-success"})
  void the_last_failure_of_an_attack_may_arrive_after_the_success(
      String action, int failures, String rule) throws Exception {
    var attack = new StringBuilder();
    for (int i = 1; i < failures; i++) {
      attack.append(attempt(action, "failure", i));
    }
    String last = attempt(action, "failure", failures);
    String in = attempt(action, "success", failures + 1);

    replayed.run(attack + last + in);
    String inOrder = told(rule);
    assertThat(inOrder).contains("e" + (failures + 1));
    replayed.run(attack + in + last + attack + in + last);
    assertThat(told(rule)).isEqualTo(inOrder);
    replayed.run(attack + in);
    assertThat(told(rule)).isEmpty();
  }

  /** Alerts of a rule without the risk of their user, which is of when they were raised. */
  private String told(String rule) {
    return replayed.alerts().stream()
        .filter(alert -> alert.rule().equals(rule))
        .map(alert -> alert.id() + alert.time() + alert.events() + alert.summary())
        .collect(Collectors.joining("\n"));
  }

  private static String attempt(String action, String outcome, int n) {
    return """
    {"@timestamp":"2026-03-02T10:00:%02dZ","event":{"category":["authentication"],"action":"%s",\
    "outcome":"%s","id":"e%1$d"},"user":{"name":"ada"},"source":{"ip":"203.0.113.7"}}
    """
        .formatted(n, action, outcome);
  }
}
