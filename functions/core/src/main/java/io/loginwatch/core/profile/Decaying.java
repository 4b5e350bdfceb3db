package io.loginwatch.core.profile;

/**
 * A number that halves with time.
 *
 * @param value at that time
 * @param time milliseconds since 1970
 */
public record Decaying(double value, long time) {
  /** Nothing. */
  public static final Decaying ZERO = new Decaying(0, 0);

  /**
   * What is left of it at a time; a half-life of 0 is for ever. An earlier time changes nothing.
   */
  public double at(long when, long halfLife) {
    if (value == 0 || when <= time || halfLife <= 0) {
      return value;
    }
    return value * Math.pow(2, -(double) (when - time) / halfLife);
  }

  /**
   * With so much more at a time; rounded to a thousandth, as it is stored. What is added late has
   * decayed by then.
   */
  public Decaying plus(double more, long when, long halfLife) {
    if (when >= time) {
      return new Decaying(round(at(when, halfLife) + more), when);
    }
    return new Decaying(round(value + new Decaying(more, when).at(time, halfLife)), time);
  }

  private static double round(double value) {
    return Math.round(Math.min(value, 1e6) * 1000) / 1000.0;
  }
}
