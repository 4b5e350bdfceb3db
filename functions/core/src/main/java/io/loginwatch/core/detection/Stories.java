package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import java.util.List;
import java.util.function.IntPredicate;

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
   * Only what was told of times before this one counts: of two, the earlier is told of, even if it
   * arrives late.
   */
  static boolean wereTold(Sighting seen, Visit there) {
    long end = Math.max(seen.time(), there.time());
    return wereTold(seen, there, cause -> isLately(seen.profile().toldOf(cause), end));
  }

  /** The same, where a late login ends one journey and begins another, which was told of then. */
  static boolean isRetold(Sighting seen, Visit before, Visit after) {
    return isLately(seen.time(), after.time()) && wereTold(seen, after, of(seen, before)::contains);
  }

  private static boolean wereTold(Sighting seen, Visit there, IntPredicate told) {
    Visit here = seen.visit();
    return told.test(name(here, there))
        || (belongs(seen, there) && told.test(end(here)))
        || (belongs(seen, here) && told.test(end(there)));
  }

  private static boolean belongs(Sighting seen, Visit visit) {
    return Habits.isAtHome(seen.profile(), visit)
        || (seen.learning()
            && !visit.hidden()
            && visit.spot().country().equals(seen.usualCountry()));
  }

  static boolean isLately(long told, long time) {
    return isLately(told, time, MONTH);
  }

  /** Whether it was told of within so many milliseconds before that time, but not just now. */
  static boolean isLately(long told, long time, long within) {
    return told <= time - JUST_NOW && told > time - within;
  }

  /**
   * 32 bits each that name what is told of a journey: both its ends, and the stranger of them;
   * which of them that is cannot be said of somebody new.
   */
  static List<Integer> of(Sighting seen, Visit there) {
    Visit here = seen.visit();
    if (seen.learning() && here.network() != there.network()) {
      return List.of(name(here, there), end(here), end(there));
    }
    boolean networks = here.network() > 0 && there.network() > 0;
    int known = logins(seen, here, networks) - logins(seen, there, networks);
    return known == 0 || here.network() == there.network()
        ? List.of(name(here, there))
        : List.of(name(here, there), end(known < 0 ? here : there));
  }

  private static int logins(Sighting seen, Visit visit, boolean networks) {
    if (networks) {
      return Habits.loginsOn(seen.profile(), visit.network());
    }
    Familiar<Spot> place = seen.profile().place(visit.spot());
    return place == null ? 0 : place.count();
  }

  /**
   * 32 bits that name a journey between two networks, or two places of one, either way; or between
   * two places, where it is not known whose the networks are.
   */
  private static int name(Visit here, Visit there) {
    boolean known = here.network() > 0 && there.network() > 0;
    boolean between = known && here.network() != there.network();
    long one = between ? here.network() : here.spot().square();
    long other = between ? there.network() : there.spot().square();
    String name =
        "journey:"
            + (between ? "" : (known ? here.network() : "") + ":")
            + Math.min(one, other)
            + "/"
            + Math.max(one, other);
    return (int) Networks.mix(name, name.length());
  }

  /** By its network; by its place, where nobody knows whose network it is. */
  static int end(Visit visit) {
    String name =
        visit.network() > 0 ? "end:" + visit.network() : "end at:" + visit.spot().square();
    return (int) Networks.mix(name, name.length());
  }
}
