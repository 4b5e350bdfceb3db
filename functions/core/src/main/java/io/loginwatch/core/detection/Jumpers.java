package io.loginwatch.core.detection;

import io.loginwatch.core.detection.Excuses.Excuse;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import org.jspecify.annotations.Nullable;

/**
 * Users whose places jump, in a log that never says whose network an address is. Gateways, VPNs and
 * carriers are known by nothing there but by what they do: they put people in places to which they
 * did not go, again and again, and several people in the same. Who was told of for that once jumps
 * on among such places and the user's own; from or to anywhere else it is told of as ever. Asked of
 * jumps only that nothing else explains.
 */
final class Jumpers {
  private static final String NAME = "jumps";

  /** What is remembered as told of a jump. */
  static final int TOLD = (int) Networks.mix(NAME, NAME.length());

  /** In milliseconds: what is told of somebody is looked at within the day. */
  private static final long DAY = 86_400_000L;

  private final SharedNetworks shared;
  private final int users;

  /**
   * @param users how many others who jump tell a gateway's place
   */
  Jumpers(SharedNetworks shared, int users) {
    this.shared = shared;
    this.users = users;
  }

  /** Whether nobody knows whose any of the user's networks is, nor that one. */
  static boolean areUnnamed(Sighting seen, long network) {
    return network <= 0
        && seen.visit().network() <= 0
        && !seen.profile().networks().any(one -> one.key() > 0);
  }

  /** Why a jump on a device of the user's is believed; null if it is not. */
  @Nullable Excuse excuse(Sighting seen, Visit there) {
    if (!areUnnamed(seen, there.network())) {
      return null;
    }
    return goesOn(seen, there)
        ? new Excuse("told-before", true)
        : isUsual(seen, there.spot(), there.time()) ? new Excuse("gateways", true) : null;
  }

  /**
   * Whether somebody new, of whom neither end is known, was told of that day already; or the same
   * device goes on from the strange end of a jump that was.
   */
  private static boolean goesOn(Sighting seen, Visit there) {
    int story = seen.learning() ? TOLD : Stories.end(there);
    return Stories.isLately(seen.profile().toldOf(story), Math.max(seen.time(), there.time()), DAY)
        && (seen.learning() || seen.visit().device().equals(there.device()));
  }

  /**
   * Whether a jump is one between gateways, or of somebody new from or to one; or of somebody who
   * jumps, between gateways and places of other days.
   */
  boolean isUsual(Sighting seen, Spot other, long time) {
    Spot spot = seen.visit().spot();
    int here = strangers(seen, spot);
    int there = strangers(seen, other);
    return Math.min(here, there) >= users
        || (seen.learning() && Math.max(here, there) >= users - 1)
        || (isVouched(seen, other, time)
            && isVouched(seen, spot, seen.time())
            && (Stories.isLately(seen.profile().toldOf(TOLD), Math.max(seen.time(), time))
                || isAmongGateways(seen)));
  }

  /** Whether the user was at two gateways on other days. */
  private boolean isAmongGateways(Sighting seen) {
    int gateways = 0;
    for (Familiar<Spot> place : seen.profile().places()) {
      boolean gateway =
          !Gateways.isOfThatDay(place, seen.time()) && strangers(seen, place.key()) >= users;
      gateways += gateway ? 1 : 0;
    }
    return gateways >= 2;
  }

  private boolean isVouched(Sighting seen, Spot spot, long time) {
    return !Gateways.isOfThatDay(seen.profile().place(spot), time)
        || shared.jumpers(seen, spot) >= users;
  }

  /** How many others jumped there; where the user is mostly, the user is. */
  private int strangers(Sighting seen, Spot spot) {
    Familiar<Spot> home = seen.learning() ? null : seen.profile().places().most();
    return home == null || seen.profile().known(spot) != home.key()
        ? shared.jumpers(seen, spot)
        : 0;
  }
}
