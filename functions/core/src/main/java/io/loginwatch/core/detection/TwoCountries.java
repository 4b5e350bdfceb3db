package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Egress;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.settings.Travel;
import java.util.List;

/**
 * A user who is in two countries, where databases know no town of one of them, or not well enough.
 * In one of the two, on a network of the user's own, the user was on another day; the other the
 * user was never in, and it is no VPN. Either the same computer is in both by ordinary lines within
 * minutes, and kilometres need not be told exactly; or the one is the usual country, no town is
 * known, and nobody could have come from any part of the one to any of the other meanwhile. Whoever
 * is always behind one gateway is near it, so that it is a home as well.
 */
final class TwoCountries implements Detector {
  static final String RULE = "two-countries";

  /** Nobody packs a computer, goes elsewhere and unpacks it sooner. In milliseconds. */
  static final long MINUTES = 45 * 60_000L;

  /** No two places on earth are further apart by air. */
  private static final long DAY = 24 * 3_600_000L;

  private static final int TOLD = ProviderVerdicts.toldByUs(RULE);

  private static final Territories TERRITORIES = Territories.shipped();

  private final Travel settings;
  private final Legs legs;
  private final SharedNetworks shared;
  private final Excuses excuses;

  TwoCountries(Travel settings, SharedNetworks shared, Excuses excuses) {
    this.settings = settings;
    this.legs = new Legs(settings);
    this.shared = shared;
    this.excuses = excuses;
  }

  @Override
  public boolean isOfJourneys() {
    return true;
  }

  @Override
  public void inspect(Sighting seen, List<Signal> signals) {
    Visit here = seen.visit();
    boolean stayed = seen.profile().countries().size() < 2 && !seen.inStrangeCountry();
    boolean hidden = here.hidden() && here.egress() != Egress.TUNNEL;
    if (stayed || seen.learning() || hidden || here.spot().country().isEmpty()) {
      return;
    }
    boolean home = seen.network() != null && isLivedIn(seen, here);
    if (!home && !Gateways.isNews(seen, here)) {
      return;
    }
    for (int i = seen.visits().size() - 1; i >= 0; i--) {
      Visit there = seen.visits().get(i);
      if (here.time() - there.time() > DAY) {
        return;
      }
      if (isElsewhere(seen, there, home)) {
        if (!seen.isToldToday(TOLD)) {
          signals.add(told(seen, there));
        }
        return;
      }
    }
  }

  /** Whether the user cannot have been at both, of which one is home or the usual gateway. */
  private boolean isElsewhere(Sighting seen, Visit there, boolean home) {
    if (seen.visit().hidden() || there.hidden()) {
      return isUnmeasured(seen.visit(), there) && isBeyondItsGateway(seen, there);
    }
    return (home ? isAbroad(seen, there) : isAtHome(seen, there)) && isTooSoon(seen, there, home);
  }

  /** Whether nobody can have come from there since, as far as databases know where that is. */
  private boolean isTooSoon(Sighting seen, Visit there, boolean home) {
    Visit here = seen.visit();
    if (isOneComputer(seen, here, there)) {
      return !shared.isExit(seen, home ? there : here)
          && (isUnmeasured(here, there) || isTooFarToCarry(seen, there));
    }
    return isUnmeasured(here, there) && isTooFar(seen, home ? here : there, home ? there : here);
  }

  /**
   * Whether the computer cannot have been carried so far, where the places may be off by so much
   * that their owner could have been at both. That they are in two countries is known better; of a
   * network without number and name it is not known whether it is a line at all.
   */
  private boolean isTooFarToCarry(Sighting seen, Visit there) {
    Visit here = seen.visit();
    long apart = Math.abs(here.time() - there.time());
    return here.network() > 0
        && there.network() > 0
        && Journey.isTooFast(seen, there)
        && legs.between(there, here, apart, null) == null
        && excuses.of(seen, there) == null;
  }

  /** Whether that is one computer, by a line in either country, within minutes. */
  private static boolean isOneComputer(Sighting seen, Visit here, Visit there) {
    return Math.abs(here.time() - there.time()) <= MINUTES
        && there.device().equals(here.device())
        && isComputer(seen, here)
        && isComputer(seen, there);
  }

