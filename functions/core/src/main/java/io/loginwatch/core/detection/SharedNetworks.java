package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.settings.Travel;

/**
 * Ranges of addresses that many users jump to, each on their own device: the exits of a company's
 * network. Looked at and written only when somebody jumps, so a routine login costs nothing.
 */
final class SharedNetworks {
  private final Travel settings;
  private final Premises premises;
  private final Shuttles shuttles;
  private final Arrivals arrivals;
  private final Outings outings;

  SharedNetworks(Travel settings) {
    this.settings = settings;
    this.premises = new Premises(settings);
    this.shuttles = new Shuttles(settings, premises);
    this.arrivals = new Arrivals(settings, premises, shuttles);
    this.outings = new Outings(settings);
  }

  /**
   * Whether enough other users jumped to the address range of that visit; or, of a user who is
   * still new, to its autonomous system: on the first day of all, nobody's past can speak.
   */
  boolean isShared(Sighting seen, Visit visit) {
    return areEnough(seen, Crowds.range(visit), Arrivals.JUMPS)
        || (seen.learning()
            && visit.network() > 0
            && (areEnough(seen, Crowds.system(visit), Arrivals.JUMPS)
                || Sites.isInOtherCountry(seen, visit)));
  }

  /**
   * How many other users jumped to that place or from it, where nobody knows the networks; those
   * that are enough at the most.
   */
  int jumpers(Sighting seen, Spot spot) {
    return spot.located() ? others(seen, Crowds.place(spot), Arrivals.JUMPS) : 0;
  }

  /** Whether that range of rented servers is the company's. */
  boolean isFrequented(Sighting seen, Visit visit) {
    return settings.sharedNetworks() && premises.isRented(seen, visit);
  }

  /** Whether a newcomer at these two places is at home and at the company's. */
  boolean isCompanys(Sighting seen, Visit visit, Visit other) {
    return premises.areNewcomers(seen, visit, other);
  }

  /** Whether that range is one through which the company's people come, as far as is known. */
  boolean isExit(Sighting seen, Visit visit) {
    return isFrequented(seen, visit)
        || (settings.sharedNetworks()
            && hasAddress(visit)
            && (areEnough(seen, Crowds.range(visit), Arrivals.JUMPS)
                || isComeBackTo(seen, visit)
                || shuttles.lead(seen, visit)
                || outings.lead(seen, visit)));
  }

  /**
   * Whether that is a line for companies, to which a colleague's computer came, too; or one of the
   * company's name, of whoever is no newcomer: all offices are, and somebody new may be elsewhere.
   */
  boolean isOfOurCompany(Sighting seen, Visit visit) {
    return (Egresses.isForCompanies(visit) || (!seen.learning() && Namesakes.own(seen, visit)))
        && !visit.ip().isEmpty()
        && !premises.isNobodyElses(seen, visit);
  }

  /** Whether that range is an exit that colleagues switch on and off at home, wherever it is. */
  boolean isSwitchedOn(Sighting seen, Visit visit) {
    return shuttles.lead(seen, visit);
  }

  /** Whether colleagues come out of that range while they are away, if they are at home there. */
  boolean isLeftThrough(Sighting seen, Visit visit) {
    return outings.lead(seen, visit);
  }

  /**
   * Whether that range or line is one to which colleagues came from far away: enough of them, or
   * one fewer of whom one came back to it. What was told of the first need not be told of each who
   * follows.
   */
  boolean isComeBackTo(Sighting seen, Visit visit) {
    return hasAddress(visit)
        && (isComeBackTo(seen, Crowds.range(visit)) || isComeBackTo(seen, Crowds.line(visit)));
  }

  /**
   * Whether enough colleagues came to that very line sooner than they could be carried there.
   * Whoever is at home there may work in an office, to which others take a train, and of which the
   * exit is a neighbour.
   */
  boolean isJumpedTo(Sighting seen, Visit visit) {
    return hasAddress(visit) && areEnough(seen, Crowds.line(visit), Arrivals.HASTE);
  }

  private static boolean hasAddress(Visit visit) {
    return !visit.hidden() && !visit.ip().isEmpty();
  }

  private boolean isComeBackTo(Sighting seen, String name) {
    int came = others(seen, name, Arrivals.COMPUTERS);
    return came >= settings.sharedUsers()
        || (came == settings.sharedUsers() - 1 && others(seen, name, Arrivals.RETURNS) > 0);
  }

  private boolean areEnough(Sighting seen, String name, String track) {
    return others(seen, name, track) >= settings.sharedUsers();
  }

  private int others(Sighting seen, String name, String track) {
    return Crowds.others(seen, name, track, settings.sharedWithin(), settings.sharedUsers());
  }

  /** Counts a user who comes to a range or a line. A routine login costs nothing. */
  void arrive(Sighting seen) {
    if (settings.sharedNetworks() && !seen.visit().ip().isEmpty()) {
      arrivals.count(seen);
    }
  }

  /**
   * Counts the jump at the end that is a VPN or a gateway. There nothing is made of it; but some
   * logs leave the number of a network out of some of their lines, and then nothing else tells that
   * the range is one that colleagues come through.
   */
  void pass(Sighting seen, Visit there) {
    arrivals.countThrough(seen, there);
  }

  /** Counts who goes in and out at home all the time, while away. */
  void noteOuting(Sighting seen, Visit there) {
    outings.note(seen, there);
  }

  /** Counts the jump at the end where the user is not at home. */
  void note(Sighting seen, Visit there) {
    arrivals.countJump(seen, there);
  }
}
