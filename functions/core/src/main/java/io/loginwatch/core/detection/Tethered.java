package io.loginwatch.core.detection;

import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Visit;
import org.jspecify.annotations.Nullable;

/** Computers on a carrier's network: they hang on a phone, or on a line that the carrier sells. */
final class Tethered {
  /** Two weeks of work on one network: nobody is tethered to a phone for so long. */
  private static final int WEEKS = 10;

  private Tethered() {}

  /**
   * Whether that is a computer on the carrier of its user's phone: it hangs on that phone, and is
   * wherever that is. On a carrier that no phone of the user's is on, it has a card or a line.
   */
  static boolean is(Sighting seen, Visit visit) {
    Familiar<Long> network =
        visit.kind() == Network.Kind.MOBILE && !Learning.isPhone(visit.device())
            ? seen.profile().network(visit.network())
            : null;
    return network != null
        && network.settled()
        && network.tally() > 0
        && !Carriers.isOnALine(seen, visit)
        && !isForComputers(network, visit);
  }

  /**
   * Whether a computer is on a network that the user's computers were on for weeks, and phones
   * seldom: then it is the carrier's line at home. It may come out anywhere in its country, and
   * explains nobody in another where the user never was.
   */
  static boolean isForComputers(@Nullable Familiar<Long> network, Visit visit) {
    return network != null
        && !Learning.isPhone(visit.device())
        && network.days() >= WEEKS
        && network.count() >= 2 * network.tally();
  }
}
