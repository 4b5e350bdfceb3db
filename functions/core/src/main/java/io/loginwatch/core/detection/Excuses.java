package io.loginwatch.core.detection;

import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Networks;
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
  /** What is told within this time is one story, and one message. */
  private static final long JUST_NOW = 30 * 60_000L;

  private static final long MONTH = 30 * 86_400_000L;

  private final Travel settings;
  private final SharedNetworks shared;

  Excuses(Travel settings) {
    this.settings = settings;
    this.shared = new SharedNetworks(settings);
  }

  /** The excuse for a pair of the judged login and another visit; null if there is none. */
  @Nullable String of(Sighting seen, Visit there) {
    Visit here = seen.visit();
    Profile profile = seen.profile();
    if (settings.knownCarriers()
        && seen.learning()
        && inOneCountry(here, there)
        && (phone(here) || phone(there))) {
      return "learning";
    }
    if (seen.onStrangeDevice() && !seen.learning()) {
      return null;
    }
    if (settings.commuting()) {
      if (used(profile, here) && used(profile, there)) {
        return "commuting";
      }
      if (here.network() != there.network()
          && belongs(profile, here.network())
          && belongs(profile, there.network())) {
        return "known-networks";
      }
    }
    if (settings.knownCarriers()) {
      if (isCarrier(seen, here) || isCarrier(seen, there)) {
        return "carrier";
      }
      if (inOneCountry(here, there) && sameNetwork(profile, here, there)) {
        return "same-network";
      }
    }
    if (settings.sharedNetworks()) {
      shared.note(seen, there);
      if (shared.isShared(seen, here) || shared.isShared(seen, there)) {
        return "shared-network";
      }
    }
    return toldBefore(seen, there) ? "told-before" : null;
  }

  /** Whether a place is one that the user really uses: often enough, on several days, lately. */
  private boolean used(Profile profile, Visit visit) {
    Familiar<Spot> place = profile.places().find(profile.known(visit.spot()));
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
   * Whether that is a phone on its own carrier: a network that the user's phones, and nothing else,
   * have always used; or a mobile one in the country the user is usually in.
   */
  boolean isCarrier(Sighting seen, Visit visit) {
    Familiar<Long> network =
        visit.network() == 0 ? null : seen.profile().networks().find(visit.network());
    if (visit.kind() == Network.Kind.MOBILE) {
      return (network != null && network.settled())
          || (phone(visit)
              && seen.profile().devices().find(visit.device()) != null
              && visit.spot().country().equals(seen.usualCountry()));
    }
    return network != null
        && network.settled()
        && visit.kind() == Network.Kind.UNKNOWN
        && network.onlyPhones()
        && phone(visit);
  }

  /** Whether one provider, known to the user, put the user in two places. */
  private static boolean sameNetwork(Profile profile, Visit here, Visit there) {
    Familiar<Long> network = profile.networks().find(here.network());
    return here.network() > 0
        && here.network() == there.network()
        && network != null
        && network.settled();
  }

  /** 32 bits that name a journey between two networks, either way; 0 within one. */
  static int journey(Visit here, Visit there) {
    if (here.network() == there.network()) {
      return 0;
    }
    String name =
        "journey:"
            + Math.min(here.network(), there.network())
            + "/"
            + Math.max(here.network(), there.network());
    return (int) Networks.mix(name, name.length());
  }

  /** Whether the same journey was told of lately, but not just now. */
  private static boolean toldBefore(Sighting seen, Visit there) {
    int journey = journey(seen.visit(), there);
    long at = journey == 0 ? Long.MIN_VALUE : seen.profile().toldOf(journey);
    return at != Long.MIN_VALUE
        && Math.abs(seen.time() - at) >= JUST_NOW
        && Math.abs(seen.time() - at) < MONTH;
  }

  private static boolean inOneCountry(Visit here, Visit there) {
    return !here.spot().country().isEmpty() && here.spot().country().equals(there.spot().country());
  }

  private static boolean phone(Visit visit) {
    return Learning.isPhone(visit.device());
  }
}
