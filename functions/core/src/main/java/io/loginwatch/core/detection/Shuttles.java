package io.loginwatch.core.detection;

import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.profile.Visits;
import io.loginwatch.core.settings.Travel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of addresses to which colleagues' computers go from a line of their own, and are back on
 * that line sooner than anybody goes anywhere. An office is not reached and left again within so
 * short a time, but an exit is switched on and off at home; it may well be in the town where all of
 * them live, where no journey tells it from the office.
 */
final class Shuttles {
  private static final String TRACK = "shuttles";

  /** In milliseconds: from the door to a desk elsewhere, at work there, and back. */
  private static final long THERE_AND_BACK = 45 * 60_000L;

  /** How long it counts: a company does not move its exits every month. */
  private static final Duration SEASON = Duration.ofDays(90);

  /** A user who did so lately need not be counted again. */
  private static final Duration LATELY = Duration.ofDays(7);

  private final Travel settings;
  private final Premises premises;

  Shuttles(Travel settings, Premises premises) {
    this.settings = settings;
    this.premises = premises;
  }

  /**
   * Whether enough other users were seen to go there and back. Of a line on which nobody lives, and
   * which is an office or an exit, one fewer say which of them it is, the user among them.
   */
  boolean lead(Sighting seen, Visit visit) {
    if (visit.hidden() || visit.ip().isEmpty()) {
      return false;
    }
    String range = Crowds.range(visit);
    return Crowds.others(seen, range, TRACK, SEASON, settings.sharedUsers())
            >= settings.sharedUsers()
        || (Egresses.isForCompanies(visit)
            && Crowds.distinct(seen, range, TRACK, SEASON, null, settings.sharedUsers())
                >= settings.sharedUsers() - 1);
  }

  /** Counts a user whose own computer is back on a line on which no colleague is. */
  void comeBack(Sighting seen) {
    Visit here = seen.visit();
    Visit there = between(here, seen.visits());
    if (there != null
        && (seen.learning()
            || (!seen.onStrangeDevice()
                && !Gateways.isOfThatDay(seen.profile().network(there.network()), there)))
        && !Crowds.isReservedRange(there)
        && !Crowds.isReservedRange(here)
        && premises.isNobodyElses(seen, here)) {
      Crowds.count(seen, Crowds.range(there), TRACK, LATELY, SEASON, seen.login().user());
    }
  }

  /**
   * The last visit of the same computer to another line between this one and another on the same
   * line, all within that time; null if there is none, as there mostly is.
   */
  private static @Nullable Visit between(Visit here, Visits visits) {
    Visit there = null;
    for (int i = visits.size() - 1; i >= 0; i--) {
      Visit one = visits.get(i);
      if (Math.abs(here.time() - one.time()) > THERE_AND_BACK) {
        return null;
      }
      if (!one.device().equals(here.device())) {
        continue;
      }
      if (one.network() != here.network()) {
        if (!isLine(one) || !isLine(here)) {
          return null;
        }
        there = there == null ? one : there;
      } else if (there == null || Networks.range(one.ip()) != Networks.range(here.ip())) {
        return null;
      } else {
        return there;
      }
    }
    return null;
  }

  private static boolean isLine(Visit visit) {
    return Journey.isComputer(visit)
        && visit.network() != 0
        && !visit.ip().isEmpty()
        && visit.kind() != Network.Kind.SATELLITE;
  }
}
