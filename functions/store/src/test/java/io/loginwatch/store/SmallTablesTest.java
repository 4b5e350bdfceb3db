package io.loginwatch.store;

import static io.loginwatch.core.AlertBuilder.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.detection.Silence;
import io.loginwatch.core.detection.Silence.Heard;
import io.loginwatch.sam.LocalDynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SmallTablesTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final LocalDynamoDb DB = LocalDynamoDb.start();

  @AfterAll
  static void stop() {
    DB.close();
  }

  @Test
  void a_log_source_is_last_seen_at_the_latest_time_whatever_the_order() {
    var sources = new LogSources(DB.client(), DB.environment());

    sources.seen("okta", NOON);
    sources.seen("okta", NOON.minusSeconds(60));
    sources.seen("vpn", NOON.plusSeconds(1));

    assertThat(sources.all())
        .contains(
            new Heard("okta", NOON, null, null), new Heard("vpn", NOON.plusSeconds(1), null, null));

    var alerts = new Alerts(DB.client(), DB.environment());
    var silent = new Heard("vpn", NOON.plusSeconds(1), null, NOON);
    var known = new Heard("vpn", NOON.plusSeconds(1), null, null);
    sources.tell(new Silence.Change(known, NOON, alert("silent-source").build()), alerts);
    assertThat(sources.all()).contains(silent);

    sources.tell(new Silence.Change(silent, null, alert("silent-source-over").build()), alerts);
    assertThat(sources.all()).contains(known);
  }

  @Test
  void after_a_week_it_is_known_how_long_a_source_usually_pauses() {
    var sources = new LogSources(DB.client(), DB.environment());
    Instant week = NOON.plus(Duration.ofDays(7));

    sources.seen("ssh", NOON);
    sources.seen("ssh", week.minusSeconds(3600 + 60));
    var known = new Heard("ssh", NOON, null, null);
    sources.tell(
        new Silence.Change(
            known, NOON, alert("silent-source").subject(Subject.logSource("ssh")).build()),
        new Alerts(DB.client(), DB.environment()));
    sources.seen("ssh", week.minusSeconds(60));
    assertThat(sources.all()).contains(new Heard("ssh", week.minusSeconds(60), null, NOON));

    sources.seen("ssh", week);
    long pause = Duration.ofDays(7).toSeconds() - 3600 - 60;
    assertThat(sources.all()).contains(new Heard("ssh", week, Duration.ofSeconds(pause), NOON));
  }

  @Test
  void what_was_not_understood_is_kept_whole_until_it_was() {
    // Else DynamoDB Local takes away what expired long ago.
    var environment = new HashMap<>(DB.environment());
    environment.put("QUARANTINE_DAYS", "36500");
    var quarantine = new Quarantine(DB.client(), environment);
    List<Quarantined> records =
        IntStream.range(0, 30)
            .mapToObj(n ->
                new Quarantined(
                    "id" + n,
                    "{\"n\":" + n,
                    "syntax",
                    n == 0 ? "user.name" : null,
                    "no end",
                    n == 1 ? "okta" : null,
                    "okta",
                    NOON))
            .toList();

    quarantine.put(records);
    var first = quarantine.ofDay("2026-03-02", null, 20);
    var second = quarantine.ofDay("2026-03-02", first.next(), 20);
    quarantine.delete(records.get(7));

    assertThat(first.items()).hasSize(20);
    assertThat(second.items()).hasSize(10).doesNotContainAnyElementsOf(first.items());
    assertThat(quarantine.get("2026-03-02", "id0")).contains(records.getFirst());
    assertThat(quarantine.get("2026-03-02", "id1")).contains(records.get(1));
    assertThat(quarantine.get("2026-03-02", "id7")).isEmpty();
    assertThat(quarantine.ofDay("2026-03-03", null, 20).items()).isEmpty();
  }
}
