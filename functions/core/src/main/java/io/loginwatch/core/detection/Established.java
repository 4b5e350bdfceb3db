package io.loginwatch.core.detection;

import io.loginwatch.core.login.Device;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Visit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was the user's already before the logins that are remembered one by one. That does not
 * depend on the order in which those arrived, nor on which of two arrived last.
 */
final class Established {
  private Established() {}

  /** Whether a visit was in a country, or made with something, that was not the user's by then. */
  static boolean isStranger(Sighting seen, Visit visit) {
    return isInStrangeCountry(seen, visit) || isOnStrangeDevice(seen, visit);
  }

  private static boolean isInStrangeCountry(Sighting seen, Visit visit) {
    String country = visit.spot().country();
    Familiar<String> known = seen.profile().countries().find(country);
    // Where the user only ever was through a VPN says nothing of an ordinary line there.
    boolean vouched = known != null && (!known.onlySpecial() || visit.hidden());
    return !country.isEmpty()
        && !(vouched && isBefore(known, seen, one -> one.spot().country().equals(country)));
  }

  /** A newer version of its system, and another browser on it, make no other device. */
  private static boolean isOnStrangeDevice(Sighting seen, Visit visit) {
    Device device = visit.device();
    return device.known()
        && !seen.profile()
            .devices()
            .any(one ->
                isAlike(one.key(), device)
                    && isBefore(one, seen, other -> other.device().equals(one.key())));
  }

  private static boolean isAlike(Device one, Device other) {
    return one.equals(other)
        || (!one.os().isEmpty() && one.os().equals(other.os()) && one.kind().equals(other.kind()));
  }

  /** Whether it was seen more often than the logins that are remembered tell of. */
  private static boolean isBefore(
      @Nullable Familiar<?> known, Sighting seen, Predicate<Visit> same) {
    int remembered = 0;
    for (Visit visit : seen.visits()) {
      remembered += same.test(visit) ? 1 : 0;
    }
    return known != null && known.count() > remembered;
  }
}
