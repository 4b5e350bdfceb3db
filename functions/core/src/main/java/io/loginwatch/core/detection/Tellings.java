package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Told;
import java.util.ArrayList;
import java.util.List;

/** What was told of a user lately, by us or by the log's own detection. */
final class Tellings {
  /** Causes that are remembered; the one that was told of longest ago makes place. */
  private static final int MOST = 12;

  private Tellings() {}

  /** What is remembered after a login, and what was told of it. */
  static List<Told> after(Sighting seen, List<Signal> signals) {
    var told = new ArrayList<>(seen.profile().told());
    for (int cause : ProviderVerdicts.told(seen.login(), signals)) {
      note(told, cause, seen.time());
    }
    for (Signal signal : signals) {
      if (signal.reasons().isEmpty()) {
        long time = signal.last() == null ? seen.time() : signal.last().time();
        for (int cause : signal.remember()) {
          // A late login never moves it backwards.
          note(told, cause, Math.max(time, seen.profile().toldOf(cause)));
        }
      }
    }
    return told;
  }

  private static void note(List<Told> told, int cause, long time) {
    told.removeIf(one -> one.cause() == cause);
    if (told.size() >= MOST) {
      told.removeFirst();
    }
    told.add(new Told(cause, time));
  }
}
