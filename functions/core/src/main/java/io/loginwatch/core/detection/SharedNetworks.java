package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.rule.Window;
import io.loginwatch.core.settings.Travel;
import java.time.Duration;
import java.time.Instant;

/**
 * Ranges of addresses that many users jump to, each on their own device: the exits of a company's
 * network. Looked at and written only when somebody jumps, so a routine login costs nothing.
 */
final class SharedNetworks {
  private static final String TRACK = "jumps";

  /** A user who jumped here lately need not be counted again. */
  private static final Duration LATELY = Duration.ofDays(7);

  private final Travel settings;

  SharedNetworks(Travel settings) {
    this.settings = settings;
  }

  /**
   * Whether enough other users jumped to the address range of that visit; or, of a user who is
   * still new, to its autonomous system: on the first day of all, nobody's past can speak.
   */
  boolean isShared(Sighting seen, Visit visit) {
    return isShared(seen, range(visit))
        || (seen.learning() && visit.network() > 0 && isShared(seen, system(visit)));
  }

  private boolean isShared(Sighting seen, String name) {
    Memory memory = seen.memory();
    Window window = memory == null ? null : memory.window(name);
    if (window == null) {
      return false;
    }
    Instant now = Instant.ofEpochMilli(seen.time());
    Instant since = now.minus(settings.sharedWithin());
    String user = seen.login().user();
    return window.distinct(TRACK, since, now, user) >= settings.sharedUsers();
  }

  /** Counts the jump at the end where the user is not at home. */
  void note(Sighting seen, Visit there) {
    if (seen.onStrangeDevice() && !seen.learning()) {
      return;
    }
    Familiar<Spot> home = seen.learning() ? null : seen.profile().places().most();
    for (Visit visit : new Visit[] {seen.visit(), there}) {
      if (!visit.ip().isEmpty()
          && !isReserved(visit)
          && (home == null || seen.profile().known(visit.spot()) != home.key())) {
        note(seen, range(visit));
        if (visit.network() > 0) {
          note(seen, system(visit));
        }
      }
    }
  }

  /** Ranges and systems that are set aside for documentation and private use are nobody's. */
  private static boolean isReserved(Visit visit) {
    String ip = visit.ip();
    long asn = visit.network();
    return ip.startsWith("192.0.2.")
        || ip.startsWith("198.51.100.")
        || ip.startsWith("203.0.113.")
        || ip.startsWith("2001:db8:")
        || (asn >= 64_496 && asn <= 65_551);
  }

  private void note(Sighting seen, String name) {
    Memory memory = seen.memory();
    if (memory == null) {
      return;
    }
    Window before = memory.window(name);
    Window window = before == null ? Window.EMPTY : before;
    Instant now = Instant.ofEpochMilli(seen.time());
    Instant since = now.minus(LATELY);
    String user = seen.login().user();
    boolean counted =
        window.distinct(TRACK, since, now, null) > window.distinct(TRACK, since, now, user);
    if (!counted) {
      memory.remember(
          name, window.counting(TRACK, settings.sharedWithin(), now, seen.visit().id(), user));
    }
  }

  private static String range(Visit visit) {
    return "network=" + Long.toHexString(Networks.range(visit.ip()));
  }

  private static String system(Visit visit) {
    return "network=AS" + visit.network();
  }
}
