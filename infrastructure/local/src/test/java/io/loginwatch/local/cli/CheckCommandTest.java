package io.loginwatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();

  private int check(String yaml) throws Exception {
    Files.writeString(folder.resolve("loginwatch.yaml"), yaml);
    return Loginwatch.commandLine()
        .setOut(new PrintWriter(out, true))
        .execute("check", folder.toString());
  }

  @Test
  void everything_that_is_wrong_in_any_section_is_said_at_once_with_its_line() throws Exception {
    int status =
        check(
            """
            detection:
              off: [impossible-travle]
              staged: [no-such-rule]
              travel: {minimum_km: far}
            notify:
              channels:
                mail: {kind: smtp, host: smtp.example.org}
                chat: {kind: slack, webhook_url: hooks.example.org/x}
                phone: {kind: ntfy, topic_url: ntfy.example.org/x}
              routes:
                - channels: [pager]
            digest:
              schedules:
                daily: {channels: [letters]}
            """);

    assertThat(status).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "loginwatch.yaml:2: detection.off: no such rule: impossible-travle",
            "loginwatch.yaml:3: detection.staged: no such rule: no-such-rule",
            "loginwatch.yaml:4: detection.travel.minimum_km: is not a number: far",
            "notify.channels.mail.from: is missing",
            "notify.channels.mail.to: is missing",
            "notify.channels.chat.webhook_url: is no URL such as",
            "notify.channels.phone.topic_url: is no URL such as",
            "there is no channel pager",
            "daily: there is no channel letters")
        .doesNotContain("is off");
  }

  @Test
  void a_channel_of_which_nothing_is_set_is_listed_as_off_and_nothing_is_wrong() throws Exception {
    int status =
        check(
            """
            notify:
              channels:
                chat: {kind: slack, webhook_url: "env:NO_SUCH_VARIABLE"}
                mail: {kind: smtp, enabled: false, host: a.example.org, from: a@example.org, to: [b@example.org]}
                log: {kind: log}
            """);

    assertThat(out.toString())
        .contains(
            "channel chat is off: nothing of it is set",
            "channel mail is off: enabled is false",
            "nothing is wrong")
        .doesNotContain("channel log");
    assertThat(status).isZero();
  }

  @Test
  void detectors_and_rules_can_be_switched_off_and_put_on_trial_by_name() throws Exception {
    assertThat(check("detection: {off: [impossible-travel], staged: [new-device]}")).isZero();
  }

  @Test
  void a_misspelt_field_of_a_rules_own_test_is_named_with_its_line() throws Exception {
    String rule =
        """
        id: failed
        title: A failure
        match: {event: {outcome: failure}}
        tests:
          - name: fires
            logins: [{event.outcome: failure, labels.any: thing}]
          - name: stays silent
            fires: 0
            logins: [{event.outcome: success}]
        """;
    Files.createDirectory(folder.resolve("rules"));
    Files.writeString(
        folder.resolve("rules/a.yaml"), rule.replace("{event.outcome: f", "{event.outcme: f"));
    Files.writeString(folder.resolve("rules/b.yaml"), rule.replace("id: failed", "id: other"));

    assertThat(check("")).isEqualTo(1);
    assertThat(out.toString())
        .contains("rules/a.yaml:6: ", "names a field that logins do not have: event.outcme")
        .doesNotContain("fails: expected", "rules/b.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"buffalogs", "geomodel-v0", "mozdef", "openhangar"})
  void the_settings_that_make_it_behave_as_an_older_system_are_right(String system) {
    int status =
        Loginwatch.commandLine()
            .setOut(new PrintWriter(out, true))
            .execute("check", Home.folder().resolve("docs/conformance/" + system).toString());

    assertThat(out.toString()).contains("nothing is wrong");
    assertThat(status).isZero();
  }
}