  /** Carriers whose names speak of phones have lines, too. */
  private static boolean isComputer(Sighting seen, Visit visit) {
    return visit.device().kind().equals("desktop")
        && (visit.kind() != Network.Kind.MOBILE || Carriers.isOnALine(seen, visit));
  }

  private boolean isUnmeasured(Visit here, Visit there) {
    return !legs.isMeasurable(here) || !legs.isMeasurable(there);
  }

  /** Whether the way from one country to the other takes longer, and nothing else explains it. */
  private boolean isTooFar(Sighting seen, Visit home, Visit abroad) {
    return home.spot().country().equals(seen.usualCountry())
        && isFasterThanAnybody(home, abroad, 0)
        && seen.login().interactive()
        && isOnALine(seen, home)
        && excuses.of(seen, home == seen.visit() ? abroad : home) == null;
  }

  /**
   * Whether one is the user's usual gateway, in the country where the user mostly is or comes out,
   * and the other a computer on a line nobody knows, in a country where nobody can be who is within
   * the gateway's reach. Not all phones go through a gateway.
   */
  private boolean isBeyondItsGateway(Sighting seen, Visit there) {
    Visit here = seen.visit();
    Visit gateway = Gateways.ofBoth(seen, there);
    String country = gateway.spot().country();
    Familiar<String> most = seen.profile().countries().most();
    return !Learning.isPhone((gateway == here ? there : here).device())
        && (country.equals(seen.usualCountry()) || (most != null && country.equals(most.key())))
        && Gateways.strayed(seen, there)
        && isFasterThanAnybody(here, there, reachKm(gateway));
  }

  /** What a gateway's place may be off is taken off where the way from it is measured. */
  private double reachKm(Visit gateway) {
    return legs.isMeasurable(gateway) ? Gateways.reachKm(gateway) : Gateways.REACH_KM;
  }

  /** A phone's data may be routed home, but not to the line that a computer is on. */
  private static boolean isOnALine(Sighting seen, Visit home) {
    return Journey.isComputer(home) || Carriers.isBesideComputer(seen, home);
  }

  /** Whether the way between them takes longer, were both as near as they may be. */
  private boolean isFasterThanAnybody(Visit here, Visit there, double nearerKm) {
    double km = kmAtLeast(here, there) - nearerKm;
    double hours = Math.abs(here.time() - there.time()) / 3_600_000.0;
    return km >= settings.minimumKm() && km > settings.minimumKmh() * hours;
  }

  private double kmAtLeast(Visit here, Visit there) {
    Visit measured = legs.isMeasurable(here) ? here : there;
    String other = (measured == here ? there : here).spot().country();
    return legs.isMeasurable(measured)
        ? TERRITORIES.kmAtLeast(measured.spot(), legs.radius(measured), other)
        : TERRITORIES.kmAtLeast(measured.spot().country(), other);
  }

  private static boolean isAbroad(Sighting seen, Visit there) {
    return !there.spot().country().isEmpty()
        && !there.spot().country().equals(seen.usualCountry())
        && Gateways.isNews(seen, there);
  }

  private static boolean isAtHome(Sighting seen, Visit there) {
    return Habits.isOnOwnNetwork(seen.profile(), there) && isLivedIn(seen, there);
  }

  /** Whether that is the usual country, or one where the user lately is. */
  private static boolean isLivedIn(Sighting seen, Visit visit) {
    return visit.spot().country().equals(seen.usualCountry()) || !Gateways.isNews(seen, visit);
  }

  private static Signal told(Sighting seen, Visit there) {
    boolean later = there.before(seen.visit());
    Visit from = later ? there : seen.visit();
    Visit to = later ? seen.visit() : there;
    long minutes = Math.round((to.time() - from.time()) / 60_000.0);
    boolean one = from.device().equals(to.device());
    return Signal.between(RULE, seen, from, to)
        .title("A user in two countries")
        .summary(
            seen.login().user()
                + " logged in from "
                + from.spot().label()
                + " and "
                + minutes
                + " minutes later, with "
                + to.device().label()
                + (one ? " as well, from " : ", from ")
                + to.spot().label()
                + ".")
        .severity(Severity.MEDIUM)
        .weight(0)
        .factor("from_country", from.spot().country(), null, 0)
        .factor("to_country", to.spot().country(), null, 0)
        .factor("minutes", Long.toString(minutes), null, 0)
        .build();
  }
}
