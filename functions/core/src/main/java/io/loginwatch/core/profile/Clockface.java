package io.loginwatch.core.profile;

/**
 * At which hours of the day a user logs in, in the user's usual zone. Circular: 23 is next to 0.
 * Immutable.
 */
public final class Clockface {
  private static final int FULL = 250;

  /** No login yet. */
  public static final Clockface EMPTY = new Clockface(new int[24]);

  private final int[] counts;
  private final int total;

  private Clockface(int[] counts) {
    this.counts = counts;
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    this.total = sum;
  }

  static Clockface of(int[] counts) {
    return new Clockface(counts.clone());
  }

  int count(int hour) {
    return counts[hour];
  }

  /** How many logins it has counted; older ones fade. */
  public int total() {
    return total;
  }

  /** With one more at that hour. A full hour halves all, so that habits can change. */
  Clockface with(int hour) {
    int[] copy = counts.clone();
    if (++copy[hour] >= FULL) {
      for (int i = 0; i < 24; i++) {
        copy[i] /= 2;
      }
    }
    return new Clockface(copy);
  }

  /** The share of logins around that hour, 0 to 1; the two hours before and after count less. */
  public double share(int hour) {
    if (total == 0) {
      return 0;
    }
    double around =
        counts[hour]
            + 0.75 * (counts[(hour + 1) % 24] + counts[(hour + 23) % 24])
            + 0.25 * (counts[(hour + 2) % 24] + counts[(hour + 22) % 24]);
    return around / total;
  }

  /** The busiest hour. */
  public int peak() {
    int peak = 0;
    for (int hour = 1; hour < 24; hour++) {
      if (counts[hour] > counts[peak]) {
        peak = hour;
      }
    }
    return peak;
  }
}
