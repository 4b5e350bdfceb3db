package io.loginwatch.core.digest;

import io.loginwatch.core.digest.Digest.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * When digests are made: each day or each week at an hour of the clock on the wall. The windows of
 * a schedule lie end to end, without gap or overlap, on the days when clocks are changed too: those
 * are 23 or 25 hours long.
 *
 * @param period a day or a week
 * @param zone of the clock
 * @param at the hour; where the clock skips it, the moment after the gap
 * @param day of the week, for weekly ones
 */
public record DigestSchedule(Period period, ZoneId zone, LocalTime at, DayOfWeek day) {

  /** The last window that is over at that moment. */
  public DigestWindow last(Instant now) {
    LocalDate date = dateOf(now);
    Instant end = boundary(date);
    // The hour that a change of clocks repeats or skips may put the boundary on the other side.
    while (end.isAfter(now)) {
      date = before(date);
      end = boundary(date);
    }
    while (!boundary(after(date)).isAfter(now)) {
      date = after(date);
      end = boundary(date);
    }
    return new DigestWindow(boundary(before(date)), end, zone);
  }

  /** The window that begins where that one ends. */
  public DigestWindow next(DigestWindow window) {
    LocalDate date = dateOf(window.to());
    Instant end = boundary(date);
    while (!end.isAfter(window.to())) {
      date = after(date);
      end = boundary(date);
    }
    return new DigestWindow(window.to(), end, zone);
  }

  private Instant boundary(LocalDate date) {
    return date.atTime(at).atZone(zone).toInstant();
  }

  private LocalDate dateOf(Instant now) {
    LocalDate date = now.atZone(zone).toLocalDate();
    return period == Period.DAILY ? date : date.with(TemporalAdjusters.previousOrSame(day));
  }

  private LocalDate before(LocalDate date) {
    return period == Period.DAILY ? date.minusDays(1) : date.minusWeeks(1);
  }

  private LocalDate after(LocalDate date) {
    return period == Period.DAILY ? date.plusDays(1) : date.plusWeeks(1);
  }
}
