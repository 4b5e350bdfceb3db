package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Visit;
import org.jspecify.annotations.Nullable;

/** What is known no longer, and what was not known yet. */
final class Freshness {
  /** One address within so long, in milliseconds of event time, tells one story. */
  private static final long ONE_STORY = 30 * 60_000L;

  private Freshness() {}

  /** Whether that was seen so long before a visit that it would be news again. */
  static boolean isForgotten(Familiar<?> known, Visit visit, long forgetAfter) {
    return visit.time() - known.last() > forgetAfter;
  }

  /** What is known of something, unless it is forgotten. */
  static <K> @Nullable Familiar<K> fresh(
      @Nullable Familiar<K> known, Visit visit, long forgetAfter) {
    return known == null || isForgotten(known, visit, forgetAfter) ? null : known;
  }

  /**
   * The same of a device or a network, unless the visit arrived late, and all that is known is what
   * its own address said within half an hour after it, and arrived before it: nothing makes itself
   * familiar.
   */
  static <K> @Nullable Familiar<K> before(
      @Nullable Familiar<K> known, Visit visit, Profile profile, boolean device) {
    if (known == null || visit.time() >= profile.newest()) {
      return known;
    }
    int since = 0;
    for (Visit one : profile.visits()) {
      boolean same =
          device ? one.device().equals(visit.device()) : one.network() == visit.network();
      since += same && isSince(one, visit) ? 1 : 0;
    }
    return since > 0 && since >= known.count() ? null : known;
  }

  private static boolean isSince(Visit one, Visit visit) {
    return visit.before(one) && one.time() - visit.time() <= ONE_STORY && one.sharesLine(visit);
  }
}
