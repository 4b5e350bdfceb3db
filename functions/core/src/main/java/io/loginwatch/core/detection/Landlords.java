package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.profile.Visits;

/**
 * Who rents out servers. They rent them to everybody: that the user's own VPN is on one of them
 * says nothing of the others.
 */
final class Landlords {
  /** Days: what was there on two has come back. */
  private static final int AGAIN = 2;

  private Landlords() {}

  /**
   * Whether a login came through a rented server of which no other in its range was used lately.
   */
  static boolean isInOtherRange(Visit visit, Visits lately) {
    if (!visit.onServer() || visit.ip().isEmpty()) {
      return false;
    }
    long range = Networks.range(visit.ip());
    for (Visit before : lately) {
      if (before.onServer() && Networks.range(before.ip()) == range) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a login came through servers of a landlord that the user's own exits are not rented
   * from.
   */
  static boolean isAnother(Sighting seen) {
    Visit visit = seen.visit();
    return visit.onServer()
        && seen.profile().network(visit.network()) == null
        && Habits.isUsedToHiding(seen.profile())
        && !Habits.isUsedToOwnExits(seen);
  }

  /**
   * Whether the user comes through that landlord's servers on a device of the user's own, on days
   * enough, in that town before or from one range and another: a VPN that rents there, whose next
   * range is no news. What the company rents there is known from colleagues, and says nothing of
   * what it does not.
   */
  static boolean rentsHereAndThere(Sighting seen, DeviceNews device) {
    Visit visit = seen.visit();
    Familiar<Long> landlord = seen.profile().network(visit.network());
    if (landlord == null || (device != DeviceNews.KNOWN && device != DeviceNews.UPDATED)) {
      return false;
    }
    return (landlord.days() >= AGAIN && isWhereOnlyExitsAre(seen))
        || (landlord.days() >= Habits.HABIT && isOnSeveralRanges(seen, visit));
  }

  private static boolean isOnSeveralRanges(Sighting seen, Visit visit) {
    long range = 0;
    for (Visit before : seen.visits()) {
      if (before.network() == visit.network()
          && !before.ip().isEmpty()
          && !seen.isCompanyExit(before)) {
        long another = Networks.range(before.ip());
        if (range != 0 && another != range) {
          return true;
        }
        range = another;
      }
    }
    return false;
  }

  /**
   * Whether the user came out in that town on two days, and never but through exits: a VPN has many
   * ranges in each of its towns, and an exit of the user's choice has been there before.
   */
  private static boolean isWhereOnlyExitsAre(Sighting seen) {
    Familiar<Spot> town = seen.profile().place(seen.visit().spot());
    return town != null && town.onlySpecial() && town.days() >= AGAIN;
  }

  /**
   * Whether that is a server of others at a landlord whose servers the user only comes through
   * where they are the company's.
   */
  static boolean isBesideTheCompanys(Sighting seen, Visit visit) {
    boolean companys = false;
    for (Visit one : seen.visits()) {
      if (one.network() == visit.network() && !one.sharesLine(visit)) {
        if (!seen.isCompanyExit(one)) {
          return false;
        }
        companys = true;
      }
    }
    return companys && !seen.isCompanyExit(visit);
  }
}
