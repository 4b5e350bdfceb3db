package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.profile.Visits;
import io.loginwatch.core.settings.Travel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A computer that the user never had, on a line in one town, while the user's own is on a line at
 * home in another; or what says that it is the user's own, which was at home before and after:
 * minutes apart, and further than anybody gets in them, though nearer than {@link ImpossibleTravel}
 * tells of. Whoever buys a computer is where it is, and does not log in with the old one at home
 * meanwhile; whoever has the password, and an ordinary line in the same country, lent out by
 * somebody's television, has neither.
 */
final class TwoTowns implements Detector {
  static final String RULE = "two-towns";

  private static final int TOLD = ProviderVerdicts.toldByUs(RULE);

  private final Legs legs;
  private final SharedNetworks shared;
  private final Excuses excuses;

  TwoTowns(Travel settings, SharedNetworks shared, Excuses excuses) {
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
    Visits visits = seen.visits();
    if (seen.learning() || !here.spot().located() || !visits.canExceed(here.spot(), Pace.FAR_KM)) {
      return;
    }
    for (int i = visits.size() - 1; i >= 0; i--) {
      Visit there = visits.get(i);
      if (here.time() - there.time() > TwoCountries.MINUTES) {
        return;
      }
      if (there.time() - here.time() <= TwoCountries.MINUTES && isTold(seen, there)) {
        signals.add(told(seen, there));
        return;
      }
    }
  }

  private boolean isTold(Sighting seen, Visit there) {
    Visit here = seen.visit();
    return Journey.isComputer(here)
        && Journey.isComputer(there)
        && legs.isMeasurable(here)
        && legs.isMeasurable(there)
        && Pace.isTooFast(there, here)
        && (here.device().equals(there.device())
            ? Surrounded.is(seen, there)
            : areOwnersAndStrangers(seen, there))
        && legs.between(there, here, Math.abs(here.time() - there.time()), null) == null
        && !isExit(seen, here)
        && !isExit(seen, there)
        && excuses.of(seen, there) == null
        && !seen.isToldToday(TOLD);
  }

  /**
   * Whether that is the company's exit. Where the user is at home, it may be the office as well.
   */
  private boolean isExit(Sighting seen, Visit visit) {
    return seen.isHome(visit)
        ? shared.isJumpedTo(seen, visit) || shared.isSwitchedOn(seen, visit)
        : seen.isCompanyExit(visit);
  }

  private static boolean areOwnersAndStrangers(Sighting seen, Visit there) {
    return isStrangers(seen)
        ? isOwners(seen, there)
        : isStrangers(seen, there) && isOwners(seen, seen.visit());
  }

  /** Whether the judged login is on a computer and a line that were never the user's. */
  private static boolean isStrangers(Sighting seen) {
    return seen.deviceNews() == DeviceNews.NEW && isStrange(seen, seen.network(), seen.visit());
  }

  /** The same of another visit, which has been learned from meanwhile. */
  private static boolean isStrangers(Sighting seen, Visit visit) {
    Profile profile = seen.profile();
    return visit.device().known()
        && !Learning.isPhone(visit.device())
        && Gateways.isOfThatDay(profile.devices().find(visit.device()), visit)
        && isStrange(seen, profile.network(visit.network()), visit)
        && DeviceNews.of(visit, profile.devices(), null, Long.MAX_VALUE) == DeviceNews.NEW;
  }

  /**
   * Whether that network is new, or was never one of the user's phones: on those, what hangs on a
   * phone comes out anywhere in the country. Of a carrier's line the town may be known, as that is
   * where it puts the phone.
   */
  private static boolean isStrange(Sighting seen, @Nullable Familiar<Long> network, Visit visit) {
    return visit.network() != 0
        && seen.profile().networks().size() > 0
        && (network == null || Gateways.isOfThatDay(network, visit) || network.tally() == 0);
  }

  /** Whether that is at home, with what the user had on an earlier day. */
  private static boolean isOwners(Sighting seen, Visit visit) {
    var device = seen.profile().devices().find(visit.device());
    return device != null
        && !Gateways.isOfThatDay(device, visit)
        && Habits.isAtHome(seen.profile(), visit);
  }

  private static Signal told(Sighting seen, Visit there) {
    boolean later = there.before(seen.visit());
    Visit from = later ? there : seen.visit();
    Visit to = later ? seen.visit() : there;
    String minutes = Long.toString(Math.round((to.time() - from.time()) / 60_000.0));
    return Signal.between(RULE, seen, from, to)
        .title("A user in two towns")
        .summary(
            seen.login().user()
                + " logged in with "
                + from.device().label()
                + " from "
                + from.spot().label()
                + " and "
                + minutes
                + " minutes later with "
                + to.device().label()
                + " from "
                + to.spot().label()
                + ".")
        .severity(Severity.MEDIUM)
        .weight(0)
        .factor("from", from.spot().label(), null, 0)
        .factor("to", to.spot().label(), null, 0)
        .factor("minutes", minutes, null, 0)
        .absorbs(NewDevice.RULE, NewCity.RULE, NewNetwork.RULE)
        .build();
  }
}
