package io.loginwatch.core.profile;

/**
 * At which hours of the day a user logs in, in the user's usual zone. Circular: 23 is next to 0.
 * Immutable.
 */
public final class Clockface {
  private static final int HOURS = 24;
  private static final int FULL = 250;

  /** No login yet. */
  public static final Clockface EMPTY = new Clockface(0, 0, 0, 0);

  /**
   * A byte for each hour, eight hours in each, the earliest in the lowest: a profile is seldom in
   * the processor's cache, and an array would have to be waited for by itself.
   */
  private final long night;

  private final long day;
  private final long evening;

  private final int total;

  private Clockface(long night, long day, long evening, int total) {
    this.night = night;
    this.day = day;
    this.evening = evening;
    this.total = total;
  }

  static Clockface of(int[] counts) {
    Clockface all = EMPTY;
    for (int hour = 0; hour < HOURS; hour++) {
      all = all.plus(hour, Math.clamp(counts[hour], 0, FULL));
    }
    return all;
  }

  int count(int hour) {
    long eight = hour < 8 ? night : hour < 16 ? day : evening;
    return (int) (eight >>> Byte.SIZE * (hour % 8)) & 0xff;
  }

  /** How many logins it has counted; older ones fade. */
  public int total() {
    return total;
  }

  /** See {@link Profile#glance}. */
  int glance(int depth) {
    return depth == 1 ? total : 0;
  }

  /** With one more at that hour. A full hour halves all, so that habits can change. */
  Clockface with(int hour) {
    if (count(hour) + 1 < FULL) {
      return plus(hour, 1);
    }
    var halved = new int[HOURS];
    for (int i = 0; i < HOURS; i++) {
      halved[i] = (count(i) + (i == hour ? 1 : 0)) / 2;
    }
    return of(halved);
  }

  private Clockface plus(int hour, int more) {
    long added = (long) more << Byte.SIZE * (hour % 8);
    return new Clockface(
        night + (hour < 8 ? added : 0),
        day + (hour >= 8 && hour < 16 ? added : 0),
        evening + (hour >= 16 ? added : 0),
        total + more);
  }

  /** The share of logins around that hour, 0 to 1; the two hours before and after count less. */
  public double share(int hour) {
    if (total == 0) {
      return 0;
    }
    double around =
        count(hour)
            + 0.75 * (count((hour + 1) % HOURS) + count((hour + 23) % HOURS))
            + 0.25 * (count((hour + 2) % HOURS) + count((hour + 22) % HOURS));
    return around / total;
  }

  /** The busiest hour. */
  public int peak() {
    int peak = 0;
    for (int hour = 1; hour < HOURS; hour++) {
      if (count(hour) > count(peak)) {
        peak = hour;
      }
    }
    return peak;
  }
}
