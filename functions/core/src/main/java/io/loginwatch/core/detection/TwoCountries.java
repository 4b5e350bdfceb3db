package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.settings.Travel;
import java.util.List;

/**
 * A computer that is in two countries within minutes, where databases know no town of one of them:
 * no kilometres can be told, and none need be. One of the two is its user's usual country and
 * network; the other the user was never in, and it is an ordinary line.
 */
final class TwoCountries implements Detector {
  static final String RULE = "two-countries";

  /** Nobody packs a computer, crosses a border and unpacks it sooner. */
  private static final long MINUTES = 45 * 60_000L;

  private static final int TOLD = ProviderVerdicts.toldByUs(RULE);

  private final Legs legs;
  private final SharedNetworks shared;

  TwoCountries(Travel settings, SharedNetworks shared) {
    this.legs = new Legs(settings);
    this.shared = shared;
  }

  @Override
  public boolean isOfJourneys() {
    return true;
  }

  @Override
  public void inspect(Sighting seen, List<Signal> signals) {
    Visit here = seen.visit();
    boolean stayed = seen.profile().countries().size() < 2 && !seen.inStrangeCountry();
    if (stayed || seen.learning() || !isComputer(here) || here.spot().country().isEmpty()) {
      return;
    }
    boolean usual = here.spot().country().equals(seen.usualCountry());
    if (usual ? seen.network() == null : !Gateways.isNews(seen, here)) {
      return;
    }
    for (int i = seen.visits().size() - 1; i >= 0; i--) {
      Visit there = seen.visits().get(i);
      if (here.time() - there.time() > MINUTES) {
        return;
      }
      if (Math.abs(here.time() - there.time()) <= MINUTES
          && there.device().equals(here.device())
          && isComputer(there)
          && isUnmeasured(here, there)
          && (usual ? isAbroad(seen, there) : isAtHome(seen, there))) {
        if (!shared.isExit(seen, usual ? there : here) && !seen.isToldToday(TOLD)) {
          signals.add(told(seen, there));
        }
        return;
      }
    }
  }

  private static boolean isComputer(Visit visit) {
    return visit.device().kind().equals("desktop")
        && !visit.hidden()
        && visit.kind() != Network.Kind.MOBILE;
  }

  private boolean isUnmeasured(Visit here, Visit there) {
    return !legs.isMeasurable(here) || !legs.isMeasurable(there);
  }

  private static boolean isAbroad(Sighting seen, Visit there) {
    return !there.spot().country().isEmpty()
        && !there.spot().country().equals(seen.usualCountry())
        && Gateways.isNews(seen, there);
  }

  private static boolean isAtHome(Sighting seen, Visit there) {
    Familiar<Long> network = seen.profile().network(there.network());
    return there.spot().country().equals(seen.usualCountry())
        && network != null
        && network.settled();
  }

  private static Signal told(Sighting seen, Visit there) {
    boolean later = there.before(seen.visit());
    Visit from = later ? there : seen.visit();
    Visit to = later ? seen.visit() : there;
    long minutes = Math.round((to.time() - from.time()) / 60_000.0);
    var signal =
        Signal.of(RULE, seen)
            .title("A computer in two countries")
            .summary(
                seen.login().user()
                    + " logged in from "
                    + from.spot().label()
                    + " and "
                    + minutes
                    + " minutes later, with "
                    + to.device().label()
                    + " as well, from "
                    + to.spot().label()
                    + ".")
            .severity(Severity.MEDIUM)
            .weight(0)
            .cause(from.id(), to.id())
            .events(from.id(), to.id())
            .factor("from_country", from.spot().country(), null, 0)
            .factor("to_country", to.spot().country(), null, 0)
            .factor("minutes", Long.toString(minutes), null, 0);
    return (later ? signal : signal.last(to)).build();
  }
}
