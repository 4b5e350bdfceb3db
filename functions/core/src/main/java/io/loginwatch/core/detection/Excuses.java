package io.loginwatch.core.detection;

import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Egress;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.settings.Travel;
import org.jspecify.annotations.Nullable;

/**
 * Why travel that is impossible on paper is believed all the same: the person did not move, only
 * the address did. Each excuse needs the past to speak for it, the user's own or that of many, and
 * a device that is the user's.
 */
final class Excuses {
  private static final long MONTH = 30 * 86_400_000L;

  private final Travel settings;
  private final SharedNetworks shared;

  Excuses(Travel settings, SharedNetworks shared) {
    this.settings = settings;
    this.shared = shared;
  }

  /**
   * Why a pair is believed.
   *
   * @param reason one word
   * @param onlyThere whether it speaks for the other visit alone: that its address says nothing of
   *     where the user was does not explain how the user came from the visits before it
   */
  record Excuse(String reason, boolean onlyThere) {}

  /** The excuse for a pair of the judged login and another visit; null if there is none. */
  @Nullable Excuse of(Sighting seen, Visit there) {
    Visit here = seen.visit();
    boolean oneCountry = inOneCountry(here, there);
    if (seen.learning()) {
      if (settings.knownCarriers() && oneCountry && (roams(here) || roams(there))) {
        return new Excuse("learning", false);
      }
      // Whether a rented server is the VPN of somebody's company shows only with time.
      if (settings.quietEgress() && (isServer(here) || isServer(there))) {
        if (settings.sharedNetworks()) {
          shared.note(seen, there);
        }
        return new Excuse("learning", !isServer(here));
      }
    } else if (seen.deviceNews() == DeviceNews.NEW
        || (seen.deviceNews() == DeviceNews.OTHER_CLIENT && !oneCountry)) {
      // Where the user was meanwhile, an exit does not say: a new phone at home is a new phone.
      return settings.sharedNetworks() && isExit(seen, there, here)
          ? new Excuse("shared-network", true)
          : null;
    }
    boolean ownDevice = !seen.onStrangeDevice() || seen.learning();
    Excuse excuse = ownDevice ? habit(seen, there) : null;
    if (excuse == null && settings.knownCarriers()) {
      excuse = carrier(seen, there, oneCountry);
    }
    if (excuse == null && ownDevice && settings.sharedNetworks()) {
      shared.note(seen, there);
      excuse = colleagues(seen, there);
    }
    if (excuse == null && ownDevice && Stories.wereTold(seen, there)) {
      excuse = new Excuse("told-before", true);
    }
    return excuse;
  }

  /** What the user does all the time. */
  private @Nullable Excuse habit(Sighting seen, Visit there) {
    Visit here = seen.visit();
    Profile profile = seen.profile();
    if (settings.commuting()) {
      if (used(profile, here) && used(profile, there)) {
        return new Excuse("commuting", false);
      }
      if (here.network() != there.network()
          && belongs(profile, here.network())
          && belongs(profile, there.network())) {
        return new Excuse("known-networks", false);
      }
    }
    if (settings.quietEgress()) {
      boolean ownServer = isServer(here) && belongs(profile, here.network());
      if (ownServer || (isServer(there) && belongs(profile, there.network()))) {
        return new Excuse("known-server", !ownServer);
      }
    }
    return null;
  }

  /**
   * Whether many colleagues came through one of the two. That explains who appears there, and not
   * who appears at the other in a country that is new.
   */
  private @Nullable Excuse colleagues(Sighting seen, Visit there) {
    boolean here = isColleagues(seen, seen.visit()) || isExit(seen, seen.visit(), there);
    boolean strange = seen.inStrangeCountry() && seen.onStrangeNetwork() && !seen.learning();
    return here || (!strange && isColleagues(seen, there)) || isExit(seen, there, seen.visit())
        ? new Excuse("shared-network", !here)
        : null;
  }

  private boolean isColleagues(Sighting seen, Visit visit) {
    return (!isHome(seen, visit) && shared.isShared(seen, visit))
        || shared.isFrequented(seen, visit);
  }

  /** Whether somebody who belongs at the other end came through an exit of colleagues. */
  private boolean isExit(Sighting seen, Visit visit, Visit other) {
    return (seen.learning() || Habits.isAtHome(seen.profile(), other))
        && !isHome(seen, visit)
        && shared.isComeBackTo(seen, visit);
  }

