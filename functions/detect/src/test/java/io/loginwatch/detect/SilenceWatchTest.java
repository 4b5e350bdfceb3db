package io.loginwatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.detection.Silence;
import io.loginwatch.core.settings.Settings;
import io.loginwatch.core.settings.Sources;
import io.loginwatch.sam.LocalDynamoDb;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.LogSources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SilenceWatchTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  private final LocalDynamoDb db = LocalDynamoDb.start();
  private final LogSources sources = new LogSources(db.client(), db.environment());
  private final Alerts alerts = new Alerts(db.client(), db.environment());
  private Instant now = MONDAY;

  @AfterEach
  void stop() {
    db.close();
  }

  private void lookAfter(Duration later) {
    now = now.plus(later);
    new SilenceWatch(
            new Silence(Sources.defaults(), Settings.defaults()), sources, alerts, () -> now)
        .look();
  }

  private List<String> told() {
    return db.client().scan(scan -> scan.tableName("AlertsTable")).items().stream()
        .map(Alerts::read)
        .map(Alert::rule)
        .sorted()
        .toList();
  }

  @Test
  void a_silence_is_told_once_and_once_more_when_it_is_over() {
    sources.seen("okta", MONDAY);

    lookAfter(Duration.ofDays(3));
    assertThat(told()).isEmpty();

    lookAfter(Duration.ofSeconds(1));
    lookAfter(Duration.ofDays(1));
    assertThat(told()).containsExactly("silent-source");

    sources.seen("okta", now);
    lookAfter(Duration.ofMinutes(5));
    lookAfter(Duration.ofMinutes(5));
    assertThat(told()).containsExactly("silent-source", "silent-source-over");
  }

  @Test
  void two_looks_at_once_tell_a_silence_once() {
    sources.seen("okta", MONDAY);
    now = MONDAY.plus(Duration.ofDays(4));
    var silence = new Silence(Sources.defaults(), Settings.defaults());
    var one = silence.changes(sources.all(), now).getFirst();
    var other = silence.changes(sources.all(), now.plusSeconds(1)).getFirst();

    assertThat(sources.tell(one, alerts)).isTrue();
    assertThat(sources.tell(other, alerts)).isFalse();

    assertThat(told()).containsExactly("silent-source");
  }

  @Test
  void two_looks_at_once_tell_its_end_once() {
    sources.seen("okta", MONDAY);
    lookAfter(Duration.ofDays(4));
    sources.seen("okta", now);
    var silence = new Silence(Sources.defaults(), Settings.defaults());
    var one = silence.changes(sources.all(), now).getFirst();
    var other = silence.changes(sources.all(), now.plusSeconds(1)).getFirst();

    assertThat(sources.tell(one, alerts)).isTrue();
    assertThat(sources.tell(other, alerts)).isFalse();

    assertThat(told()).containsExactly("silent-source", "silent-source-over");
  }

  @Test
  void a_second_silence_of_the_same_source_is_told() {
    sources.seen("okta", MONDAY);
    lookAfter(Duration.ofDays(4));
    sources.seen("okta", now);
    lookAfter(Duration.ofMinutes(5));

    lookAfter(Duration.ofDays(4));

    assertThat(told()).containsExactly("silent-source", "silent-source", "silent-source-over");
  }
}
