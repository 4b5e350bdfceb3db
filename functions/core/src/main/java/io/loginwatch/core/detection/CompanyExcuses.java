package io.loginwatch.core.detection;

import io.loginwatch.core.detection.Excuses.Excuse;
import io.loginwatch.core.profile.Visit;
import org.jspecify.annotations.Nullable;

/** Why a pair of visits is believed that goes through what is the company's: exits and offices. */
final class CompanyExcuses {
  private static final String REASON = "shared-network";

  private final SharedNetworks shared;

  CompanyExcuses(SharedNetworks shared) {
    this.shared = shared;
  }

  /**
   * Whether many colleagues came through one of the two. That explains who appears there, and not
   * who appears at the other in a country that is new.
   */
  @Nullable Excuse of(Sighting seen, Visit there) {
    Visit visit = seen.visit();
    boolean here =
        isColleagues(seen, visit)
            || isExit(seen, visit, there)
            || shared.isCompanys(seen, visit, there);
    boolean strange = seen.inStrangeCountry() && seen.onStrangeNetwork() && !seen.learning();
    return here
            || (!strange && isColleagues(seen, there))
            || isExit(seen, there, visit)
            || shared.isCompanys(seen, there, visit)
        ? new Excuse(REASON, !here)
        : null;
  }

  /** The same of somebody with a device that is not known, which speaks for no other end. */
  @Nullable Excuse ofStrangeDevice(Sighting seen, Visit there) {
    return isExit(seen, there, seen.visit())
        ? new Excuse(REASON, true)
        : ofOtherClient(seen, there);
  }

  /** Another program on a system of the user's, at a door that is the company's. */
  @Nullable Excuse ofOtherClient(Sighting seen, Visit there) {
    return seen.deviceNews() == DeviceNews.OTHER_CLIENT && isExit(seen, seen.visit(), there)
        ? new Excuse(REASON, false)
        : null;
  }

  private boolean isColleagues(Sighting seen, Visit visit) {
    return (!seen.isHome(visit) && shared.isShared(seen, visit))
        || shared.isFrequented(seen, visit);
  }

  /**
   * Whether somebody who belongs at the other end came through an exit of colleagues, or somebody
   * whose very computer had come there by an honest journey before.
   */
  private boolean isExit(Sighting seen, Visit visit, Visit other) {
    return !seen.isHome(visit)
        && shared.isComeBackTo(seen, visit)
        && (seen.learning()
            || Habits.isAtHome(seen.profile(), other)
            || (visit.device().equals(other.device()) && wasThere(seen, visit, other)));
  }

  private static boolean wasThere(Sighting seen, Visit exit, Visit other) {
    if (other.before(exit) && Journey.isPlausible(seen, other)) {
      return true;
    }
    for (Visit visit : seen.visits()) {
      if (visit.network() == other.network()
          && visit.before(exit)
          && Journey.isPlausible(seen, visit)) {
        return true;
      }
    }
    return false;
  }
}
