package io.loginwatch.core.detection;

import io.loginwatch.core.detection.Excuses.Excuse;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Spot;
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
   * who appears at the other in a country that is new; nor, before or after, at a line where nobody
   * of the company ever was.
   */
  @Nullable Excuse of(Sighting seen, Visit there) {
    Visit visit = seen.visit();
    if (isNobodys(seen, visit) || isNobodys(seen, there)) {
      return underWay(seen, there);
    }
    boolean back = isBackhauled(seen, visit, there);
    if (back || isBackhauled(seen, there, visit)) {
      return new Excuse(REASON, !back);
    }
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

  /**
   * Of the first of the company in a country: who takes the computer there takes the company's VPN
   * along. Only where that very computer was on both, came by an honest journey as far as all lines
   * tell, and the exit is one that colleagues come back to.
   */
  private @Nullable Excuse underWay(Sighting seen, Visit there) {
    Visit visit = seen.visit();
    if (seen.learning() || seen.deviceNews() != DeviceNews.KNOWN) {
      return null;
    }
    boolean left = isLeftThrough(seen, visit, there);
    if (left || isLeftThrough(seen, there, visit)) {
      return new Excuse(REASON, !left);
    }
    boolean here = isComeBackTo(seen, visit);
    boolean honest =
        here
            ? isOnAJourney(seen, visit, there)
            : isComeBackTo(seen, there)
                && there.device().equals(visit.device())
                && Journey.isPlausible(seen, visit);
    return honest ? new Excuse(REASON, !here) : null;
  }

  private static boolean isNobodys(Sighting seen, Visit visit) {
    return !visit.hidden() && Gateways.isNews(seen, visit) && Colleagues.neverIn(seen, visit);
  }

  /** The same of somebody with a device that is not known, which speaks for no other end. */
  @Nullable Excuse ofStrangeDevice(Sighting seen, Visit there) {
    Visit visit = seen.visit();
    return isKnownExit(seen, there, visit)
            || (!isNobodys(seen, visit) && isBackhauled(seen, there, visit))
        ? new Excuse(REASON, true)
        : atTheDoor(seen, there);
  }

  /**
   * Another program on a system of the user's, at a door that is the company's; or another
   * computer, at one where this user goes in and out. That a computer is new is told for itself.
   */
  @Nullable Excuse atTheDoor(Sighting seen, Visit there) {
    Visit visit = seen.visit();
    return (seen.deviceNews() == DeviceNews.OTHER_CLIENT || isOwnDoor(seen, visit))
            && isKnownExit(seen, visit, there)
        ? new Excuse(REASON, false)
        : null;
  }

  private static boolean isOwnDoor(Sighting seen, Visit visit) {
    Familiar<Spot> place = seen.knownPlace();
    return place != null
        && place.days() >= Habits.HABIT
        && Journey.isComputer(visit)
        && Habits.isOnOwnNetwork(seen.profile(), visit);
  }

  private boolean isColleagues(Sighting seen, Visit visit) {
    return (!seen.isHome(visit) && shared.isShared(seen, visit))
        || shared.isFrequented(seen, visit);
  }

  /**
   * Whether somebody who belongs at the other end came through an exit of colleagues, or somebody
   * whose very computer had come there by an honest journey. An exit where the user is at home is
   * known from who switches it on and off, and not by a network that the user has elsewhere, too;
   * or from who comes to it sooner than by any journey, for somebody who is on one.
   */
  private boolean isExit(Sighting seen, Visit visit, Visit other) {
    if (!seen.isHome(visit)
        && (shared.isComeBackTo(seen, visit) || shared.isOfOurCompany(seen, visit))) {
      return isHonest(seen, visit, other);
    }
    if (shared.isSwitchedOn(seen, visit)
        && (seen.learning()
            || Habits.isInOwnTown(seen.profile(), other)
            || isOnAJourney(seen, visit, other))) {
      return true;
    }
    if (isLeftThrough(seen, visit, other)) {
      return true;
    }
    // Who lives at headquarters may be there: only a line that the computer went to speaks for it.
    return !seen.learning() && shared.isJumpedTo(seen, visit) && isOnAJourney(seen, visit, other);
  }

  /**
   * Whether that is an exit at home through which colleagues come while they are away, and this
   * very computer came to the other end by an honest journey. Who is mostly on lines, and so seldom
   * needs the exit at home, is away when it is on.
   */
  private boolean isLeftThrough(Sighting seen, Visit exit, Visit other) {
    return shared.isLeftThrough(seen, exit)
        && seen.deviceNews() == DeviceNews.KNOWN
        && exit.device().equals(other.device())
        && Journey.isPlausible(seen, other)
        && isMostlyOnLines(seen, exit);
  }

  /**
   * The same of an exit that many came to: a strange device needs more than a line's owner. Nobody
   * lives on rented servers, so that those are no home, however often their user is there.
   */
  private boolean isKnownExit(Sighting seen, Visit visit, Visit other) {
    boolean known = isComeBackTo(seen, visit) || shared.isFrequented(seen, visit);
    return known && isHonest(seen, visit, other);
  }

  /** Whether colleagues came there from far away, and the user is not at home there. */
  private boolean isComeBackTo(Sighting seen, Visit visit) {
    return !seen.isHome(visit) && shared.isComeBackTo(seen, visit);
  }

  /** Whether who seems to be at home at that exit is where that line is, and always was. */
  private boolean isBackhauled(Sighting seen, Visit exit, Visit line) {
    return Backhaul.comesFrom(seen, exit, line) && shared.isComeBackTo(seen, exit);
  }

  private static boolean isHonest(Sighting seen, Visit visit, Visit other) {
    return seen.learning()
        || Habits.isAtHome(seen.profile(), other)
        || isOnAJourney(seen, visit, other);
  }

  private static boolean isOnAJourney(Sighting seen, Visit exit, Visit other) {
    if (!exit.device().equals(other.device())) {
      return false;
    }
    if (Journey.isPlausible(seen, other)
        && (other.before(exit) || (!Gateways.isNews(seen, other) && isMostlyOnLines(seen, exit)))) {
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

  /**
   * Whether that computer, until it was last seen on a line that says where it is, was so at least
   * as often as on exits. Who switches the exit on and off, and has been on no other line since
   * there was time for a journey, came through it from there; who is never without it is at home as
   * likely, and somebody else is on that line.
   */
  private static boolean isMostlyOnLines(Sighting seen, Visit exit) {
    int lines = 0;
    int exits = 0;
    int since = 0;
    for (Visit visit : seen.visits()) {
      if (!visit.device().equals(exit.device()) || !visit.before(exit)) {
        continue;
      }
      if (visit.hidden() || seen.isCompanyExit(visit)) {
        since++;
      } else {
        lines++;
        exits += since;
        since = 0;
      }
    }
    return lines >= Habits.HABIT && lines >= exits;
  }
}