  private @Nullable Excuse carrier(Sighting seen, Visit there, boolean oneCountry) {
    Visit here = seen.visit();
    boolean ours = isCarrier(seen, here, there) && !isStrangeServer(seen, there);
    if (ours || (isCarrier(seen, there, here) && !isStrangeServer(seen, here))) {
      return new Excuse("carrier", !ours);
    }
    return oneCountry && sameNetwork(seen.profile(), here, there)
        ? new Excuse("same-network", false)
        : null;
  }

  /**
   * Whether that is a rented server in a country that is news. Where a phone's address is says
   * nothing of where its owner is; nobody is in a data centre abroad.
   */
  private static boolean isStrangeServer(Sighting seen, Visit visit) {
    return isServer(visit) && Gateways.isNews(seen, visit);
  }

  private static boolean isServer(Visit visit) {
    return visit.egress() == Egress.SERVER;
  }

  /** A phone, or whatever is tethered to one: the carrier chooses where its address is. */
  private static boolean roams(Visit visit) {
    return phone(visit) || visit.kind() == Network.Kind.MOBILE;
  }

  /** Where the user is most is where the user is, however many others share the address. */
  private static boolean isHome(Sighting seen, Visit visit) {
    Familiar<Spot> home = seen.learning() ? null : seen.profile().places().most();
    return home != null && seen.profile().known(visit.spot()) == home.key();
  }

  /** Whether a place is one that the user really uses: often enough, on several days, lately. */
  private boolean used(Profile profile, Visit visit) {
    Familiar<Spot> place = profile.place(visit.spot());
    return place != null && used(place) && visit.time() - place.last() <= MONTH;
  }

  private boolean used(Familiar<?> known) {
    return known.count() >= settings.commutingLogins() && known.days() >= settings.commutingDays();
  }

  private boolean belongs(Profile profile, long network) {
    Familiar<Long> known = network == 0 ? null : profile.networks().find(network);
    return known != null && used(known);
  }

  /**
   * Whether that is a device on a carrier whose address is where the carrier likes: a mobile
   * network that is the user's, or the usual country's with a phone that is the user's; or a phone
   * on a network that the user's phones have always used. A phone abroad has its data routed home,
   * so that an address of the user's own network in the usual country does not say that it is
   * there; unless it came out at a carrier abroad, too.
   */
  boolean isCarrier(Sighting seen, Visit visit, Visit other) {
    Familiar<Long> network =
        visit.network() == 0 ? null : seen.profile().networks().find(visit.network());
    boolean settled = network != null && network.settled();
    boolean usual = visit.spot().country().equals(seen.usualCountry());
    return switch (visit.kind()) {
      case MOBILE ->
          (settled
                  || (usual
                      && phone(visit)
                      && seen.profile().devices().find(visit.device()) != null))
              && !isOnAnotherCarrier(visit, other);
      case UNKNOWN ->
          settled
              && phone(visit)
              && !isBesideComputer(seen, visit)
              && ((usual && !visit.device().equals(other.device()))
                  || (network != null && network.onlySpecial()));
      case FIXED, HOSTING, SATELLITE -> false;
    };
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
        && !inOneCountry(visit, other);
  }

  /**
   * Whether the phone is where a computer of the user's was: on a line's wireless, not a carrier's.
   */
  private static boolean isBesideComputer(Sighting seen, Visit phone) {
    for (Visit one : seen.visits()) {
      if (one.device().kind().equals("desktop")
          && !one.ip().isEmpty()
          && one.ip().equals(phone.ip())) {
        return true;
      }
    }
    return false;
  }

  /** Whether one provider, known to the user, put the user in two places. */
  private static boolean sameNetwork(Profile profile, Visit here, Visit there) {
    Familiar<Long> network = profile.networks().find(here.network());
    return here.network() > 0
        && here.network() == there.network()
        && network != null
        && network.settled();
  }

  private static boolean inOneCountry(Visit here, Visit there) {
    return !here.spot().country().isEmpty() && here.spot().country().equals(there.spot().country());
  }

  private static boolean phone(Visit visit) {
    return Learning.isPhone(visit.device());
  }
}
