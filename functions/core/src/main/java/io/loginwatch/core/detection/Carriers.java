package io.loginwatch.core.detection;

import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Visit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Carriers of phones, whose addresses are where the carrier likes. */
final class Carriers {
  /** A working day is shorter, and so is what a computer is tethered to a phone for. */
  private static final long TOMORROW = 12 * 3_600_000L;

  /** In milliseconds. */
  private static final long DAY = 24 * 3_600_000L;

  /** In milliseconds. */
  private static final long HOUR = 3_600_000L;

  private Carriers() {}

  /** A phone, or whatever is tethered to one: the carrier chooses where its address is. */
  static boolean roams(Visit visit) {
    return phone(visit) || visit.kind() == Network.Kind.MOBILE;
  }

  /**
   * Whether that is a device on a carrier whose address is where the carrier likes: a mobile
   * network that is the user's, or the usual country's or the country of the other address with a
   * phone that is the user's, as carriers put phones anywhere in their country; or a phone on a
   * network that the user's phones have always used. A phone abroad has its data routed home, so
   * that an address of the user's own network in the usual country does not say that it is there;
   * unless it came out at a carrier abroad, too. A network abroad that is of that day only is none
   * that they have always used, however often they did.
   */
  static boolean isCarrier(Sighting seen, Visit visit, Visit other) {
    Familiar<Long> network = seen.profile().network(visit.network());
    boolean usual = visit.spot().country().equals(seen.usualCountry());
    // The second day, which may be that of this visit; at home the third time, but whoever has the
    // password is there three times within minutes.
    boolean settled =
        network != null && ((usual && network.settled()) || !Gateways.isOfThatDay(network, visit));
    return switch (visit.kind()) {
      case MOBILE ->
          (settled
                  || ((usual || visit.sharesCountry(other))
                      && phone(visit)
                      && seen.profile().devices().find(visit.device()) != null))
              && !isOnAnotherCarrier(visit, other)
              && !isOnALine(seen, visit)
              && !(Tethered.isForComputers(network, visit) && Gateways.isNews(seen, other));
      case UNKNOWN ->
          phone(visit)
              && !isOnAnotherCarrier(visit, other)
              && !isBesideComputer(seen, visit)
              && !isAwayFromItsLine(seen, visit, other)
              && ((settled && isPhones(seen, visit, other, network, usual))
                  || (usual && isNobodys(seen, visit) && visit.sharesCountry(other)));
      case FIXED, HOSTING, SATELLITE -> false;
    };
  }

  /**
   * Whether the phone that is by its carrier at home can hardly be abroad as well, on a line in a
   * country where its user never was: it never left its carrier, or it was on a line at home. It
   * may still be a traveller's who had both at once.
   */
  static boolean isInTwoHands(Sighting seen, Visit there) {
    Visit here = seen.visit();
    boolean first = here.spot().country().equals(seen.usualCountry());
    Visit home = first ? here : there;
    Visit abroad = first ? there : here;
    return phone(home)
        && home.spot().country().equals(seen.usualCountry())
        && !seen.learning()
        && !abroad.hidden()
        && Gateways.isNews(seen, abroad)
        && !seen.isCompanyExit(abroad)
        && !isBesideComputer(seen, abroad)
        && (neverLeft(seen, home, abroad) || wasOnALine(seen, home, abroad));
  }

  /**
   * Whether that very phone had one address of its carrier's within the hour before and after that.
   * A carrier gives another to a phone that was away: this one never left, and somebody else has
   * its owner's password.
   */
  private static boolean neverLeft(Sighting seen, Visit home, Visit abroad) {
    return home.device().equals(abroad.device())
        && abroad.kind() != Network.Kind.MOBILE
        && Math.abs(home.time() - abroad.time()) <= HOUR
        && Surrounded.isOnBothSides(seen, home, abroad);
  }

