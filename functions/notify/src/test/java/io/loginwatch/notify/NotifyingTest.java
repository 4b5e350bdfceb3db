package io.loginwatch.notify;

import static io.loginwatch.core.AlertBuilder.alert;
import static io.loginwatch.notify.NotifyRig.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loginwatch.core.AlertBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.alert.UserMail;
import io.loginwatch.core.incident.Delivery.State;
import io.loginwatch.core.incident.Incident.Status;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.login.Source;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotifyingTest {
  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private NotifyRig rig = NotifyRig.start();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void what_is_critical_is_told_at_once() {
    rig.raise(critical("a").build());

    assertThat(rig.recording.about("ops"))
        .singleElement()
        .satisfies(notice -> assertThat(notice.kind()).isEqualTo(NoticeKind.FIRST));
  }

  @Test
  void what_is_not_critical_waits_half_a_minute_for_company() {
    rig.raise(high("a").build());
    rig.pass(HALF_A_MINUTE.minusMillis(1));
    rig.sweep();
    assertThat(rig.recording.to("ops")).isEmpty();

    rig.raise(high("b").build());
    rig.after(Duration.ofMillis(1));

    assertThat(rig.recording.about("ops"))
        .singleElement()
        .satisfies(notice -> assertThat(notice.alerts()).hasSize(2));
  }

  @Test
  void one_login_that_is_far_new_and_odd_is_one_message_with_three_reasons() {
    Alert device = low("new-device").events("b").build();
    Alert country = low("new-country").events("b").build();
    Alert travel =
        alert("impossible-travel")
            .severity(Severity.CRITICAL)
            .events("a", "b")
            .absorbs("new-device", "new-country")
            .at(NOON)
            .build();

    rig.raise(device, country, travel);

    assertThat(rig.recording.about("ops"))
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.leading().rule()).isEqualTo("impossible-travel");
          assertThat(notice.alerts())
              .extracting(Alert::rule)
              .containsExactlyInAnyOrder("impossible-travel", "new-country", "new-device");
        });
  }

  @Test
  void low_alone_pages_nobody_and_the_record_says_why() {
    Alert device = low("new-device").build();

    rig.raise(device);
    rig.minutely(Duration.ofMinutes(3));

    assertThat(rig.recording.to("ops")).isEmpty();
    assertThat(rig.wiring().why().of(device.id()).orElseThrow().routing())
        .containsExactly("channel ops: low is below medium");
  }

  @Test
  void the_affected_user_is_written_to_where_the_configuration_or_the_log_or_their_name_says() {
    rig.configure(
        "notify: {users: {carol: carol@corp.example}, channels: {ops: {kind: recording}}}");
    var log = UserMail.links("from-log@example.com");
    rig.raise(critical("a").of("carol").links(log).build());
    rig.raise(critical("b").of("dave").links(log).build());
    rig.raise(critical("c").of("erin@example.com").build());
    rig.raise(critical("d").of("frank").build());

    assertThat(rig.recording.about("ops"))
        .extracting(Notice.About::userEmail)
        .containsExactly("carol@corp.example", "from-log@example.com", "erin@example.com", null);
  }

  @Test
  void a_suppressed_alert_is_told_to_nobody_and_the_record_says_why() {
    Alert quiet = high("a").suppressed("learning period").build();

    rig.raise(quiet);
    rig.minutely(Duration.ofMinutes(3));

    assertThat(rig.recording.to("ops")).isEmpty();
    assertThat(rig.wiring().why().of(quiet.id()).orElseThrow().suppressed())
        .containsExactly("learning period");
  }

  @Test
  void a_suppressed_alert_counts_in_an_incident_that_is_there() {
    Alert told = critical("a").build();
    rig.raise(told, high("b").suppressed("allow-list").build());

    assertThat(rig.incidentOf(told).suppressedCount()).isEqualTo(1);
    assertThat(rig.incidentOf(told).alertCount()).isEqualTo(1);
  }

  @Test
  void a_retried_batch_changes_nothing() {
    Alert first = critical("a").build();
    Alert second = critical("b").build();
    rig.raise(first, second);
    var before = rig.incidentOf(first);
    int told = rig.recording.to("ops").size();

    rig.stream(first, second);
    rig.after(SECOND);

    assertThat(rig.incidentOf(first)).isEqualTo(before);
    assertThat(rig.recording.to("ops")).hasSize(told);
  }

  @Test
  void while_it_grows_there_is_one_update_in_five_minutes() {
    rig.raise(critical("a").build());
    for (int i = 0; i < 10; i++) {
      rig.pass(HALF_A_MINUTE);
      rig.raise(high("b" + i).build());
      rig.sweep();
    }
    rig.minutely(Duration.ofMinutes(7));

    assertThat(rig.recording.about("ops"))
        .extracting(Notice.About::kind)
        .containsExactly(NoticeKind.FIRST, NoticeKind.UPDATE);
    assertThat(rig.recording.about("ops").getLast().alerts()).hasSize(11);
  }

  @Test
  void an_escalation_does_not_wait_for_the_interval() {
    rig.raise(critical("x").of("bob").subject(Subject.user("bob")).build());
    rig.raise(high("a").build());
    rig.after(HALF_A_MINUTE);
    rig.pass(SECOND);

    rig.raise(critical("b").build());

    assertThat(rig.recording.about("ops"))
        .filteredOn(notice -> notice.incident().subject().id().equals("alice"))
        .extracting(notice -> notice.incident().severity())
        .containsExactly(Severity.HIGH, Severity.CRITICAL);
  }

  @Test
  void a_failed_attempt_is_repeated_with_the_same_key() {
    rig.recording.next("ops", Answer.Retry.because("503"));
    Alert alert = critical("a").build();
    rig.raise(alert);
    assertThat(rig.delivery(alert, "ops").state()).isEqualTo(State.PENDING);

    rig.after(Duration.ofSeconds(5));

    assertThat(rig.recording.to("ops"))
        .hasSize(2)
        .extracting(Notice::key)
        .containsOnly(rig.delivery(alert, "ops").key());
    assertThat(rig.delivery(alert, "ops").state()).isEqualTo(State.SENT);
  }

  @Test
  void a_receiver_that_asks_for_time_is_left_alone_that_long() {
    rig.recording.next("ops", Answer.Retry.after(Duration.ofMinutes(10), "429"));
    Alert alert = critical("a").build();
    rig.raise(alert);

    rig.minutely(Duration.ofMinutes(9));
    assertThat(rig.recording.to("ops")).hasSize(1);

    rig.minutely(Duration.ofMinutes(1));
    assertThat(rig.recording.to("ops")).hasSize(2);
  }

  @Test
  void what_is_refused_for_good_is_dead_at_once_and_can_be_redriven() {
    rig.recording.next("ops", new Answer.Dead("400 invalid_blocks"));
    Alert alert = critical("a").build();
    rig.raise(alert);
    rig.minutely(Duration.ofMinutes(10));
    assertThat(rig.recording.to("ops")).hasSize(1);
    assertThat(rig.wiring().redrive().dead(10))
        .singleElement()
        .satisfies(dead -> assertThat(dead.reason()).isEqualTo("400 invalid_blocks"));

    rig.wiring().redrive().redrive("ops");
    rig.sweep();

    assertThat(rig.delivery(alert, "ops").state()).isEqualTo(State.SENT);
    assertThat(rig.recording.to("ops").stream().map(Notice::key).distinct()).hasSize(1);
  }

  @Test
  void a_receiver_that_is_gone_turns_the_channel_off_and_another_channel_hears_of_it() {
    rig.configure("notify: {channels: {ops: {kind: recording}, mail: {kind: recording}}}");
    rig.recording.next("ops", new Answer.Gone("410 Gone"));
    Alert alert = critical("a").build();

    rig.raise(alert);
    assertThat(rig.delivery(alert, "ops").state()).isEqualTo(State.OFF);
    Alert off = rig.alerts.of(Subject.tenant(), null, null, 1).items().getFirst();
    rig.stream(off);
    rig.after(HALF_A_MINUTE);

    assertThat(rig.recording.to("ops")).hasSize(1);
    assertThat(rig.recording.about("mail").getLast().leading().rule()).isEqualTo("channel-off");
    assertThat(rig.delivery(off, "ops").reason()).contains("410 Gone");
  }

  @Test
  void all_that_waits_for_a_channel_ends_in_the_sweep_in_which_it_is_gone() {
    for (int i = 0; i < 5; i++) {
      rig.raise(high("x" + i).subject(Subject.user("user" + i)).build());
    }
    rig.recording.next("ops", new Answer.Gone("410 Gone"));
    rig.after(HALF_A_MINUTE);

    assertThat(rig.recording.to("ops")).hasSize(1);
    assertThat(rig.deliveries.in(State.OFF, null, null, 10).items())
        .hasSize(5)
        .allSatisfy(delivery -> assertThat(delivery.reason()).contains("410 Gone"));
  }

  @Test
  void all_that_still_waits_for_a_channel_that_is_off_ends_in_one_sweep() {
    for (int i = 0; i < 5; i++) {
      rig.recording.next("ops", Answer.Retry.after(Duration.ofMinutes(10), "503"));
      rig.raise(critical("x" + i).subject(Subject.user("user" + i)).build());
    }
    rig.recording.next("ops", new Answer.Gone("410 Gone"));
    rig.raise(critical("y").subject(Subject.user("bob")).build());
    assertThat(rig.deliveries.in(State.PENDING, null, null, 10).items()).hasSize(5);

    rig.after(Duration.ofMinutes(10));

    assertThat(rig.deliveries.in(State.OFF, null, null, 10).items()).hasSize(6);
  }

  @Test
  void a_channel_that_hangs_costs_a_sweep_one_time_out_and_keeps_the_rest_due() {
    for (int i = 0; i < 5; i++) {
      rig.recording.next("ops", Answer.Retry.timedOut("no answer in time"));
      rig.raise(high("x" + i).subject(Subject.user("user" + i)).build());
    }
    rig.pass(HALF_A_MINUTE);

    assertThat(rig.sweep()).isEqualTo(1);

    assertThat(rig.recording.to("ops")).hasSize(1);
    assertThat(rig.deliveries.in(State.PENDING, null, null, 10).items()).hasSize(5);
  }

  @Test
  void two_batches_at_once_wait_for_one_another_on_a_channel_they_share() throws Exception {
    var sending = new CountDownLatch(1);
    rig.recording.next(
        "ops",
        notice -> {
          sending.countDown();
          pause(500);
          return new Answer.Sent("ok");
        });

    Thread other = Thread.startVirtualThread(() -> rig.raise(critical("a").build()));
    sending.await();
    rig.raise(critical("b").subject(Subject.user("bob")).of("bob").build());
    other.join();

    assertThat(rig.recording.to("ops")).hasSize(2);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void the_owner_of_a_channel_that_is_turned_off_hears_of_it_whatever_the_routes_say() {
    rig.configure(
        """
        notify:
          routes: [{rules: [impossible-travel], channels: [ops]}]
          channels: {ops: {kind: recording, owner: mail}, mail: {kind: recording}}
        """);
    rig.recording.next("ops", new Answer.Gone("410 Gone"));
    rig.raise(critical("a").build());

    rig.stream(rig.alerts.of(Subject.tenant(), null, null, 1).items().getFirst());
    rig.after(HALF_A_MINUTE);

    assertThat(rig.recording.about("mail"))
        .singleElement()
        .satisfies(notice -> assertThat(notice.leading().rule()).isEqualTo("channel-off"));
  }

  @Test
  void a_silence_is_told_once_and_its_end_once() {
    Alert silent =
        alert("silent-source")
            .severity(Severity.HIGH)
            .subject(Subject.logSource("okta"))
            .at(NOON)
            .build();
    rig.raise(silent);
    rig.minutely(Duration.ofHours(2));
    rig.raise(
        alert("silent-source-over")
            .severity(Severity.INFO)
            .subject(Subject.logSource("okta"))
            .at(rig.now())
            .build());
    rig.minutely(Duration.ofMinutes(10));

    assertThat(rig.recording.about("ops"))
        .extracting(Notice.About::kind)
        .containsExactly(NoticeKind.FIRST, NoticeKind.CLOSING);
    assertThat(rig.incidentOf(silent).status()).isEqualTo(Status.RESOLVED);
  }

  @Test
  void a_function_that_dies_between_sending_and_recording_sends_again_with_the_same_key() {
    rig.recording.next(
        "ops",
        notice -> {
          throw new Error("the function dies");
        });
    Alert alert = critical("a").build();
    assertThatThrownBy(() -> rig.raise(alert)).isInstanceOf(Error.class);

    rig.stream(alert);
    rig.minutely(Duration.ofMinutes(3));

    assertThat(rig.delivery(alert, "ops").state()).isEqualTo(State.SENT);
    assertThat(rig.recording.to("ops")).hasSize(2);
    assertThat(rig.recording.to("ops").stream().map(Notice::key).distinct()).hasSize(1);
  }

  @Test
  void quiet_hours_hold_back_all_but_what_is_critical() {
    rig.configure(
        """
        notify:
          channels:
            ops: {kind: recording, zone: Europe/Rome, quiet_hours: {from: "12:30", to: "14:00"}}
        """);
    Alert held = high("a").build();
    rig.raise(held);
    rig.after(HALF_A_MINUTE);
    assertThat(rig.recording.to("ops")).isEmpty();
    assertThat(rig.delivery(held, "ops"))
        .satisfies(delivery -> {
          assertThat(delivery.state()).isEqualTo(State.HELD);
          assertThat(delivery.reason()).isEqualTo("quiet hours until 2026-03-02T13:00:00Z");
        });

    rig.raise(critical("b").subject(Subject.user("bob")).build());
    assertThat(rig.recording.to("ops")).hasSize(1);

    rig.minutely(Duration.ofMinutes(59));
    assertThat(rig.recording.to("ops")).hasSize(1);
    rig.minutely(Duration.ofMinutes(1));
    assertThat(rig.recording.to("ops")).hasSize(2);
  }

  @Test
  void a_success_absorbs_the_attack_that_led_to_it_whichever_comes_first() {
    Source source = new Source("192.0.2.7", Place.NONE, Network.NONE, Set.of(), null);
    Alert attack =
        alert("brute-force")
            .severity(Severity.HIGH)
            .subject(Subject.source("192.0.2.7"))
            .from(source)
            .events("f1", "f2")
            .at(NOON)
            .build();
    Alert later =
        alert("brute-force")
            .severity(Severity.HIGH)
            .subject(Subject.source("192.0.2.7"))
            .from(source)
            .events("f3")
            .at(NOON.plusSeconds(9))
            .build();
    Alert success =
        alert("success-after-attack")
            .severity(Severity.CRITICAL)
            .from(source)
            .events("s")
            .absorbs("brute-force")
            .at(NOON.plusSeconds(8))
            .build();

    rig.raise(attack);
    rig.raise(success);
    rig.raise(later);
    rig.minutely(Duration.ofMinutes(12));

    assertThat(rig.recording.about("ops"))
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.leading().rule()).isEqualTo("success-after-attack");
          assertThat(notice.alerts()).extracting(Alert::rule).contains("brute-force");
        });
    assertThat(rig.incidentOf(attack).absorbedBy()).isEqualTo(rig.incidentOf(success).id());
    assertThat(rig.wiring().why().of(later.id()).orElseThrow().told())
        .isEqualTo(rig.incidentOf(success).id());
  }

  @Test
  void a_snoozed_incident_is_quiet_and_comes_back_by_itself() {
    Alert first = critical("a").build();
    rig.raise(first);
    rig.wiring().triage().snooze(rig.incidentOf(first).id(), Duration.ofHours(1), "ann", null);
    rig.raise(high("b").build());
    rig.minutely(Duration.ofMinutes(59));
    assertThat(rig.recording.to("ops")).hasSize(1);

    rig.minutely(Duration.ofMinutes(2));

    assertThat(rig.recording.about("ops"))
        .extracting(Notice.About::kind)
        .containsExactly(NoticeKind.FIRST, NoticeKind.UPDATE);
    assertThat(rig.incidentOf(first).history())
        .extracting(entry -> entry.who() + " " + entry.what())
        .containsExactly("loginwatch opened", "ann snoozed", "loginwatch reopened");
  }

  @Test
  void a_snoozed_incident_comes_back_when_it_gets_worse() {
    Alert first = high("a").build();
    rig.raise(first);
    rig.after(HALF_A_MINUTE);
    rig.wiring().triage().snooze(rig.incidentOf(first).id(), Duration.ofHours(1), "ann", null);

    rig.raise(critical("b").build());

    assertThat(rig.recording.to("ops")).hasSize(2);
    assertThat(rig.incidentOf(first).status()).isEqualTo(Status.OPEN);
  }

  @Test
  void a_snoozed_rule_is_recorded_and_told_to_nobody_until_the_snooze_ends() {
    rig.wiring()
        .triage()
        .snoozeScope("rule:unusual-login", Duration.ofHours(1), Severity.HIGH, "ann");
    Alert quiet = high("a").build();
    rig.raise(quiet);
    rig.minutely(Duration.ofMinutes(2));
    assertThat(rig.recording.to("ops")).isEmpty();
    assertThat(rig.wiring().why().of(quiet.id()).orElseThrow().routing())
        .containsExactly("rule:unusual-login is snoozed until 2026-03-02T13:00:00Z by ann");

    rig.pass(Duration.ofHours(1));
    rig.raise(high("b").at(rig.now()).build());
    rig.after(HALF_A_MINUTE);

    assertThat(rig.recording.to("ops")).hasSize(1);
  }

  @Test
  void what_is_worse_than_a_snooze_was_meant_for_gets_through_it() {
    rig.wiring()
        .triage()
        .snoozeScope("rule:unusual-login", Duration.ofHours(1), Severity.HIGH, "ann");

    rig.raise(alert("unusual-login").severity(Severity.CRITICAL).at(NOON).build());

    assertThat(rig.recording.to("ops")).hasSize(1);
  }

  @Test
  void what_is_critical_is_never_held_back_by_the_rate() {
    rig.configure("notify: {channels: {ops: {kind: recording, rate: {limit: 1, per: 10m}}}}");
    for (int i = 0; i < 3; i++) {
      rig.raise(critical("x" + i).subject(Subject.user("user" + i)).build());
    }

    assertThat(rig.recording.to("ops")).hasSize(3);
  }

  @Test
  void an_acknowledged_incident_is_told_only_of_what_makes_it_worse() {
    Alert first = high("a").build();
    rig.raise(first);
    rig.after(HALF_A_MINUTE);
    rig.wiring().triage().mark(rig.incidentOf(first).id(), Status.ACKNOWLEDGED, "ann", null);

    rig.raise(high("b").build());
    rig.minutely(Duration.ofMinutes(10));
    assertThat(rig.recording.to("ops")).hasSize(1);

    rig.raise(critical("c").at(rig.now()).build());
    assertThat(rig.recording.to("ops")).hasSize(2);
  }

  @Test
  void what_is_resolved_before_it_went_out_is_called_off() {
    Alert first = high("a").build();
    rig.recording.next("ops", Answer.Retry.because("503"));
    rig.raise(first);
    rig.after(HALF_A_MINUTE);
    rig.wiring().triage().mark(rig.incidentOf(first).id(), Status.FALSE_POSITIVE, "ann", "a test");

    rig.minutely(Duration.ofMinutes(10));

    assertThat(rig.recording.to("ops")).hasSize(1);
    assertThat(rig.delivery(first, "ops").state()).isEqualTo(State.CALLED_OFF);
    assertThat(rig.delivery(first, "ops").reason()).isEqualTo("the incident is false_positive");
  }

  @Test
  void a_pager_hears_of_acknowledgement_and_of_the_end() {
    rig.configure("notify: {channels: {pager: {kind: recording, follows: true}}}");
    Alert first = critical("a").build();
    rig.raise(first);
    String id = rig.incidentOf(first).id();

    rig.wiring().triage().mark(id, Status.ACKNOWLEDGED, "ann", null);
    rig.sweep();
    rig.wiring().triage().mark(id, Status.RESOLVED, "ann", null);
    rig.sweep();

    assertThat(rig.recording.about("pager"))
        .extracting(Notice.About::kind)
        .containsExactly(NoticeKind.FIRST, NoticeKind.ACKNOWLEDGED, NoticeKind.CLOSING);
  }

  @Test
  void over_its_rate_a_channel_hears_how_many_more_there_are() {
    rig.configure("notify: {channels: {ops: {kind: recording, rate: {limit: 2, per: 10m}}}}");
    for (int i = 0; i < 7; i++) {
      rig.raise(high("x" + i).subject(Subject.user("user" + i)).build());
    }
    rig.after(HALF_A_MINUTE);
    assertThat(rig.recording.to("ops")).hasSize(2);

    rig.minutely(Duration.ofMinutes(10));

    assertThat(rig.recording.about("ops")).hasSize(3);
    assertThat(rig.recording.about("ops").getLast().othersHeld()).isEqualTo(4);
    assertThat(rig.deliveries.in(State.LIMITED, null, null, 10).items()).hasSize(4);
  }

  @Test
  void a_reminder_comes_where_nobody_looks_and_none_where_somebody_did() {
    rig.configure("notify: {repeat: 1h, channels: {ops: {kind: recording}}}");
    Alert first = critical("a").build();
    rig.raise(first);
    rig.minutely(Duration.ofMinutes(61));
    assertThat(rig.recording.about("ops"))
        .extracting(Notice.About::kind)
        .containsExactly(NoticeKind.FIRST, NoticeKind.REMINDER);

    rig.wiring().triage().mark(rig.incidentOf(first).id(), Status.ACKNOWLEDGED, "ann", null);
    rig.minutely(Duration.ofMinutes(70));
    assertThat(rig.recording.to("ops")).hasSize(2);
  }

  @Test
  void the_end_is_told_where_that_is_wanted() {
    rig.configure("notify: {closing: true, channels: {ops: {kind: recording}}}");
    rig.raise(critical("a").build());

    rig.minutely(Duration.ofMinutes(40));

    assertThat(rig.recording.about("ops"))
        .extracting(Notice.About::kind)
        .containsExactly(NoticeKind.FIRST, NoticeKind.CLOSING);
  }

  private static AlertBuilder critical(String login) {
    return alert("impossible-travel").severity(Severity.CRITICAL).events(login).at(NOON);
  }

  private static AlertBuilder high(String login) {
    return alert("unusual-login").severity(Severity.HIGH).events(login).at(NOON);
  }

  private static AlertBuilder low(String rule) {
    return alert(rule).severity(Severity.LOW).at(NOON);
  }
}
