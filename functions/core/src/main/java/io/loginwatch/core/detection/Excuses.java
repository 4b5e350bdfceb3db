package io.loginwatch.core.detection;

import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.settings.Travel;
import org.jspecify.annotations.Nullable;

/**
 * Why travel that is impossible on paper is believed all the same: the person did not move, only
 * the address did. Each excuse needs the user's own past to speak for it, and a device that is the
 * user's.
 */
final class Excuses {
  private static final long MONTH = 30 * 86_400_000L;

  private final Travel settings;

  Excuses(Travel settings) {
    this.settings = settings;
  }

  /** The excuse for a pair of the judged login and another visit; null if there is none. */
  @Nullable String of(Sighting seen, Visit there) {
    if (seen.onStrangeDevice()) {
      return null;
    }
    Visit here = seen.visit();
    Profile profile = seen.profile();
    if (settings.commuting() && used(profile, here) && used(profile, there)) {
      return "commuting";
    }
    if (settings.knownCarriers()) {
      if (carrier(profile, here) || carrier(profile, there)) {
        return "carrier";
      }
      if (sameNetwork(profile, here, there)) {
        return "same-network";
      }
    }
    return null;
  }

  /** Whether a place is one that the user really uses: often enough, on several days, lately. */
  private boolean used(Profile profile, Visit visit) {
    Spot spot = profile.known(visit.spot());
    Familiar<Spot> place = profile.places().find(spot);
    return place != null
        && place.count() >= settings.commutingLogins()
        && place.days() >= settings.commutingDays()
        && visit.time() - place.last() <= MONTH;
  }

  /** Whether that is a phone on a network that the user's phones have always used. */
  private static boolean carrier(Profile profile, Visit visit) {
    Familiar<Long> network = profile.networks().find(visit.network());
    if (visit.network() == 0 || network == null || !network.settled()) {
      return false;
    }
    return visit.kind() == Network.Kind.MOBILE
        || (visit.kind() == Network.Kind.UNKNOWN
            && network.onlyPhones()
            && Learning.isPhone(visit.device()));
  }

  /** Whether one provider, known to the user, put the user in two places of one country. */
  private static boolean sameNetwork(Profile profile, Visit here, Visit there) {
    Familiar<Long> network = profile.networks().find(here.network());
    return here.network() > 0
        && here.network() == there.network()
        && !here.spot().country().isEmpty()
        && here.spot().country().equals(there.spot().country())
        && network != null
        && network.settled();
  }
}
