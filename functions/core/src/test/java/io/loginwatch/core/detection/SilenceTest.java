package io.loginwatch.core.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.detection.Silence.Change;
import io.loginwatch.core.detection.Silence.Heard;
import io.loginwatch.core.settings.Settings;
import io.loginwatch.core.settings.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SilenceTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final Silence silence =
      new Silence(
          new Sources(
              Duration.ofDays(3),
              3,
              Duration.ofHours(1),
              Severity.HIGH,
              Map.of("okta", Duration.ofMinutes(20))),
          Settings.defaults());

  private List<Change> at(Instant now, Heard... heard) {
    return silence.changes(List.of(heard), now);
  }

  private static Heard okta(Instant last, Instant silentSince) {
    return new Heard("okta", last, null, silentSince);
  }

  @Test
  void a_source_is_silent_once_it_paused_for_longer_than_expected() {
    assertThat(at(NOON.plusSeconds(1200), okta(NOON, null))).isEmpty();
    assertThat(at(NOON.plusSeconds(1201), okta(NOON, null)))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.silentSince()).isEqualTo(NOON);
          assertThat(change.alert().rule()).isEqualTo("silent-source");
          assertThat(change.alert().severity()).isEqualTo(Severity.HIGH);
          assertThat(change.alert().subject()).isEqualTo(Subject.logSource("okta"));
        });
  }

  @Test
  void a_silence_is_told_once_and_its_end_once() {
    Instant later = NOON.plusSeconds(9000);

    assertThat(at(later, okta(NOON, NOON))).isEmpty();
    assertThat(at(later, okta(NOON.plusSeconds(8000), NOON)))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.silentSince()).isNull();
          assertThat(change.alert().rule()).isEqualTo("silent-source-over");
          assertThat(change.alert().severity()).isEqualTo(Severity.INFO);
        });
    assertThat(at(later, okta(later.minusSeconds(60), null))).isEmpty();
  }

  @Test
  void the_same_silence_is_the_same_alert_whenever_it_is_noticed() {
    String soon = at(NOON.plusSeconds(1300), okta(NOON, null)).getFirst().alert().id();
    String late = at(NOON.plusSeconds(9000), okta(NOON, null)).getFirst().alert().id();
    String other =
        at(NOON.plusSeconds(9000), okta(NOON.plusSeconds(1), null)).getFirst().alert().id();

    assertThat(soon).isEqualTo(late).isNotEqualTo(other);
  }

  @Test
  void an_expected_source_that_was_never_heard_of_is_missed() {
    assertThat(at(NOON)).extracting(Change::name).containsExactly("okta");
    assertThat(at(NOON, okta(null, Instant.EPOCH))).isEmpty();
    assertThat(at(NOON, okta(NOON, Instant.EPOCH)))
        .extracting(change -> change.alert().rule())
        .containsExactly("silent-source-over");
  }

  @Test
  void any_other_source_may_pause_for_a_weekend() {
    Heard unknown = new Heard("files", NOON, null, null);
    Instant monday = NOON.plus(Duration.ofDays(3));

    assertThat(at(monday, unknown, okta(monday, null))).isEmpty();
    assertThat(at(monday.plusSeconds(1), unknown, okta(monday, null)))
        .extracting(Change::name)
        .containsExactly("files");
  }

  @Test
  void a_source_whose_pauses_are_known_is_missed_after_three_times_the_longest() {
    Heard steady = new Heard("vpn", NOON, Duration.ofHours(2), null);
    Heard chatty = new Heard("web", NOON, Duration.ofMinutes(2), null);

    assertThat(silence.allowed(steady)).isEqualTo(Duration.ofHours(6));
    assertThat(silence.allowed(chatty)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void with_no_time_set_only_expected_sources_are_watched() {
    var strict =
        new Silence(
            new Sources(Duration.ZERO, 3, Duration.ofHours(1), Severity.LOW, Map.of()),
            Settings.defaults());
    var old = new Heard("a", Instant.EPOCH, Duration.ofMinutes(1), null);

    assertThat(strict.changes(List.of(old), NOON)).isEmpty();
  }
}
