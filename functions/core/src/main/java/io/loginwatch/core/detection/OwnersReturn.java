package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a theft that was not plain by itself: a session went on from a strange line, as
 * if its computer or phone had been carried there, and now that computer is back too soon, with
 * this session or another; or a computer is on a line of its user's own.
 */
final class OwnersReturn {
  private static final int TOLD = ProviderVerdicts.toldByUs(SessionTheft.RULE);

  /** By air it takes no longer to anywhere. */
  private static final long DAY = 24 * 3_600_000L;

  private OwnersReturn() {}

  /** Only looks while what was noted of the session is fresh. */
  static void inspect(Sighting seen, List<Signal> signals) {
    if (seen.network() == null || seen.time() - seen.profile().unusual().time() > DAY) {
      return;
    }
    Visit there = movedTo(seen);
    if (there != null
        && there.network() != seen.visit().network()
        && (Journey.isThisComputer(seen, there) || isOnOwnLine(seen))
        && isStrangeLine(seen, there)
        && Journey.isTooFast(seen, there)
        && !seen.isCompanyExit(there)
        && !Tethered.is(seen, seen.visit())
        && !SessionTheft.excused(seen, signals)) {
      signals.add(back(seen, there));
    }
  }

  /** Whether a computer of the user's is on a line of the user's own, and no exit of colleagues. */
  private static boolean isOnOwnLine(Sighting seen) {
    Familiar<Long> network = seen.network();
    return network != null
        && network.days() >= Habits.HABIT
        && seen.knownPlace() != null
        && seen.knownPlace().days() >= Habits.HABIT
        && seen.deviceNews() == DeviceNews.KNOWN
        && Journey.isComputer(seen.visit())
        && !seen.onCompanyExit();
  }

  /** The last login from where a session lately moved to; null if none did. */
  private static @Nullable Visit movedTo(Sighting seen) {
    if (seen.sinceTold(TOLD) > DAY) {
      return null;
    }
    long told = seen.profile().toldOf(TOLD);
    Visit there = null;
    for (Visit visit : seen.visits()) {
      boolean same = there != null && there.sharesLine(visit);
      if (visit.time() < seen.time() && (visit.time() == told || same)) {
        there = visit;
      }
    }
    return there;
  }

  private static Signal back(Sighting seen, Visit visit) {
    return Signal.of(SessionTheft.RULE, seen)
        .title("A session in two hands")
        .summary(
            "A session of "
                + seen.login().user()
                + " went on in "
                + visit.spot().label()
                + ", and its computer is back in "
                + seen.visit().spot().label()
                + " sooner than it could have been carried there.")
        .severity(Severity.MEDIUM)
        .weight(10)
        .cause(visit.id(), seen.visit().id())
        .events(visit.id(), seen.visit().id())
        .factor("place", seen.visit().spot().label(), visit.spot().label(), 0)
        .tags("T1539", "T1550.004")
        .build();
  }

  /** Whether that is a line on a network and in a town of that day. */
  private static boolean isStrangeLine(Sighting seen, Visit visit) {
    Spot place = seen.profile().known(visit.spot());
    return visit.network() != 0
        && Journey.isLine(visit)
        && Gateways.isOfThatDay(seen.profile().network(visit.network()), visit)
        && Gateways.isOfThatDay(seen.profile().places().find(place), visit);
  }
}
