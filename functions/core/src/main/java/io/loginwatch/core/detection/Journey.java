package io.loginwatch.core.detection;

import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Distance;
import io.loginwatch.core.profile.Egress;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Session;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.profile.Visits;
import org.jspecify.annotations.Nullable;

/**
 * The way a session or a computer came: whether anybody could have carried it from where it was to
 * where it is. Stricter than {@link ImpossibleTravel}, which asks whether two logins of a user can
 * be one person: a cookie is on one computer, and that took the way to the airport, too.
 */
final class Journey {
  /** Nothing on earth takes longer by air. */
  private static final long LONGEST_MS = 25 * 3_600_000L;

  /** Who was behind a gateway so lately is near it, or on the way from there. */
  private static final long HALF_A_DAY_MS = 12 * 3_600_000L;

  /** Kilometres to which databases know where a line is; a carrier's addresses are known worse. */
  private static final int LINE_KM = 20;

  private Journey() {}

  /**
   * Whether the session moved faster than its user can, to an address that says where it is. Where
   * the session's own address said nothing, the user was where an address last said so.
   */
  static boolean isTooFast(Sighting seen, Session session) {
    Visit from = start(seen, session);
    if (from == null) {
      return Pace.isTooFast(session.spot(), session.time(), seen.visit());
    }
    Spot to = seen.visit().spot();
    boolean aCountry = !to.located() || Centroids.isAllThatIsKnown(to);
    return (aCountry && crossedABorder(seen, from))
        || (to.located() && (isTooFast(seen, from) || leftItsGateway(seen, session)));
  }

  /**
   * Whether the session is on a line of a network and a country that its user was never in, sooner
   * than by air from where its own last address was, whatever that says: a phone abroad may have
   * its data routed home by its carrier, and then join a wireless network; but few do within an
   * hour or two and on the way to where they never were. In their own country all phones do, as
   * carriers' gateways are in other towns.
   */
  static boolean leapt(Sighting seen, Session session) {
    Visit to = seen.visit();
    if (to.egress() == Egress.TUNNEL
        || !to.spot().located()
        || !seen.inStrangeCountry()
        || isUsedToGoingAbroad(seen)) {
      return false;
    }
    for (Visit from : seen.visits()) {
      if (from.time() == session.time() && !from.hidden()) {
        return !from.spot().city().isEmpty()
            && !Tethered.is(seen, from)
            && !seen.isCompanyExit(from)
            && Pace.isTooFastFromDoorToDoor(from, to)
            && !isNearItsGateway(seen);
      }
    }
    return false;
  }

  /**
   * Whether its user was by lines in two countries abroad already: whoever drives from country to
   * country has a phone whose data is routed home, and takes what wireless there is.
   */
  private static boolean isUsedToGoingAbroad(Sighting seen) {
    String usual = seen.usualCountry();
    int abroad = 0;
    for (Familiar<String> country : seen.profile().countries()) {
      abroad += !country.key().equals(usual) && !country.onlySpecial() ? 1 : 0;
    }
    return abroad >= 2;
  }

