package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.settings.Travel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of addresses at home that colleagues' computers come out of while they are away for days:
 * the exits of a VPN that is where the company is, and beside whose range many are at work. Who
 * jumps there, or comes back, tells nothing of them, as everybody is at home there. Who goes in and
 * out there on several days from a line that is new as well is on a journey: a thief is told of on
 * the first.
 */
final class Outings {
  private static final String TRACK = "outings";

  /** How long it counts: a company does not move its exits every month. */
  private static final Duration SEASON = Duration.ofDays(90);

  /** A user who did so lately need not be counted again. */
  private static final Duration LATELY = Duration.ofDays(7);

  /** Days after which a line is no hotel's any more. */
  private static final int LONGEST_STAY = 30;

  private final Travel settings;

  Outings(Travel settings) {
    this.settings = settings;
  }

  /** Whether enough other users came out there while they were away. */
  boolean lead(Sighting seen, Visit visit) {
    return !visit.hidden()
        && !visit.ip().isEmpty()
        && Crowds.others(seen, Crowds.range(visit), TRACK, SEASON, settings.sharedUsers())
            >= settings.sharedUsers();
  }

  /** Counts a user who goes in and out at home, and is away for days. */
  void note(Sighting seen, Visit there) {
    Visit here = seen.visit();
    boolean home = seen.isHome(here);
    if (seen.learning()
        || home == seen.isHome(there)
        || !here.device().equals(there.device())
        || !Journey.isComputer(here)
        || !Journey.isComputer(there)) {
      return;
    }
    Visit exit = home ? here : there;
    Visit away = home ? there : here;
    if (isAStay(seen.profile().network(away.network()), away)
        && isAStay(seen.profile().place(away.spot()), away)
        && !seen.isCompanyExit(away)
        && Journey.isPlausible(seen, away, exit.network())
        && !exit.ip().isEmpty()
        && !Crowds.isReservedRange(exit)) {
      Crowds.count(seen, Crowds.range(exit), TRACK, LATELY, SEASON, seen.login().user());
    }
  }

  /** Whether that is of several days, and of none long ago. */
  private static boolean isAStay(@Nullable Familiar<?> known, Visit away) {
    return known != null
        && known.days() > 1
        && Familiar.day(away.time()) - known.first() <= LONGEST_STAY;
  }
}
