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

  /** Whether enough other users jumped to the address range of that visit. */
  boolean isShared(Sighting seen, Visit visit) {
    Memory memory = seen.memory();
    Window window = memory == null ? null : memory.window(name(visit));
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
    Familiar<Spot> home = seen.profile().places().most();
    if (home == null || seen.onStrangeDevice()) {
      return;
    }
    note(seen, seen.visit(), home.key());
    note(seen, there, home.key());
  }

  private void note(Sighting seen, Visit visit, Spot home) {
    Memory memory = seen.memory();
    if (memory == null || visit.ip().isEmpty() || seen.profile().known(visit.spot()) == home) {
      return;
    }
    Window before = memory.window(name(visit));
    Window window = before == null ? Window.EMPTY : before;
    Instant now = Instant.ofEpochMilli(seen.time());
    Instant since = now.minus(LATELY);
    String user = seen.login().user();
    boolean counted =
        window.distinct(TRACK, since, now, null) > window.distinct(TRACK, since, now, user);
    if (!counted) {
      memory.remember(
          name(visit),
          window.counting(TRACK, settings.sharedWithin(), now, seen.visit().id(), user));
    }
  }

  private static String name(Visit visit) {
    return "network=" + Long.toHexString(Networks.range(visit.ip()));
  }
}