  /**
   * Whether the same phone was on two networks at home, and had the time to come from neither. It
   * has one card: from abroad its data is routed home to one carrier, and the other network is a
   * line's wireless, whichever of the two that is. Where one is known for a carrier's, the other is
   * the line, and tells alone.
   */
  private static boolean wasOnALine(Sighting seen, Visit home, Visit abroad) {
    boolean tells = tells(seen, home, abroad);
    if (tells && isBesideItsCarrier(seen, home)) {
      return true;
    }
    for (Visit one : seen.visits()) {
      if (one.network() != home.network()
          && one.device().equals(home.device())
          && one.sharesCountry(home)
          && tells(seen, one, abroad)
          && (tells || isBesideItsCarrier(seen, one))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a carrier's is another network of that phone's in that country. */
  private static boolean isBesideItsCarrier(Sighting seen, Visit line) {
    if (line.kind() != Network.Kind.MOBILE) {
      for (Visit one : seen.visits()) {
        if (one.kind() == Network.Kind.MOBILE
            && one.device().equals(line.device())
            && one.sharesCountry(line)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether that is on a network of the user's own, from which there was no time to get there. */
  private static boolean tells(Sighting seen, Visit home, Visit abroad) {
    return home.network() > 0
        && !home.hidden()
        && Habits.isOnOwnNetwork(seen.profile(), home)
        && Pace.isTooFast(home, abroad)
        && !seen.isCompanyExit(home);
  }

  /** Whether a network that is the user's looks like that of the user's phones. */
  private static boolean isPhones(
      Sighting seen, Visit visit, Visit other, @Nullable Familiar<Long> network, boolean usual) {
    return (usual || !Gateways.isNews(seen, visit))
        && ((usual && (!visit.device().equals(other.device()) || isBesideComputer(seen, other)))
            || (network != null && network.onlySpecial()));
  }

  /**
   * Whether that is a phone of the user's in a log that never says whose network it is: then each
   * range of the carrier's is another network, and the user is settled on none of them.
   */
  private static boolean isNobodys(Sighting seen, Visit visit) {
    return visit.network() < 0
        && seen.profile().devices().find(visit.device()) != null
        && !seen.profile().networks().any(one -> one.key() > 0);
  }

  /**
   * Whether the same phone is on a carrier of another country, too. It has one card: either its
   * data is routed home, or it comes out where it is.
   */
  private static boolean isOnAnotherCarrier(Visit visit, Visit other) {
    return other.kind() == Network.Kind.MOBILE
        && other.network() != visit.network()
        && phone(visit)
        && visit.device().equals(other.device())
        && !visit.sharesCountry(other);
  }

  /**
   * Whether this is a line at which the user was on another day, with whatever: what is new there
   * is a new device at home.
   */
  static boolean isAtOwnLine(Sighting seen) {
    Visit here = seen.visit();
    return !here.hidden()
        && here.kind() != Network.Kind.MOBILE
        && isBackAt(seen, here, DAY, _ -> true);
  }

  /**
   * Whether a computer of the user's came back to that address on another day: carriers who have
   * phones in their names have lines, too, and only on a line is an address the same tomorrow.
   */
  static boolean isOnALine(Sighting seen, Visit visit) {
    return isBackAt(seen, visit, TOMORROW, one -> !phone(one));
  }

  /**
   * Whether the phone that is in a country that is news was at home on a line's wireless: it came
   * back to one address of that network on another day, though its owner's computer, which is
   * behind a gateway, was never on it. Carriers keep an address for hours.
   */
  private static boolean isAwayFromItsLine(Sighting seen, Visit visit, Visit other) {
    return visit.device().equals(other.device())
        && Gateways.isNews(seen, other)
        && !isBesideComputer(seen, other)
        && isOfLines(seen, visit);
  }

  private static boolean isOfLines(Sighting seen, Visit visit) {
    for (Visit one : seen.visits()) {
      if (one.network() == visit.network() && isBackAt(seen, one, DAY, other -> true)) {
        return true;
      }
    }
    return isBackAt(seen, visit, DAY, other -> true);
  }

  /** Whether such a visit was at that one's address, so much earlier or later. */
  private static boolean isBackAt(Sighting seen, Visit visit, long apart, Predicate<Visit> such) {
    for (Visit one : seen.visits()) {
      if (one.sharesLine(visit) && Math.abs(one.time() - visit.time()) >= apart && such.test(one)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the phone is where a computer of the user's was: on a line's wireless, not a carrier's.
   */
  static boolean isBesideComputer(Sighting seen, Visit phone) {
    for (Visit one : seen.visits()) {
      if (one.device().kind().equals("desktop") && one.sharesLine(phone)) {
        return true;
      }
    }
    return false;
  }

  private static boolean phone(Visit visit) {
    return Learning.isPhone(visit.device());
  }
}
