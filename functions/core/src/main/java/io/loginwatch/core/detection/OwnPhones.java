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

  /** In milliseconds: who is on a journey when the log begins is back after that. */
  private static final long WORKING_WEEK = 5 * 86_400_000L;

  /** Days on one carrier: who has several networks, or two cards, was seen with both by then. */
  private static final int SETTLED = 5;

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

  /**
   * Whether one of two lines in one country is of the first phone of somebody who is known for less
   * than two weeks. Who logs in often is soon no newcomer, but nobody has seen yet where the
   * carrier puts the phone.
   */
  static boolean isFirstOfTwo(Sighting seen, Visit there) {
    Visit here = seen.visit();
    return !here.hidden()
        && !there.hidden()
        && (isFirst(seen, here) || (isFirst(seen, there) && !isAStrangersComputer(seen, there)));
  }

  /**
   * Whether a computer that the user never had is where the user never was, while the phone is in
   * the user's own town: it is not the phone's place that has to be explained.
   */
  private static boolean isAStrangersComputer(Sighting seen, Visit phone) {
    Visit here = seen.visit();
    return seen.deviceNews() == DeviceNews.NEW
        && here.device().kind().equals("desktop")
        && !Habits.isInOwnTown(seen.profile(), here)
        && Habits.isInOwnTown(seen.profile(), phone);
  }

  /**
   * Whether the first is such a phone on a carrier in another country than the line at which a
   * computer of the user's is: abroad, a phone's data is routed home, and where that is, nobody can
   * say yet of somebody who began on a journey, within a working week, nor later where the phone
   * comes out in a country of the user's other days. Colleagues who come back to that network say
   * that it is a carrier's; until there are any, that it is known for one. The computer must have
   * been on that network in that town before, and its user can have come there by an honest
   * journey.
   */
  static boolean isFirstAbroad(Sighting seen, Visit phone, Visit computer) {
    return !phone.sharesCountry(computer)
        && isFirst(seen, phone)
        && mayLiveWhere(seen, phone)
        && isOfACarrier(seen, phone)
        && !computer.hidden()
        && !Carriers.isBesideComputer(seen, phone)
        && stayed(seen, phone, computer);
  }

  private static boolean mayLiveWhere(Sighting seen, Visit phone) {
    return seen.time() - seen.profile().since() < WORKING_WEEK
        || !Gateways.isOfThatDay(seen.profile().countries().find(phone.spot().country()), phone);
  }

  private static boolean isOfACarrier(Sighting seen, Visit phone) {
    boolean known = phone.kind() == Network.Kind.MOBILE;
    return !phone.hidden()
        && (known || phone.kind() == Network.Kind.UNKNOWN)
        && ((known && seen.learning()) || Colleagues.comeBackTo(seen, phone));
  }

  private static boolean stayed(Sighting seen, Visit phone, Visit computer) {
    if (computer == seen.visit() && seen.deviceNews() != DeviceNews.KNOWN) {
      return false;
    }
    for (Visit one : seen.visits()) {
      if (one.network() == computer.network()
          && one.spot().at(computer.spot())
          && one.before(phone)
          && (Journey.isPlausible(seen, one, phone.network()) || isWhereItBegan(seen, one))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the first thing that is known of a newcomer is a computer there: who is under way when
   * a log begins has come by a journey that is not in it.
   */
  private static boolean isWhereItBegan(Sighting seen, Visit line) {
    return seen.learning()
        && seen.visits().size() == seen.profile().logins()
        && Journey.isComputer(line)
        && !seen.visits().get(0).before(line);
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
   * Whether that may be another app on a phone of the user's, or a new phone with the card of the
   * old one: on a system of theirs or on a mobile network by day, at home, and on the carrier that
   * they were on for some days, while a device of the user's is at the other visit. Each app has a
   * name of its own, and all have one card.
   */
  static boolean isOtherAppOnCarrier(Sighting seen, Visit there) {
    Visit visit = seen.visit();
    return (seen.deviceNews() == DeviceNews.OTHER_CLIENT || isNewOnCarrier(seen))
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

  /**
   * Whether a phone of the user's, which has a carrier at home, is on another there that is not the
   * user's: carriers have phones anywhere in the country, but a phone has one card.
   */
  static boolean isOnStrangeCarrier(Sighting seen) {
    Visit visit = seen.visit();
    return Learning.isPhone(visit.device())
        && visit.kind() == Network.Kind.MOBILE
        && seen.network() == null
        && visit.spot().country().equals(seen.usualCountry())
        && !seen.learning()
        && hasACarrier(seen, visit);
  }

  private static boolean hasACarrier(Sighting seen, Visit visit) {
    for (Visit one : seen.visits()) {
      if (one.kind() == Network.Kind.MOBILE
          && one.device().equals(visit.device())
          && one.sharesCountry(visit)) {
        Familiar<Long> carrier = seen.profile().network(one.network());
        if (carrier != null && carrier.days() >= SETTLED) {
          return true;
        }
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
