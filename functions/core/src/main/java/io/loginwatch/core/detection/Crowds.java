package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.rule.Window;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is counted of several users together: which of them came to a range of addresses. */
final class Crowds {
  private Crowds() {}

  /** How many users other than this one were counted under that name, up to so many. */
  static int others(Sighting seen, String name, String track, Duration within, int most) {
    return distinct(seen, name, track, within, seen.login().user(), most);
  }

  /** How many values were, other than that one if it is given, up to so many. */
  static int distinct(
      Sighting seen,
      String name,
      String track,
      Duration within,
      @Nullable String except,
      int most) {
    Memory memory = seen.memory();
    Window window = memory == null ? null : memory.window(name);
    if (window == null) {
      return 0;
    }
    Instant now = Instant.ofEpochMilli(seen.time());
    return window.distinct(track, now.minus(within), now, except, most);
  }

  /**
   * Counts a value under that name, where it was not counted lately.
   *
   * @param lately for how long it need not be counted again
   * @param kept for how long it counts
   */
  static void count(
      Sighting seen, String name, String track, Duration lately, Duration kept, String value) {
    Memory memory = seen.memory();
    if (memory == null) {
      return;
    }
    Window window = memory.windowOrEmpty(name);
    Instant now = Instant.ofEpochMilli(seen.time());
    if (!window.has(track, now.minus(lately), now, value)) {
      memory.remember(name, window.counting(track, kept, now, seen.visit().id(), value));
    }
  }

  static String range(Visit visit) {
    return "network=".concat(Long.toHexString(Networks.range(visit.ip())));
  }

  static String line(Visit visit) {
    return "line=".concat(Long.toHexString(Networks.line(visit.ip())));
  }

  static String system(Visit visit) {
    return "network=AS" + visit.network();
  }

  /** The square of one degree that a place is in, where nobody knows whose the networks are. */
  static String place(Spot spot) {
    return "place=" + spot.square();
  }

  /** Ranges that are set aside for documentation (RFC 5737, RFC 3849) are nobody's. */
  static boolean isReservedRange(Visit visit) {
    String ip = visit.ip();
    return ip.startsWith("192.0.2.")
        || ip.startsWith("198.51.100.")
        || ip.startsWith("203.0.113.")
        || ip.startsWith("2001:db8:");
  }
}
