package io.loginwatch.local.replay;

import java.util.Locale;

/**
 * What the profiles of a replay would take in the table, in bytes each.
 *
 * @param profiles how many there are
 * @param median what half of them stay within
 * @param ninetyNinth what 99 in 100 stay within
 * @param most the largest
 */
public record ProfileSizes(int profiles, int median, int ninetyNinth, int most) {

  static ProfileSizes of(int[] smallestFirst) {
    int count = smallestFirst.length;
    return count == 0
        ? new ProfileSizes(0, 0, 0, 0)
        : new ProfileSizes(
            count,
            smallestFirst[count / 2],
            smallestFirst[count * 99 / 100],
            smallestFirst[count - 1]);
  }

  /** For people. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "profiles: %,d; %,d bytes in the median, %,d in the 99th percentile, %,d at most",
        profiles,
        median,
        ninetyNinth,
        most);
  }
}
