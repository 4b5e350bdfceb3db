package io.loginwatch.core.detection;

import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Distance;
import io.loginwatch.core.profile.Egress;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Familiars;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Users who are always behind one gateway. Whoever works through a company's security service or
 * keeps one VPN on all day is near its usual exit; an ordinary line in a country and a network that
 * the user was never seen in, minutes away from that exit, is somebody else's.
 */
final class Gateways {
  /** A gateway's site is the nearest of a few dozen in the world, not one next door. */
  static final double REACH_KM = 1_000;

  private static final int DAYS = 5;

  /** Who was on a strange line so lately had no time to travel. */
  private static final long MINUTES = 60 * 60_000L;

  private Gateways() {}

  /** The judged visit and that one, of which one is a VPN or gateway: which of them it is. */
  static Visit ofBoth(Sighting seen, Visit there) {
    return seen.visit().egress() == Egress.TUNNEL ? seen.visit() : there;
  }

  /**
   * Whether there was an hour between a VPN and a line that nobody knows, to which the user can
   * have come by an honest journey as far as all lines tell: a VPN has its exit where its user
   * likes, and travels along. A security gateway has one near its user, wherever that is.
   */
  static boolean mayHaveTravelled(Sighting seen, Visit there) {
    Visit here = seen.visit();
    Visit gateway = ofBoth(seen, there);
    return seen.deviceNews() == DeviceNews.KNOWN
        && Math.abs(here.time() - there.time()) > MINUTES
        && !Egresses.isGateway(gateway)
        && Journey.isPlausible(seen, gateway == here ? there : here);
  }

  /** Whether one of the two is the user's usual gateway and the other a line nobody knows. */
  static boolean strayed(Sighting seen, Visit there) {
    Visit here = seen.visit();
    return (isUsual(seen, there) && isStrange(seen, here))
        || (isUsual(seen, here) && isStrange(seen, there));
  }

  /**
   * Kilometres that the user may be from the gateway's place beside those that it may be off: a
   * database that does not know where the users of a gateway are says so with a large radius.
   */
  static double reachKm(Visit gateway) {
    return Math.max(0, REACH_KM - Math.max(0, gateway.spot().radius()));
  }

  /**
   * Whether a line nobody knows came first, and minutes later the user is behind a VPN or gateway
   * of the user's own. Its exit is where the user likes; but who travels with it has it on when
   * first there, and who has it off for once is where the line is, not where nobody knows it. Or,
   * in a country that is not new, a town that nobody knows, on a computer that was behind its usual
   * gateway minutes before, too.
   */
  static boolean reappeared(Sighting seen, Visit there) {
    Visit here = seen.visit();
    Visit first = here.before(there) ? here : there;
    Visit then = first == here ? there : here;
    Familiar<Long> network =
        then.egress() == Egress.TUNNEL ? seen.profile().network(then.network()) : null;
    return network != null
        && network.days() >= Habits.HABIT
        && then.time() - first.time() <= MINUTES
        && !seen.learning()
        && (isStrange(seen, first)
            || isStrangeServer(seen, first, then)
            || neverLeft(seen, first, then));
  }

  /**
   * Whether that is a rented server in a country and of a landlord that are both news, of a
   * computer that is minutes later behind its company's security gateway: who has that is not used
   * to other people's servers.
   */
  private static boolean isStrangeServer(Sighting seen, Visit visit, Visit gateway) {
    return visit.onServer()
        && visit.device().equals(gateway.device())
        && !Learning.isPhone(visit.device())
        && (gateway == seen.visit()
            ? Egresses.isGateway(seen.login())
            : Egresses.isGateway(gateway))
        && isNobodys(seen, visit);
  }

  private static boolean neverLeft(Sighting seen, Visit away, Visit gateway) {
    return isUsual(seen, gateway)
        && away.device().equals(gateway.device())
        && Journey.isComputer(away)
        && seen.login().interactive()
        && isOfThatDay(seen.profile().network(away.network()), away)
        && isOfThatDay(seen.profile().place(away.spot()), away)
        && !seen.isCompanyExit(away)
        && wasBehindItBefore(seen, away, gateway);
  }

