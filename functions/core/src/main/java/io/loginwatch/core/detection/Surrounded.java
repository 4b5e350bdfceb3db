package io.loginwatch.core.detection;

import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Visit;

/**
 * A device that was on one line before and after it is said to have been elsewhere. Who moves to
 * another line, or whose provider moves the line, does not have the former address again within the
 * hour: that device never left, and somebody else has its owner's password. That both lines are of
 * providers whom the user has, or of one, then explains nothing; what a company's exit does,
 * colleagues know.
 */
final class Surrounded {
  /** In milliseconds. */
  private static final long HOUR = 3_600_000L;

  private Surrounded() {}

  /** Whether one of the two visits, in a town that is news, lies so between two at the other. */
  static boolean is(Sighting seen, Visit there) {
    Visit here = seen.visit();
    return !seen.learning() && (stayed(seen, here, there) || stayed(seen, there, here));
  }

  private static boolean stayed(Sighting seen, Visit home, Visit away) {
    return home.device().equals(away.device())
        && Math.abs(home.time() - away.time()) <= HOUR
        && isLine(seen, home)
        && !away.hidden()
        && away.kind() != Network.Kind.MOBILE
        && Gateways.isOfThatDay(seen.profile().place(away.spot()), away)
        && isOnBothSides(seen, home, away)
        && !mayBeItsCarrier(seen, away)
        && !seen.isCompanyExit(away)
        && (seen.isHome(home) || !seen.isCompanyExit(home));
  }

  /** Carriers have lines, too: a computer's, or those that a computer is on. */
  private static boolean isLine(Sighting seen, Visit visit) {
    return !visit.hidden()
        && (visit.kind() != Network.Kind.MOBILE
            || Carriers.isOnALine(seen, visit)
            || (isPhone(visit) && Carriers.isBesideComputer(seen, visit)));
  }

  /**
   * Whether a phone may have been by its carrier there, as it is wherever it leaves the wireless:
   * unless its carrier is known, and that network was never seen before. A computer hangs on what
   * the user's phones are on more than the computers; at home they are on one wireless.
   */
  private static boolean mayBeItsCarrier(Sighting seen, Visit visit) {
    Familiar<Long> network = seen.profile().network(visit.network());
    return isPhone(visit)
        ? visit.network() == 0
            || !Gateways.isOfThatDay(network, visit)
            || !isOnACarrier(seen, visit)
        : network != null && 2L * network.tally() > network.count();
  }

  private static boolean isOnACarrier(Sighting seen, Visit phone) {
    for (Visit one : seen.visits()) {
      if (one.kind() == Network.Kind.MOBILE
          && one.network() != phone.network()
          && one.device().equals(phone.device())) {
        return true;
      }
    }
    return false;
  }

  /** Whether that device had the line at home on the other side of being away, too. */
  static boolean isOnBothSides(Sighting seen, Visit home, Visit away) {
    for (Visit one : seen.visits()) {
      if (one.sharesLine(home)
          && one.device().equals(home.device())
          && one.before(away) != home.before(away)
          && Math.abs(one.time() - away.time()) <= HOUR) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPhone(Visit visit) {
    return Learning.isPhone(visit.device());
  }
}
