package io.loginwatch.core.profile;

/**
 * Something that was seen of a user, and how often.
 *
 * @param key what it is: a device, a network, a place, a country
 * @param first day of the first time, counted from 1970-01-01 UTC
 * @param last when it was last seen, milliseconds since 1970
 * @param count how often, saturating
 * @param days on how many days, saturating
 * @param tally how many of these were special, saturating: of networks, made with a phone or
 *     tablet; of places and countries, through an egress, which says little of them; and of devices
 *     the newest major version of the browser, 0 where unknown, the most where they differ
 */
public record Familiar<K>(K key, int first, long last, int count, int days, int tally) {
  private static final int MOST = 1 << 20;

  static <K> Familiar<K> of(K key, long time, boolean special) {
    return new Familiar<>(key, day(time), time, 1, 1, special ? 1 : 0);
  }

  /** The same, seen once more; the order of arrival never moves {@code last} backwards. */
  Familiar<K> seen(long time, boolean special) {
    int day = day(time);
    boolean newDay = day > day(last) || day < first;
    return new Familiar<>(
        key,
        Math.min(first, day),
        Math.max(last, time),
        Math.min(count + 1, MOST),
        newDay ? Math.min(days + 1, MOST) : days,
        special ? Math.min(tally + 1, MOST) : tally);
  }

  /**
   * The same device, seen with that version of its browser, 0 where unknown. Browsers do not go
   * back: where one did, there are two such devices, and versions say nothing any more.
   */
  Familiar<K> withVersion(int major) {
    return major == 0 || major == tally || tally == MOST
        ? this
        : new Familiar<>(key, first, last, count, days, major > tally ? major : MOST);
  }

  /** Whether that version of its browser, 0 where unknown, is one that it is past. */
  public boolean isPast(int major) {
    return major > 0 && major < tally && tally < MOST;
  }

  /** Whether it belongs to the user: used often enough, or on another day than the first. */
  public boolean settled() {
    return count >= 3 || days >= 2;
  }

  /** Whether all of it was special: on phones, or through an egress. */
  public boolean onlySpecial() {
    return tally == count;
  }

  /** The day of a time in milliseconds since 1970, counted from 1970-01-01 UTC. */
  public static int day(long time) {
    return (int) Math.floorDiv(time, 86_400_000L);
  }
}