  /**
   * Whether the company's security gateway says that its user is there, too: it has its exit at the
   * nearest of its sites, and came out at one near by within the last hours. Whoever has a phone's
   * cookie has nothing that goes through the gateway.
   */
  private static boolean isNearItsGateway(Sighting seen) {
    Visit to = seen.visit();
    for (Visit visit : seen.visits()) {
      if (Egresses.isGateway(visit)
          && visit.before(to)
          && to.time() - visit.time() <= HALF_A_DAY_MS
          && visit.spot().located()
          && !Distance.canExceed(visit.spot(), to.spot(), Gateways.REACH_KM)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the way from that visit to this login takes longer than there was time for. */
  static boolean isTooFast(Sighting seen, Visit from) {
    return !from.hidden() && Pace.isTooFast(from, seen.visit()) && !saysNothing(seen, from);
  }

  /** Whether this very computer was, within hours, where it cannot have been carried here from. */
  static boolean wasTooFast(Sighting seen) {
    Visits visits = seen.visits();
    if (!seen.visit().spot().located() || !visits.canExceed(seen.visit().spot(), Pace.FAR_KM)) {
      return false;
    }
    for (int i = visits.size() - 1; i >= 0; i--) {
      Visit from = visits.get(i);
      if (seen.time() - from.time() > LONGEST_MS) {
        return false;
      }
      if (isThisComputer(seen, from) && isTooFast(seen, from)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a computer's user can have come to that line by an honest journey, as far as the lines
   * tell that the user is remembered on before and since.
   */
  static boolean isPlausible(Sighting seen, Visit there) {
    return isPlausible(seen, there, 0);
  }

  /** The same, whatever the lines of that network tell. */
  static boolean isPlausible(Sighting seen, Visit there, long except) {
    if (!isComputer(there) || !there.spot().located()) {
      return false;
    }
    boolean came = false;
    for (Visit visit : seen.visits()) {
      boolean asked = visit.time() != there.time() && (except == 0 || visit.network() != except);
      if (asked && saysWhere(seen, visit)) {
        if (Pace.isTooFast(visit, there)) {
          return false;
        }
        came |= visit.before(there);
      }
    }
    return came;
  }

  /**
   * Whether that is too far from the gateway the session was last behind, where its user always is.
   */
  private static boolean leftItsGateway(Sighting seen, Session session) {
    for (Visit visit : seen.visits()) {
      if (visit.time() == session.time() && Gateways.strayed(seen, visit)) {
        return Pace.isOutOfReach(visit, seen.visit());
      }
    }
    return false;
  }

  /**
   * Whether a computer that was on a line is minutes later on a network nobody knows in a country
   * the user was never in. Which town that is need not be said.
   */
  private static boolean crossedABorder(Sighting seen, Visit from) {
    Visit visit = seen.visit();
    return isThisComputer(seen, from)
        && !visit.hidden()
        && seen.inStrangeCountry()
        && seen.onStrangeNetwork()
        && !from.spot().country().isEmpty()
        && visit.time() - from.time() < Pace.GATE_TO_GATE * 3_600_000;
  }

  /**
   * The last visit up to the session's that says where its user was, or a later one of this very
   * computer by a line, in whatever session; if none does, the session's own; null if that is not
   * remembered.
   */
  private static @Nullable Visit start(Sighting seen, Session session) {
    Visit start = null;
    for (Visit visit : seen.visits()) {
      boolean says = saysWhere(seen, visit);
      if (visit.time() <= session.time()) {
        start = says || start == null || start.hidden() ? visit : start;
      } else if (says && visit.time() <= seen.time() && isThisComputer(seen, visit)) {
        start = visit;
      }
    }
    return start;
  }

  private static boolean saysWhere(Sighting seen, Visit visit) {
    return !visit.hidden() && visit.spot().located() && !saysNothing(seen, visit);
  }

  /**
   * Whether a user can be anywhere who comes from that line: through the company's exit, or with a
   * phone, or what hangs on it, by its carrier, whose gateways are in other towns and, abroad, in
   * another country.
   */
  static boolean saysNothing(Sighting seen, Visit visit) {
    return isPhoneOnCarrier(visit) || Tethered.is(seen, visit) || seen.isCompanyExit(visit);
  }

  /** Whether that is a phone by its carrier, or by a network that nobody knows, which may be. */
  static boolean isPhoneOnCarrier(Visit visit) {
    return Learning.isPhone(visit.device())
        && (visit.kind() == Network.Kind.MOBILE || visit.network() <= 0);
  }

  /** Whether that was this device, by a line: a computer is where its line is. */
  static boolean isThisComputer(Sighting seen, Visit visit) {
    return visit.device().equals(seen.visit().device()) && isComputer(visit);
  }

  /** Whether that was no phone, and by a line. */
  static boolean isComputer(Visit visit) {
    return !Learning.isPhone(visit.device())
        && visit.kind() != Network.Kind.MOBILE
        && !visit.hidden();
  }

  /**
   * Whether that is a line. Where a phone's carrier has its address says nothing, so that only a
   * place as exact as a line's counts for phones.
   */
  static boolean isLine(Visit visit) {
    int radius = visit.spot().radius();
    return !visit.hidden()
        && visit.kind() != Network.Kind.MOBILE
        && (!Learning.isPhone(visit.device()) || (radius >= 0 && radius <= LINE_KM));
  }
}
