package io.loginwatch.core.detection;

import io.loginwatch.core.detection.Excuses.Excuse;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.settings.Travel;
import org.jspecify.annotations.Nullable;

/**
 * Why a pair of visits is believed of a user who does that all the time: goes to and fro between
 * two places or networks, or in and out through an exit or a server of the user's own.
 */
final class HabitExcuses {
  static final String OWN_EXIT = "own-exit";
  static final String OWN_SERVER = "known-server";

  /** In milliseconds. */
  private static final long MONTH = 30 * 86_400_000L;

  /** In milliseconds: as long as Entra learns at the most. */
  private static final long FORTNIGHT = 14 * 86_400_000L;

  private final Travel settings;

  HabitExcuses(Travel settings) {
    this.settings = settings;
  }

  /** The excuse for a pair of the judged login and another visit; null if there is none. */
  @Nullable Excuse of(Sighting seen, Visit there) {
    Visit here = seen.visit();
    if (settings.commuting()) {
      if (used(seen, here) && used(seen, there)) {
        return new Excuse("commuting", saysNothing(seen, there));
      }
      if (here.network() != there.network()
          && belongs(seen, here)
          && belongs(seen, there)
          && !Surrounded.is(seen, there)
          && !isInNewTownAbroad(seen, there)) {
        return new Excuse("known-networks", saysNothing(seen, there));
      }
      boolean ownExit = isOwnExit(seen, here, there);
      if (ownExit || isOwnExit(seen, there, here)) {
        return new Excuse(OWN_EXIT, !ownExit);
      }
    }
    if (settings.quietEgress()) {
      boolean ownServer = here.onServer() && belongs(seen, here);
      if (ownServer || (there.onServer() && belongs(seen, there))) {
        return new Excuse(OWN_SERVER, !ownServer);
      }
    }
    return null;
  }

  /**
   * The excuse for somebody who is seen for the first two weeks and goes to and fro between two
   * networks of another day: who has an exit goes in and out there a few times before that is a
   * habit.
   */
  @Nullable Excuse ofTheFirstWeeks(Sighting seen, Visit there) {
    Visit here = seen.visit();
    Profile profile = seen.profile();
    boolean settling =
        settings.commuting()
            && seen.time() - profile.since() < FORTNIGHT
            && here.network() != there.network()
            && !Gateways.isOfThatDay(profile.network(here.network()), here)
            && !Gateways.isOfThatDay(profile.network(there.network()), there)
            && !isInNewTownAbroad(seen, there);
    return settling ? new Excuse("learning", saysNothing(seen, there)) : null;
  }

  /**
   * Whether a computer was on lines in two countries, in a town of one of them that is news. That
   * the user has been on that provider's lines elsewhere explains who appears in another town of
   * its country, and not who was in another country just now.
   */
  private static boolean isInNewTownAbroad(Sighting seen, Visit there) {
    Visit here = seen.visit();
    return !here.sharesCountry(there)
        && Journey.isComputer(here)
        && Journey.isComputer(there)
        && (isInNewTown(seen, here) || isInNewTown(seen, there));
  }

  private static boolean isInNewTown(Sighting seen, Visit visit) {
    return !visit.onServer()
        && Gateways.isOfThatDay(seen.profile().place(visit.spot()), visit)
        && !seen.isCompanyExit(visit);
  }

  /**
   * Whether the other visit came out of a server or an exit of the company's, or of a carrier. Who
   * goes in and out there all the time may have done so from anywhere, so that it explains nothing
   * of the visits before it; a line where the user lives was held against these itself.
   */
  private static boolean saysNothing(Sighting seen, Visit there) {
    return there.onServer() || Journey.saysNothing(seen, there);
  }

  /**
   * Whether that is an organization's network on which the user was on another day already, and now
   * and then came out in another country: who goes out through somebody's lines in London will go
   * out in Singapore, too. Where the user mostly is, the user is all the same.
   */
  private static boolean isOwnExit(Sighting seen, Visit visit, Visit other) {
    Familiar<Long> network = visit.hidden() ? null : seen.profile().network(visit.network());
    String country = visit.spot().country();
    if (network == null
        || visit.kind() == Network.Kind.MOBILE
        || Gateways.isOfThatDay(network, visit)
        || country.isEmpty()
        || country.equals(seen.usualCountry())) {
      return false;
    }
    for (Visit one : seen.visits()) {
      if (isElsewhere(one, visit)) {
        return true;
      }
    }
    return isElsewhere(other, visit);
  }

  private static boolean isElsewhere(Visit one, Visit visit) {
    return one.network() == visit.network()
        && !one.spot().country().isEmpty()
        && !one.sharesCountry(visit);
  }

  /**
   * Whether a place is one that the user really uses: often enough, on several days, lately. Where
   * the user only was through a VPN, nobody goes by an ordinary line, and nobody to a data centre.
   */
  private boolean used(Sighting seen, Visit visit) {
    Profile profile = seen.profile();
    Familiar<Spot> place = profile.place(visit.spot());
    return place != null
        && used(place, visit)
        && !Gateways.wasByExitsOnly(place, seen, visit)
        && !(visit.onServer() && Gateways.isOfThatDay(profile.network(visit.network()), visit));
  }

  private boolean used(Familiar<?> known, Visit visit) {
    return known.count() >= settings.commutingLogins()
        && known.days() >= settings.commutingDays()
        && visit.time() - known.last() <= MONTH;
  }

  /** The same of a network; but that the company rents servers there says nothing of others'. */
  private boolean belongs(Sighting seen, Visit visit) {
    Familiar<Long> known = seen.profile().network(visit.network());
    return known != null
        && used(known, visit)
        && !(visit.onServer() && Landlords.isBesideTheCompanys(seen, visit));
  }
}
