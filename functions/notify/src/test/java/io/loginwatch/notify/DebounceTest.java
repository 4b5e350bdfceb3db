package io.loginwatch.notify;

import static io.loginwatch.core.AlertBuilder.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Messages about account events with a debounce of a minute by rule and account: what OpenHangar's
 * alert handler promises, and where its key hides a second victim or a failed sending uses the
 * window up, what it should have promised.
 */
class DebounceTest {
  private static final String YAML =
      """
      notify:
        key: [subject, rule]
        group_wait: 0s
        group_interval: 60s
        channels:
          ntfy: {kind: recording}
          mail: {kind: recording}
          webhook: {kind: recording}
      """;

  private final NotifyRig rig = NotifyRig.start(YAML);
  private int logins;

  @BeforeEach
  void nothingIsSentYet() {
    assertThat(rig.recording.to("ntfy")).isEmpty();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void the_same_event_of_the_same_account_a_second_later_waits() {
    happens("account-locked", "alice");
    rig.pass(Duration.ofSeconds(1));
    happens("account-locked", "alice");

    assertThat(rig.recording.to("ntfy")).hasSize(1);
  }

  @Test
  void after_the_minute_it_is_told() {
    happens("account-locked", "alice");
    rig.pass(Duration.ofSeconds(61));
    happens("account-locked", "alice");

    assertThat(rig.recording.to("ntfy")).hasSize(2);
  }

  @Test
  void what_waited_is_told_when_the_minute_is_over() {
    happens("account-locked", "alice");
    rig.pass(Duration.ofSeconds(1));
    happens("account-locked", "alice");

    rig.after(Duration.ofSeconds(59));

    assertThat(rig.recording.about("ntfy").getLast().alerts()).hasSize(2);
  }

  @Test
  void another_event_of_the_same_account_does_not_wait() {
    happens("account-locked", "alice");
    happens("totp-replay", "alice");

    assertThat(rig.recording.to("ntfy")).hasSize(2);
  }

  @Test
  void a_second_victim_is_not_hidden_by_the_first() {
    happens("account-locked", "alice");
    rig.pass(Duration.ofSeconds(5));
    happens("account-locked", "bob");

    assertThat(rig.recording.to("ntfy")).hasSize(2);
  }

  @Test
  void a_sending_that_failed_uses_nothing_up() {
    rig.recording.next("ntfy", Answer.Retry.because("503"));
    happens("account-locked", "alice");
    rig.pass(Duration.ofSeconds(5));
    happens("account-locked", "alice");

    assertThat(rig.recording.to("ntfy")).hasSize(2);
    assertThat(rig.recording.to("mail")).hasSize(1);
  }

  @Test
  void where_no_channel_is_set_nothing_is_sent_and_nothing_breaks() {
    rig.configure("notify: {}");
    Alert alert = happens("account-locked", "alice");
    rig.minutely(Duration.ofMinutes(2));

    assertThat(rig.recording.to("ntfy")).isEmpty();
    assertThat(rig.wiring().why().of(alert.id()).orElseThrow().routing())
        .containsExactly("no channel is on");
  }

  @Test
  void one_channel_that_fails_keeps_nothing_from_the_others() {
    rig.recording.next(
        "ntfy",
        notice -> {
          throw new IllegalStateException("a bug in a channel");
        });

    happens("account-locked", "alice");

    assertThat(rig.recording.to("ntfy")).hasSize(1);
    assertThat(rig.recording.to("mail")).hasSize(1);
    assertThat(rig.recording.to("webhook")).hasSize(1);
  }

  private Alert happens(String rule, String user) {
    Alert alert =
        alert(rule)
            .severity(Severity.MEDIUM)
            .subject(Subject.user(user))
            .of(user)
            .events("event-" + logins++)
            .at(rig.now())
            .build();
    rig.raise(alert);
    rig.sweep();
    return alert;
  }
}
