package io.loginwatch.core.profile;

/**
 * At which hours of the day a user logs in, in the user's usual zone. Circular: 23 is next to 0.
 * Immutable.
 */
public final class Clockface {
  private static final int FULL = 250;

  /** No login yet. */
  public static final Clockface EMPTY = new Clockface(new byte[24]);

  /** Unsigned: up to {@value #FULL}. */
  private final byte[] counts;

  private final int total;

  private Clockface(byte[] counts) {
    this.counts = counts;
    int sum = 0;
    for (byte count : counts) {
      sum += count & 0xff;
    }
    this.total = sum;
  }

  static Clockface of(int[] counts) {
    byte[] bytes = new byte[24];
    for (int hour = 0; hour < 24; hour++) {
      bytes[hour] = (byte) Math.clamp(counts[hour], 0, FULL);
    }
    return new Clockface(bytes);
  }

  int count(int hour) {
    return counts[hour] & 0xff;
  }

  /** How many logins it has counted; older ones fade. */
  public int total() {
    return total;
  }

  /** See {@link Profile#glance}. */
  int glance(int depth) {
    return depth == 1 ? total : depth == 2 ? counts[0] : 0;
  }

  /** With one more at that hour. A full hour halves all, so that habits can change. */
  Clockface with(int hour) {
    byte[] copy = counts.clone();
    if ((++copy[hour] & 0xff) >= FULL) {
      for (int i = 0; i < 24; i++) {
        copy[i] = (byte) ((copy[i] & 0xff) / 2);
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
        count(hour)
            + 0.75 * (count((hour + 1) % 24) + count((hour + 23) % 24))
            + 0.25 * (count((hour + 2) % 24) + count((hour + 22) % 24));
    return around / total;
  }

  /** The busiest hour. */
  public int peak() {
    int peak = 0;
    for (int hour = 1; hour < 24; hour++) {
      if (count(hour) > count(peak)) {
        peak = hour;
      }
    }
    return peak;
  }
}
