package io.loginwatch.core.detection;

import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Egress;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.profile.Visits;
import org.jspecify.annotations.Nullable;

/**
 * A phone, or an app on one, that its user was not seen with before. It brings its own network, and
 * it is used when work is over: what is new about it is one piece of news and not three.
 */
final class OwnPhones {
  private static final long TWO_WEEKS = 14 * 86_400_000L;

  private OwnPhones() {}

  /** Whether that is on the first phone of somebody who is known for less than two weeks. */
  static boolean isFirst(Sighting seen, Visit visit) {
    return seen.time() - seen.profile().since() < TWO_WEEKS && isOnly(seen, visit);
  }

  /** Whether that is on a phone, and the user was seen with no other. */
  static boolean isOnly(Sighting seen, Visit visit) {
    Device phone = visit.device();
    return Learning.isPhone(phone)
        && !seen.profile()
            .devices()
            .any(one -> Learning.isPhone(one.key()) && !one.key().equals(phone));
  }

  /** Whether it is on an ordinary line of the usual country, by day. */
  static boolean isNewAtHome(Sighting seen) {
    return !seen.visit().hidden()
        && isNewByDay(seen)
        && seen.visit().spot().country().equals(seen.usualCountry());
  }

  /**
   * Whether it is at home, by day, on the mobile network that the user's phones were on for some
   * days: the card of the old one is in it. Or on any, if none of them was on a carrier lately.
   */
  static boolean isNewOnCarrier(Sighting seen) {
    return seen.visit().kind() == Network.Kind.MOBILE
        && isNewAtHome(seen)
        && (isOfPhones(seen.network()) || !wereOnACarrier(seen.visits()));
  }

  /**
   * Whether that may be another app on a phone of the user's: on a system of theirs, at home, and
   * on the carrier that they were on for some days, while a device of the user's is at the other
   * visit. Each app has a name of its own, and all have one card.
   */
  static boolean isOtherAppOnCarrier(Sighting seen, Visit there) {
    Visit visit = seen.visit();
    return seen.deviceNews() == DeviceNews.OTHER_CLIENT
        && Learning.isPhone(visit.device())
        && visit.spot().country().equals(seen.usualCountry())
        && isOfPhones(seen.network())
        && Together.isOld(seen, there)
        && Carriers.isCarrier(seen, visit, there);
  }

  private static boolean wereOnACarrier(Visits visits) {
    for (int i = 0; i < visits.size(); i++) {
      Visit visit = visits.get(i);
      if (visit.kind() == Network.Kind.MOBILE && Learning.isPhone(visit.device())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfPhones(@Nullable Familiar<Long> network) {
    return network != null && network.days() >= Habits.HABIT && network.tally() >= Habits.HABIT;
  }

  /**
   * Whether it came through a VPN, by day. An app for that is the first thing that many get; it
   * hides the country and all that is familiar, which says nothing more. Tor is something else, and
   * so is what may be a program.
   */
  static boolean isNewBehindVpn(Sighting seen) {
    return seen.visit().egress() == Egress.TUNNEL
        && isNewByDay(seen)
        && !Machines.is(seen.visit().device())
        && !seen.anonymizers().contains(Anonymizer.TOR);
  }

  private static boolean isNewByDay(Sighting seen) {
    return seen.onStrangeDevice()
        && Learning.isPhone(seen.visit().device())
        && Learning.hourAtHome(seen.profile().zone(), seen.time()) >= Strangers.MORNING;
  }

  /** Whether that may be an app on a phone: at home, or where phones are but not whoever hides. */
  static boolean isApp(Sighting seen) {
    return isNewAtHome(seen)
        || (isFromAbove(seen.visit()) && Learning.isPhone(seen.visit().device()));
  }

  /** Whether that network is in the air or in space: it says nothing, and hides nobody. */
  static boolean isFromAbove(Visit visit) {
    return visit.kind() == Network.Kind.SATELLITE;
  }
}
