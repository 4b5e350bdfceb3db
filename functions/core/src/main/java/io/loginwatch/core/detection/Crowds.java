package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.rule.Window;
import java.time.Duration;
import java.time.Instant;

/** What is counted of several users together: which of them came to a range of addresses. */
final class Crowds {
  private Crowds() {}

  /** How many users other than this one were counted under that name. */
  static int others(Sighting seen, String name, String track, Duration within) {
    return distinct(seen, name, track, within, seen.login().user());
  }

  /** How many values other than that one were. */
  static int distinct(Sighting seen, String name, String track, Duration within, String except) {
    Memory memory = seen.memory();
    Window window = memory == null ? null : memory.window(name);
    if (window == null) {
      return 0;
    }
    Instant now = Instant.ofEpochMilli(seen.time());
    return window.distinct(track, now.minus(within), now, except);
  }

  static String range(Visit visit) {
    return "network=" + Long.toHexString(Networks.range(visit.ip()));
  }

  static String system(Visit visit) {
    return "network=AS" + visit.network();
  }

  /** Ranges and systems that are set aside for documentation and private use are nobody's. */
  static boolean isReserved(Visit visit) {
    String ip = visit.ip();
    long asn = visit.network();
    return ip.startsWith("192.0.2.")
        || ip.startsWith("198.51.100.")
        || ip.startsWith("203.0.113.")
        || ip.startsWith("2001:db8:")
        || (asn >= 64_496 && asn <= 65_551);
  }
}
