package io.loginwatch.bench.people;

import java.time.Instant;

/** Days are counted from the first Monday of the made-up world. */
public final class Calendar {
  /** Midnight UTC before the first day; a Monday. */
  public static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private Calendar() {}

  /** A local time of day as an instant. */
  public static Instant at(int day, double localHour, int utcOffset) {
    return START.plusMillis(Math.round((day * 24 + localHour - utcOffset) * 3_600_000));
  }

  /** Hours since the first midnight UTC. */
  public static double hours(Instant time) {
    return (time.toEpochMilli() - START.toEpochMilli()) / 3_600_000.0;
  }

  public static int day(Instant time) {
    return (int) Math.floor(hours(time) / 24);
  }

  public static boolean weekend(int day) {
    return Math.floorMod(day, 7) >= 5;
  }
}
