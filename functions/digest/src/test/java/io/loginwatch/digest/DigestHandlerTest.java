package io.loginwatch.digest;

import static io.loginwatch.core.AlertBuilder.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.config.Configuration;
import io.loginwatch.core.AlertBuilder;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.digest.Digest;
import io.loginwatch.core.incident.Delivery;
import io.loginwatch.core.incident.Delivery.State;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.core.incident.RecordJson;
import io.loginwatch.sam.LocalDynamoDb;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.AwsClients;
import io.loginwatch.store.Deliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DigestHandlerTest {
  private static final String DAILY =
      "digest: {schedules: {daily: {channels: [mail, chat], zone: Europe/Rome, at: \"08:00\"}}}";

  private final LocalDynamoDb db = LocalDynamoDb.start();
  private final Alerts alerts = new Alerts(AwsClients.dynamoDb(db.environment()), db.environment());
  private final Deliveries deliveries =
      new Deliveries(AwsClients.dynamoDb(db.environment()), db.environment());
  private Instant now = Instant.parse("2026-03-03T07:00:00Z");

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void a_digest_has_exactly_the_alerts_from_its_first_moment_up_to_its_last() {
    raise(
        "2026-03-02T06:59:59.999Z",
        "2026-03-02T07:00:00Z",
        "2026-03-03T06:59:59.999Z",
        "2026-03-03T07:00:00Z");

    fire(DAILY);

    assertThat(digests("mail"))
        .singleElement()
        .satisfies(digest -> {
          assertThat(digest.tally().alerts()).isEqualTo(2);
          assertThat(digest.from()).isEqualTo(Instant.parse("2026-03-02T07:00:00Z"));
          assertThat(digest.to()).isEqualTo(Instant.parse("2026-03-03T07:00:00Z"));
        });
    assertThat(digests("chat")).isEqualTo(digests("mail"));
  }

  @Test
  void however_often_it_fires_there_is_one_digest_for_a_day() {
    raise("2026-03-02T12:00:00Z");

    fire(DAILY);
    fire(DAILY);
    now = now.plus(Duration.ofHours(5));
    fire(DAILY);

    assertThat(digests("mail")).hasSize(1);
  }

  @Test
  void however_late_it_fires_every_alert_is_in_exactly_one_digest() {
    raise("2026-03-02T12:00:00Z");
    fire(DAILY);
    raise("2026-03-03T12:00:00Z", "2026-03-04T12:00:00Z", "2026-03-05T12:00:00Z");

    now = Instant.parse("2026-03-06T23:59:00Z");
    fire(DAILY);

    assertThat(digests("mail"))
        .extracting(digest -> digest.tally().alerts())
        .containsExactly(1, 1, 1, 1);
  }

  @Test
  void an_alert_that_arrives_after_its_day_was_told_is_in_the_next_digest_and_in_no_other() {
    raise("2026-03-02T12:00:00Z");
    fire(DAILY);
    raise("2026-03-02T12:30:00Z", "2026-02-27T09:00:00Z");

    for (int day = 0; day < 3; day++) {
      now = now.plus(Duration.ofDays(1));
      fire(DAILY);
    }

    assertThat(digests("mail"))
        .extracting(digest -> digest.tally().alerts())
        .containsExactly(1, 2, 0, 0);
  }

  @Test
  void it_is_compared_with_the_window_before_and_names_who_moved() {
    raise("2026-03-02T12:00:00Z");
    fire(DAILY);
    alerts.put(at("2026-03-03T12:00:00Z").score(80).of("bob").build());
    now = now.plus(Duration.ofDays(1));
    fire(DAILY);

    Digest digest = digests("mail").getLast();

    assertThat(digest.previous().alerts()).isEqualTo(1);
    assertThat(digest.movers()).containsExactly(new Digest.Mover("bob", 0, 80));
  }

  @Test
  void dead_deliveries_and_silent_sources_are_in_it() {
    Delivery dead = Delivery.of(NoticeKind.TEST, "x", "pager", null, now).ended(State.DEAD, "404");
    deliveries.put(dead, Instant.parse("2026-03-02T12:00:00Z"));
    alerts.put(
        at("2026-03-02T12:00:00Z", "silent-source").subject(Subject.logSource("okta")).build());
    alerts.put(
        at("2026-03-02T12:00:00Z", "silent-source").subject(Subject.logSource("vpn")).build());
    alerts.put(
        at("2026-03-02T13:00:00Z", "silent-source-over").subject(Subject.logSource("vpn")).build());

    fire(DAILY);

    Digest digest = digests("mail").getFirst();
    assertThat(digest.dead()).isEqualTo(Map.of("pager", 1));
    assertThat(digest.silent()).containsExactly("okta");
  }

  @Test
  void a_quiet_day_is_told_unless_that_is_not_wanted() {
    fire(DAILY);
    assertThat(digests("mail")).singleElement().matches(Digest::isQuiet);

    fire("digest: {schedules: {quiet: {channels: [mail], when_quiet: false}}}");
    assertThat(digests("mail")).hasSize(1);
  }

  @Test
  void weeks_and_days_are_told_apart_from_each_other() {
    String both =
        """
        digest:
          schedules:
            daily: {channels: [mail]}
            weekly: {channels: [mail], period: weekly, day: tuesday}
        """;
    raise("2026-02-27T12:00:00Z", "2026-03-02T12:00:00Z");
    now = Instant.parse("2026-03-03T09:00:00Z");

    fire(both);

    assertThat(digests("mail"))
        .extracting(digest -> digest.period() + " " + digest.tally().alerts())
        .containsExactlyInAnyOrder("DAILY 1", "WEEKLY 2");
  }

  private void fire(String yaml) {
    DigestRound.of(db.environment(), Configuration.parse(yaml), () -> now).make();
  }

  private void raise(String... times) {
    for (String time : times) {
      alerts.put(at(time).build());
    }
  }

  private static AlertBuilder at(String time) {
    return at(time, "impossible-travel");
  }

  private static AlertBuilder at(String time, String rule) {
    return alert(rule).severity(Severity.HIGH).events(time).at(Instant.parse(time));
  }

  private List<Digest> digests(String channel) {
    return deliveries.due(Instant.parse("2027-01-01T00:00:00Z"), 100, null).stream()
        .filter(one -> one.channel().equals(channel) && one.kind() == NoticeKind.DIGEST)
        .map(one -> RecordJson.read(one.payload(), Digest.class))
        .sorted(Comparator.comparing(Digest::from))
        .toList();
  }
}
