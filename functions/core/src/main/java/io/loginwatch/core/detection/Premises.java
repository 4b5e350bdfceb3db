package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.settings.Travel;
import java.time.Duration;

/**
 * Ranges of addresses that several colleagues come to, each on a device of their own, without any
 * journey: servers that the company rents, and lines that are its offices or its exits. Looked at
 * and written only when a user is on a network for the first time.
 */
final class Premises {
  /** Users who came to a range for the first time; or to a country. */
  private static final String ARRIVALS = "arrivals";

  /** Ranges of a landlord's that are the company's. */
  private static final String RENTED = "rented";

  /** How long it counts that somebody came: a company does not move its exits every month. */
  private static final Duration SEASON = Duration.ofDays(90);

  /** A user who came lately need not be counted again. */
  private static final Duration LATELY = Duration.ofDays(7);

  private final Travel settings;

  Premises(Travel settings) {
    this.settings = settings;
  }

  /**
   * Whether that range of rented servers is the company's: enough other users have come to it, each
   * on their own device. Nobody lives in a data centre, so that no journey is needed to tell. One
   * fewer will do where the company rents another range of that landlord's.
   */
  boolean isRented(Sighting seen, Visit visit) {
    if (!visit.onServer() || visit.ip().isEmpty()) {
      return false;
    }
    String range = Crowds.range(visit);
    int came = others(seen, range);
    return came >= settings.sharedUsers()
        || (came > 0
            && came == settings.sharedUsers() - 1
            && visit.network() != 0
            && Crowds.distinct(seen, Crowds.system(visit), RENTED, SEASON, range, 1) > 0);
  }

  /**
   * Whether a newcomer at these two places is at home and at the company's: one is a line that two
   * colleagues' computers came to besides, or has the company's name, the other is in the country
   * of that user, or of colleagues, or the company's as well. What is the office and what an exit
   * shows only with time.
   */
  boolean areNewcomers(Sighting seen, Visit visit, Visit other) {
    if (!seen.learning() || visit.hidden() || visit.ip().isEmpty()) {
      return false;
    }
    boolean own = Namesakes.own(seen, visit);
    return (own || others(seen, Crowds.range(visit)) >= settings.sharedUsers() - 1)
        && (isPeopled(seen, other.spot().country()) || (own && Namesakes.own(seen, other)));
  }

  private boolean isPeopled(Sighting seen, String country) {
    return !country.isEmpty()
        && (country.equals(seen.usualCountry())
            || others(seen, country(country)) >= settings.sharedUsers());
  }

  /**
   * Counts a user whose computer is on a line of a network, or in a country, for the first time.
   */
  void comeToLine(Sighting seen) {
    Visit visit = seen.visit();
    if (seen.network() != null || !Journey.isComputer(visit) || !isOwn(seen)) {
      return;
    }
    note(seen, Crowds.range(visit));
    if (seen.country() == null && !visit.spot().country().isEmpty()) {
      note(seen, country(visit.spot().country()));
    }
  }

  /** Whether no colleague's computer is known to have come to the line of that visit. */
  boolean isNobodyElses(Sighting seen, Visit visit) {
    return others(seen, Crowds.range(visit)) == 0;
  }

  /**
   * Counts a user who comes to a range of rented servers for the first time. Programs run there,
   * whoever else does: they are no people who come out of it.
   */
  void comeToServer(Sighting seen) {
    Visit visit = seen.visit();
    boolean program = visit.device().known() && !Colleagues.isPersons(visit.device());
    if (program || (seen.network() != null && !seen.isOnOtherServers()) || !isOwn(seen)) {
      return;
    }
    String range = Crowds.range(visit);
    note(seen, range);
    if (visit.network() != 0
        && !Networks.isReserved(visit.network())
        && others(seen, range) >= settings.sharedUsers() - 1) {
      Crowds.count(seen, Crowds.system(visit), RENTED, SEASON, SEASON, range);
    }
  }

  private static boolean isOwn(Sighting seen) {
    return !Crowds.isReservedRange(seen.visit()) && (seen.learning() || !seen.onStrangeDevice());
  }

  /**
   * Counts the user, unless enough is known of a range where so many came lately: not all of a
   * large company are counted.
   */
  private void note(Sighting seen, String name) {
    int enough = 2 * settings.sharedUsers() + 1;
    if (Crowds.distinct(seen, name, ARRIVALS, settings.sharedWithin(), null, enough) < enough) {
      Crowds.count(seen, name, ARRIVALS, LATELY, SEASON, seen.login().user());
    }
  }

  /** How many other users came there for the first time, up to those that are enough. */
  private int others(Sighting seen, String name) {
    return Crowds.others(seen, name, ARRIVALS, SEASON, settings.sharedUsers());
  }

  private static String country(String code) {
    return "country=" + code;
  }
}
