package io.loginwatch.core.detection;

import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.rule.Window;
import java.time.Duration;
import java.time.Instant;

/**
 * Countries in which users jumped to one autonomous system. No provider of homes is in Singapore
 * and in Virginia: an organization that is has exits there, and on the first day of all that is the
 * first thing that can be told of it.
 */
final class Sites {
  private static final String TRACK = "sites";

  /** An organization does not open and close them every month. */
  private static final Duration KEPT = Duration.ofDays(30);

  private Sites() {}

  /** Whether somebody jumped to the system of that visit's line in another country. */
  static boolean isInOtherCountry(Sighting seen, Visit visit) {
    String country = visit.spot().country();
    return !country.isEmpty()
        && !visit.hidden()
        && visit.kind() != Network.Kind.MOBILE
        && Crowds.distinct(seen, name(visit), TRACK, KEPT, country, 1) > 0;
  }

  /** Counts the country to which a user jumped. */
  static void note(Sighting seen, Visit visit) {
    Memory memory = seen.memory();
    String country = visit.spot().country();
    if (memory == null || country.isEmpty()) {
      return;
    }
    Window window = memory.windowOrEmpty(name(visit));
    Instant now = Instant.ofEpochMilli(seen.time());
    if (!window.has(TRACK, now.minus(KEPT), now, country)) {
      String id = seen.visit().id() + country;
      memory.remember(name(visit), window.counting(TRACK, KEPT, now, id, country));
    }
  }

  private static String name(Visit visit) {
    return "sites=AS" + visit.network();
  }
}
