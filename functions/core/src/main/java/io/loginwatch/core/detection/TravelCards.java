package io.loginwatch.core.detection;

import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Session;
import io.loginwatch.core.profile.Visit;

/**
 * Phones with another card on a journey: cards that are sold to travellers come out at the seller's
 * gateway, in a third country, whichever carrier's masts they use. Nothing says so but that the
 * user's computer came abroad by an honest journey and the phone is the user's.
 */
final class TravelCards {
  private TravelCards() {}

  /** Whether such a phone is at the one visit while its user is at the other, in an hotel. */
  static boolean explain(Sighting seen, Visit phone, Visit hotel) {
    return Learning.isPhone(phone.device())
        && !phone.hidden()
        && (phone.kind() == Network.Kind.MOBILE || phone.kind() == Network.Kind.UNKNOWN)
        && isAbroad(seen, phone)
        && isAbroad(seen, hotel)
        && Together.isOld(seen, phone)
        && !wasOnAnotherNetwork(seen, phone)
        && (phone.kind() == Network.Kind.MOBILE || !seen.isCompanyExit(hotel))
        && isComputers(seen, hotel, phone.network());
  }

  /** Whether that is a session that was on a line's wireless: somebody else may have it. */
  private static boolean wasOnAnotherNetwork(Sighting seen, Visit phone) {
    Session now = phone == seen.visit() ? seen.session() : null;
    Session session = now == null ? null : seen.profile().session(now.id());
    return session != null && session.network() != phone.network();
  }

  /** In the usual country, the phone is by its own carrier. */
  private static boolean isAbroad(Sighting seen, Visit visit) {
    return !visit.spot().country().equals(seen.usualCountry());
  }

  /** Whether a computer of the user's can have come to that line, and did. */
  private static boolean isComputers(Sighting seen, Visit hotel, long card) {
    if (hasCome(seen, hotel, card)) {
      return true;
    }
    for (Visit one : seen.visits()) {
      if (one.sharesLine(hotel) && hasCome(seen, one, card)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasCome(Sighting seen, Visit visit, long card) {
    return Together.isOld(seen, visit) && Journey.isPlausible(seen, visit, card);
  }
}
