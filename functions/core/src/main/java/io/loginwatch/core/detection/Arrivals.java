package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Distance;
import io.loginwatch.core.profile.Egress;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.profile.Visits;
import io.loginwatch.core.rule.Window;
import io.loginwatch.core.settings.Travel;
import java.time.Duration;
import java.time.Instant;

/** Counts who comes to which range of addresses and which line, for {@link SharedNetworks}. */
final class Arrivals {
  /** Users who jumped to a range, or from it, and are not at home there. */
  static final String JUMPS = "jumps";

  /**
   * Users whose computer came to a range sooner than it could be carried there, or to a line from
   * far away within a day.
   */
  static final String COMPUTERS = "computers";

  /** Users whose computer came to a line sooner than it could be carried there. */
  static final String HASTE = "haste";

  /** Users who jumped to a range again, when they had been elsewhere in between. */
  static final String RETURNS = "returns";

  /** Whoever comes back so much later has been elsewhere, and is not the same errand. */
  private static final Duration LATER = Duration.ofHours(1);

  /** A user who jumped here lately need not be counted again. */
  private static final Duration LATELY = Duration.ofDays(7);

  private static final long DAY = 86_400_000L;

  private final Travel settings;
  private final Premises premises;
  private final Shuttles shuttles;

  Arrivals(Travel settings, Premises premises, Shuttles shuttles) {
    this.settings = settings;
    this.premises = premises;
    this.shuttles = shuttles;
  }

  /**
   * Counts a user who comes to a range, on a device that is the user's own: through a rented server
   * for the first time, or to a line from far away. A routine login costs nothing.
   */
  void count(Sighting seen) {
    switch (seen.visit().egress()) {
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
        || !isOnOwnDevice(seen)) {
      return;
    }
    if (isWhereItWas(visits.get(visits.size() - 1), visit) || Crowds.isReservedRange(visit)) {
      return;
    }
    boolean tooFast = Journey.wasTooFast(seen);
    if (tooFast || wasFarAway(seen)) {
      count(seen, Crowds.line(visit), COMPUTERS);
      boolean companys =
          Networks.isReserved(seen.login().source().network().asn())
              || Egresses.isForCompanies(visit);
      if (tooFast) {
        count(seen, Crowds.line(visit), HASTE);
      }
      if (tooFast || companys) {
        count(seen, Crowds.range(visit), COMPUTERS);
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
  void countJump(Sighting seen, Visit there) {
    if (!isOnOwnDevice(seen)) {
      return;
    }
    for (Visit visit : new Visit[] {seen.visit(), there}) {
      if (hasRange(visit) && !seen.isHome(visit)) {
        count(seen, Crowds.range(visit), JUMPS);
        if (visit.network() <= 0 && visit.spot().located()) {
          count(seen, Crowds.place(visit.spot()), JUMPS);
        }
        if (visit.network() > 0 && !Networks.isReserved(visit.network())) {
          count(seen, Crowds.system(visit), JUMPS);
          Sites.note(seen, visit);
        }
      }
    }
  }

  /** Counts the jump at the end that is a VPN or a gateway. */
  void countThrough(Sighting seen, Visit there) {
    if (!isOnOwnDevice(seen)) {
      return;
    }
    for (Visit visit : new Visit[] {seen.visit(), there}) {
      if (hasRange(visit) && visit.egress() == Egress.TUNNEL) {
        count(seen, Crowds.range(visit), JUMPS);
      }
    }
  }

  /** Of somebody new every device is new. */
  private static boolean isOnOwnDevice(Sighting seen) {
    return seen.learning() || !seen.onStrangeDevice();
  }

  private static boolean hasRange(Visit visit) {
    return !visit.ip().isEmpty() && !Crowds.isReservedRange(visit);
  }

  private void count(Sighting seen, String name, String track) {
    Memory memory = seen.memory();
    if (memory == null) {
      return;
    }
    Window window = memory.windowOrEmpty(name);
    Instant now = Instant.ofEpochMilli(seen.time());
    Instant since = now.minus(LATELY);
    String user = seen.login().user();
    if (!window.has(track, since, now, user)) {
      memory.remember(
          name, window.counting(track, settings.sharedWithin(), now, seen.visit().id(), user));
    } else if (track.equals(COMPUTERS)
        && !window.has(track, now.minus(LATER), now, user)
        && !window.has(RETURNS, since, now, user)) {
      memory.remember(
          name, window.counting(RETURNS, settings.sharedWithin(), now, seen.visit().id(), user));
    }
  }
}
