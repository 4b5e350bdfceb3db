package io.loginwatch.core.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.digest.Digest.Period;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DigestScheduleTest {
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");

  @Test
  void the_window_ends_at_the_hour_of_the_clock_on_the_wall() {
    assertThat(daily("08:00").last(Instant.parse("2026-03-02T07:00:00Z")))
        .isEqualTo(window("2026-03-01T07:00:00Z", "2026-03-02T07:00:00Z"));
  }

  @Test
  void a_millisecond_before_the_hour_it_is_still_the_window_before() {
    assertThat(daily("08:00").last(Instant.parse("2026-03-02T06:59:59.999Z")))
        .isEqualTo(window("2026-02-28T07:00:00Z", "2026-03-01T07:00:00Z"));
  }

  @Test
  void the_day_that_loses_an_hour_has_23() {
    DigestWindow day = daily("08:00").last(Instant.parse("2026-03-29T12:00:00Z"));

    assertThat(Duration.between(day.from(), day.to())).isEqualTo(Duration.ofHours(23));
  }

  @Test
  void the_day_that_gains_an_hour_has_25() {
    DigestWindow day = daily("08:00").last(Instant.parse("2026-10-25T12:00:00Z"));

    assertThat(Duration.between(day.from(), day.to())).isEqualTo(Duration.ofHours(25));
  }

  @Test
  void an_hour_that_the_clock_skips_is_the_moment_after_the_gap() {
    assertThat(daily("02:30").last(Instant.parse("2026-03-29T12:00:00Z")).to())
        .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
  }

  @Test
  void a_week_ends_on_its_day() {
    var weekly = new DigestSchedule(Period.WEEKLY, ROME, LocalTime.of(8, 0), DayOfWeek.MONDAY);

    assertThat(weekly.last(Instant.parse("2026-03-04T12:00:00Z")))
        .isEqualTo(window("2026-02-23T07:00:00Z", "2026-03-02T07:00:00Z"));
  }

  @Property(tries = 500)
  void windows_lie_end_to_end(
      @ForAll @LongRange(min = 1_700_000_000L, max = 1_900_000_000L) long second,
      @ForAll @IntRange(max = 23) int hour,
      @ForAll @IntRange(max = 59) int minute,
      @ForAll Period period,
      @ForAll DayOfWeek day) {
    var schedule = new DigestSchedule(period, ROME, LocalTime.of(hour, minute), day);
    Instant now = Instant.ofEpochSecond(second);

    DigestWindow last = schedule.last(now);
    DigestWindow next = schedule.next(last);

    assertThat(last.to()).isBeforeOrEqualTo(now);
    assertThat(next.from()).isEqualTo(last.to());
    assertThat(next.to()).isAfter(now);
    assertThat(schedule.last(next.to())).isEqualTo(next);
    assertThat(schedule.last(next.to().minusMillis(1))).isEqualTo(last);
  }

  private static DigestSchedule daily(String at) {
    return new DigestSchedule(Period.DAILY, ROME, LocalTime.parse(at), DayOfWeek.MONDAY);
  }

  private static DigestWindow window(String from, String to) {
    return new DigestWindow(Instant.parse(from), Instant.parse(to), ROME);
  }
}