  private static boolean wasBehindItBefore(Sighting seen, Visit away, Visit gateway) {
    for (Visit one : seen.visits()) {
      if (one.network() == gateway.network()
          && one.device().equals(away.device())
          && one.before(away)
          && away.time() - one.time() <= MINUTES
          && Distance.samePlace(one.spot(), gateway.spot())) {
        return true;
      }
    }
    return false;
  }

  /**
   * The same of an exit of the user's own that is on a server or a line, for a computer: whoever
   * travels with it may have it off for the first minutes in a new country, and so may whoever has
   * the password.
   */
  static boolean leftALine(Sighting seen, Visit there) {
    Visit here = seen.visit();
    Visit first = here.before(there) ? here : there;
    return here.device().equals(there.device())
        && Journey.isComputer(first)
        && Math.abs(here.time() - there.time()) <= MINUTES
        && !seen.learning()
        && isStrange(seen, first);
  }

  /**
   * Whether that is the gateway that half the user's logins come through, or half of those that are
   * no phone's: a phone at home says nothing of where the computer's gateway is.
   */
  private static boolean isUsual(Sighting seen, Visit visit) {
    Familiar<Long> network =
        visit.egress() == Egress.TUNNEL ? seen.profile().network(visit.network()) : null;
    return network != null
        && network.days() >= DAYS
        && (2L * network.count() >= seen.profile().logins()
            || 2L * (network.count() - network.tally()) >= onComputers(seen.profile()));
  }

  private static long onComputers(Profile profile) {
    long logins = 0;
    for (Familiar<Long> one : profile.networks()) {
      logins += one.count() - one.tally();
    }
    return Math.max(1, logins);
  }

  /**
   * A line nobody knows, nor any colleague who comes through it from elsewhere; not what a carrier
   * gives to the first phone, which is the first thing to say in which country somebody is who was
   * seen behind the gateway only.
   */
  private static boolean isStrange(Sighting seen, Visit visit) {
    return !visit.hidden()
        && isNobodys(seen, visit)
        && !(visit.kind() == Network.Kind.MOBILE && OwnPhones.isFirst(seen, visit));
  }

  private static boolean isNobodys(Sighting seen, Visit visit) {
    return seen.login().interactive() && isNews(seen, visit) && !seen.isCompanyExit(visit);
  }

  /**
   * Whether neither its network nor its country was ever seen but on that day; that gateways and
   * exits are in a country says nothing of a line there.
   */
  static boolean isNews(Sighting seen, Visit visit) {
    if (visit.network() == 0 || !isOfThatDay(seen.profile().network(visit.network()), visit)) {
      return false;
    }
    Familiars<String> countries = seen.profile().countries();
    Familiar<String> country = countries.find(visit.spot().country());
    return country == null
        || isOfThatDay(country, visit)
        || (country != countries.most()
            && wasByExitsOnly(country, seen, visit, one -> one.sharesCountry(visit)));
  }

  /** Whether the user was in that place through exits only, but for the lines of that day. */
  static boolean wasByExitsOnly(Familiar<Spot> place, Sighting seen, Visit visit) {
    Profile profile = seen.profile();
    return wasByExitsOnly(place, seen, visit, one -> place.key().equals(profile.known(one.spot())));
  }

  private static boolean wasByExitsOnly(
      Familiar<?> known, Sighting seen, Visit visit, Predicate<Visit> isThere) {
    if (visit.hidden() || known.tally() == 0) {
      return false;
    }
    int lines = 0;
    for (Visit one : seen.visits()) {
      boolean thatDay = Familiar.day(one.time()) == Familiar.day(visit.time());
      lines += thatDay && !one.hidden() && isThere.test(one) ? 1 : 0;
    }
    return known.count() - known.tally() <= lines;
  }

  /** Whether it was never seen but on the day of that visit. */
  static boolean isOfThatDay(@Nullable Familiar<?> known, Visit visit) {
    return isOfThatDay(known, visit.time());
  }

  /** The same of the day of that time. */
  static boolean isOfThatDay(@Nullable Familiar<?> known, long time) {
    return known == null || (known.days() == 1 && known.first() == Familiar.day(time));
  }
}
