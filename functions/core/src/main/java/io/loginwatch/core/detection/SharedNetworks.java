package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Distance;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.profile.Visits;
import io.loginwatch.core.rule.Window;
import io.loginwatch.core.settings.Travel;
import java.time.Duration;
import java.time.Instant;

/**
 * Ranges of addresses that many users jump to, each on their own device: the exits of a company's
 * network. Looked at and written only when somebody jumps, so a routine login costs nothing.
 */
final class SharedNetworks {
  private static final String TRACK = "jumps";

  /**
   * Users whose computer came to a range sooner than it could be carried there, or to a line from
   * far away within a day.
   */
  private static final String COMPUTERS = "computers";

  /** Users whose computer came to a line sooner than it could be carried there. */
  private static final String HASTE = "haste";

  /** Users who jumped to a range again, when they had been elsewhere in between. */
  private static final String RETURNS = "returns";

  /** Whoever comes back so much later has been elsewhere, and is not the same errand. */
  private static final Duration LATER = Duration.ofHours(1);

  /** A user who jumped here lately need not be counted again. */
  private static final Duration LATELY = Duration.ofDays(7);

  private static final long DAY = 86_400_000L;

  private final Travel settings;
  private final Premises premises;
  private final Shuttles shuttles;

  SharedNetworks(Travel settings) {
    this.settings = settings;
    this.premises = new Premises(settings);
    this.shuttles = new Shuttles(settings, premises);
  }

  /**
   * Whether enough other users jumped to the address range of that visit; or, of a user who is
   * still new, to its autonomous system: on the first day of all, nobody's past can speak.
   */
  boolean isShared(Sighting seen, Visit visit) {
    return isShared(seen, Crowds.range(visit))
        || (seen.learning()
            && visit.network() > 0
            && (isShared(seen, Crowds.system(visit)) || Sites.isInOtherCountry(seen, visit)));
  }

  /** How many other users jumped to that place or from it, where nobody knows the networks. */
  int jumpers(Sighting seen, Spot spot) {
    return spot.located()
        ? Crowds.others(seen, Crowds.place(spot), TRACK, settings.sharedWithin())
        : 0;
  }

  private boolean isShared(Sighting seen, String name) {
    return isShared(seen, name, TRACK, settings.sharedWithin());
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
            && (isShared(seen, Crowds.range(visit))
                || isComeBackTo(seen, visit)
                || shuttles.lead(seen, visit)));
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
    return hasAddress(visit) && isShared(seen, Crowds.line(visit), HASTE, settings.sharedWithin());
  }

  private static boolean hasAddress(Visit visit) {
    return !visit.hidden() && !visit.ip().isEmpty();
  }

  private boolean isComeBackTo(Sighting seen, String name) {
    int came = Crowds.others(seen, name, COMPUTERS, settings.sharedWithin());
    return came >= settings.sharedUsers()
        || (came == settings.sharedUsers() - 1
            && Crowds.others(seen, name, RETURNS, settings.sharedWithin()) > 0);
  }

  private boolean isShared(Sighting seen, String name, String track, Duration within) {
    return Crowds.others(seen, name, track, within) >= settings.sharedUsers();
  }

  /**
   * Counts a user who comes to a range, on a device that is the user's own: through a rented server
   * for the first time, or to a line from far away. A routine login costs nothing.
   */
  void arrive(Sighting seen) {
    Visit visit = seen.visit();
    if (!settings.sharedNetworks() || visit.ip().isEmpty()) {
      return;
    }
    switch (visit.egress()) {
      case NONE -> {
        comeFromAfar(seen);
        shuttles.comeBack(seen);
        premises.comeToLine(seen);
        Namesakes.count(seen);
      }
      case SERVER -> premises.comeToServer(seen);
      case TUNNEL -> {}
    }
  }

  /**
   * Counts a computer of the user's own on a line that is far from where the user was within a day,
   * and on its range if it was there sooner than it could be carried, or nobody lives on it.
   * Travellers are in one town's hotels, and on the ranges of one provider; but several do not
   * share a line.
   */
  private void comeFromAfar(Sighting seen) {
    Visit visit = seen.visit();
    Visits visits = seen.visits();
    Familiar<Spot> home = seen.profile().places().most();
    // Most are at home, and the visit before is seldom in the processor's cache.
    if (visits.isEmpty()
        || (home != null && seen.place() == home.key())
        || !Journey.isComputer(visit)
        || (seen.onStrangeDevice() && !seen.learning())) {
      return;
    }
    if (isWhereItWas(visits.get(visits.size() - 1), visit) || Crowds.isReservedRange(visit)) {
      return;
    }
    boolean tooFast = Journey.wasTooFast(seen);
    if (tooFast || wasFarAway(seen)) {
      note(seen, Crowds.line(visit), COMPUTERS, settings.sharedWithin());
      boolean companys =
          Networks.isReserved(seen.login().source().network().asn())
              || Egresses.isForCompanies(visit);
      if (tooFast) {
        note(seen, Crowds.line(visit), HASTE, settings.sharedWithin());
      }
      if (tooFast || companys) {
        note(seen, Crowds.range(visit), COMPUTERS, settings.sharedWithin());
      }
    }
  }

  /** Offices and exits of a company are on one network, each in its place. */
  private static boolean isWhereItWas(Visit last, Visit visit) {
    return last.network() == visit.network() && last.spot().at(visit.spot());
  }

  private boolean wasFarAway(Sighting seen) {
    Visit visit = seen.visit();
    Visits visits = seen.visits();
    double far = settings.minimumKm();
    if (!visit.spot().located() || !visits.canExceed(visit.spot(), far)) {
      return false;
    }
    for (int i = visits.size() - 1; i >= 0; i--) {
      Visit other = visits.get(i);
      long apart = visit.time() - other.time();
      if (apart > DAY) {
        return false;
      }
      if (apart >= -DAY
          && !other.hidden()
          && other.spot().located()
          && Distance.canExceed(other.spot(), visit.spot(), far)
          && Distance.km(other.spot(), visit.spot()) > far) {
        return true;
      }
    }
    return false;
  }

  /** Counts the jump at the end where the user is not at home. */
  void note(Sighting seen, Visit there) {
    if (seen.onStrangeDevice() && !seen.learning()) {
      return;
    }
    for (Visit visit : new Visit[] {seen.visit(), there}) {
      if (!visit.ip().isEmpty() && !Crowds.isReservedRange(visit) && !seen.isHome(visit)) {
        note(seen, Crowds.range(visit));
        if (visit.network() <= 0 && visit.spot().located()) {
          note(seen, Crowds.place(visit.spot()));
        }
        if (visit.network() > 0 && !Networks.isReserved(visit.network())) {
          note(seen, Crowds.system(visit));
          Sites.note(seen, visit);
        }
      }
    }
  }

  private void note(Sighting seen, String name) {
    note(seen, name, TRACK, settings.sharedWithin());
  }

  private void note(Sighting seen, String name, String track, Duration kept) {
    Memory memory = seen.memory();
    if (memory == null) {
      return;
    }
    Window window = memory.windowOrEmpty(name);
    Instant now = Instant.ofEpochMilli(seen.time());
    Instant since = now.minus(LATELY);
    String user = seen.login().user();
    if (!window.has(track, since, now, user)) {
      memory.remember(name, window.counting(track, kept, now, seen.visit().id(), user));
    } else if (track.equals(COMPUTERS)
        && !window.has(track, now.minus(LATER), now, user)
        && !window.has(RETURNS, since, now, user)) {
      memory.remember(name, window.counting(RETURNS, kept, now, seen.visit().id(), user));
    }
  }
}
