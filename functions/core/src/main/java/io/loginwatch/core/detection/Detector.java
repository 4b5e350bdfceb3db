package io.loginwatch.core.detection;

import java.util.List;

/**
 * Looks at one login beside what was known of its user before. Stateless: what it knows is in the
 * sighting. A new one needs this class, its test and its line in {@link Detectors}.
 */
interface Detector {

  /**
   * Whether it compares with where the user, or the session, was just before and after. Such a one
   * also looks at the use of a session, which is no login.
   */
  default boolean isOfJourneys() {
    return false;
  }

  /** Adds what it sees to {@code signals}, which holds what the detectors before it saw. */
  void inspect(Sighting seen, List<Signal> signals);
}
