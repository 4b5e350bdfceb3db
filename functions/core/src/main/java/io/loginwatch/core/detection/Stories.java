package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Visit;
import java.util.List;

/** Journeys that were told of, so that the same is not told again and again. */
final class Stories {
  /** What is told within this time is one story, and one message. */
  private static final long JUST_NOW = 30 * 60_000L;

  private static final long MONTH = 30 * 86_400_000L;

  private Stories() {}

  /**
   * Whether the same journey was told of lately, but not just now; or another from or to its
   * strange end, and the other end is where the user belongs: who has a way to appear there appears
   * there from home, from the office and from the phone. Somebody new belongs to a country at best.
   */
  static boolean wereTold(Sighting seen, Visit there) {
    Visit here = seen.visit();
    return wasTold(seen, Journey.name(here, there))
        || (belongs(seen, there) && wasTold(seen, end(here)))
        || (belongs(seen, here) && wasTold(seen, end(there)));
  }

  private static boolean belongs(Sighting seen, Visit visit) {
    return Habits.isAtHome(seen.profile(), visit)
        || (seen.learning()
            && !visit.hidden()
            && visit.spot().country().equals(seen.usualCountry()));
  }

  private static boolean wasTold(Sighting seen, int cause) {
    long since = seen.sinceTold(cause);
    return since >= JUST_NOW && since < MONTH;
  }

  /**
   * 32 bits each that name what is told of a journey: both its ends, and the stranger of them;
   * which of them that is cannot be said of somebody new.
   */
  static List<Integer> of(Sighting seen, Visit there) {
    Visit here = seen.visit();
    if (seen.learning() && here.network() != there.network()) {
      return List.of(Journey.name(here, there), end(here), end(there));
    }
    int known =
        Habits.loginsOn(seen.profile(), here.network())
            - Habits.loginsOn(seen.profile(), there.network());
    return known == 0 || here.network() == there.network()
        ? List.of(Journey.name(here, there))
        : List.of(Journey.name(here, there), end(known < 0 ? here : there));
  }

  private static int end(Visit visit) {
    String name = "end:" + visit.network();
    return (int) Networks.mix(name, name.length());
  }
}
