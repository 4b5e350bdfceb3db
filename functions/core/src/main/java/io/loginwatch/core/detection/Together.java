package io.loginwatch.core.detection;

import io.loginwatch.core.detection.Excuses.Excuse;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Visit;
import org.jspecify.annotations.Nullable;

/**
 * Where a computer and a phone of one user's are on one line, that user is. Whoever has a password
 * or a cookie has one device's; so that what comes out at home meanwhile came through the company's
 * VPN, a machine that was left there, or the phone's carrier.
 */
final class Together {
  /** Who stays somewhere has the same address for a day, in milliseconds. */
  private static final long DAY = 86_400_000L;

  private Together() {}

  /** Why a pair is believed of which one end is such a line and the other at home; or null. */
  static @Nullable Excuse excuse(Sighting seen, Visit there) {
    Visit here = seen.visit();
    boolean away = isHome(seen, here) && areAt(seen, there);
    return away || (isHome(seen, there) && areAt(seen, here))
        ? new Excuse("both-devices", !away)
        : null;
  }

  private static boolean isHome(Sighting seen, Visit visit) {
    return visit.spot().country().equals(seen.usualCountry())
        && Habits.isOnOwnNetwork(seen.profile(), visit)
        && Habits.isInOwnTown(seen.profile(), visit);
  }

  /**
   * Whether both were at one address of that network in that place, within a day: who is there
   * still, and has another address by now, is there.
   */
  private static boolean areAt(Sighting seen, Visit visit) {
    if (visit.hidden() || visit.kind() == Network.Kind.MOBILE || !isOld(seen, visit)) {
      return false;
    }
    if (areBeside(seen, visit)) {
      return true;
    }
    for (Visit one : seen.visits()) {
      if (one.network() == visit.network()
          && one.spot().at(visit.spot())
          && Math.abs(one.time() - visit.time()) <= DAY
          && isOld(seen, one)
          && areBeside(seen, one)) {
        return true;
      }
    }
    return false;
  }

  private static boolean areBeside(Sighting seen, Visit visit) {
    for (Visit one : seen.visits()) {
      if (one.sharesLine(visit)
          && Learning.isPhone(one.device()) != Learning.isPhone(visit.device())
          && Math.abs(one.time() - visit.time()) <= DAY
          && isOld(seen, one)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the user had that device on an earlier day than that of the visit. */
  static boolean isOld(Sighting seen, Visit visit) {
    Familiar<Device> device = seen.profile().devices().find(visit.device());
    return device != null && device.first() < Familiar.day(visit.time());
  }
}
