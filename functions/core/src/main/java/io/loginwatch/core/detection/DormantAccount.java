package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.rule.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An account that nobody used for long. Whether its owner is back shows in device and network, but
 * browser, provider and town are like those of half of its colleagues: only an address that the
 * owner had is the owner's own.
 */
final class DormantAccount implements Detector {
  static final String RULE = "dormant-account";

  private static final String RETURNS = "returns";

  /** So many returns a week are no coincidence; one a day of work is. */
  private static final int TERM = 5;

  private static final Duration WEEK = Duration.ofDays(7);

  private final long after;
  private final Weights weights;

  DormantAccount(Duration after, Weights weights) {
    this.after = after.toMillis();
    this.weights = weights;
  }

  @Override
  public void inspect(Sighting seen, List<Signal> signals) {
    long idle = seen.time() - seen.profile().newest();
    if (seen.profile().isNew() || idle < after) {
      return;
    }
    int strange =
        (seen.onStrangeDevice() ? 1 : 0)
            + (seen.onStrangeNetwork() ? 1 : 0)
            + (seen.inStrangeCountry() ? 1 : 0)
            + (seen.knownPlace() == null && !seen.inStrangeCountry() ? 1 : 0)
            + (signals.stream().anyMatch(s -> s.rule().equals(UnusualHour.RULE)) ? 1 : 0);
    long days = idle / 86_400_000L;
    double weight = weights.of(RULE);
    signals.add(
        Signal.of(RULE, seen)
            .title("Login to a dormant account")
            .summary(
                seen.login().user()
                    + " logged in after "
                    + days
                    + " days without a login"
                    + (strange > 0 ? ", and not all about it is familiar." : "."))
            .severity(severity(seen, strange))
            .weight(weight)
            .factor("idle_days", Long.toString(days), null, weight)
            .tags("T1078")
            .build());
  }

  private static Severity severity(Sighting seen, int strange) {
    if (strange >= 3) {
      return Severity.HIGH;
    }
    if (strange > 0) {
      return Severity.MEDIUM;
    }
    return isOwners(seen) || isTerm(seen) ? Severity.LOW : Severity.MEDIUM;
  }

  /**
   * Whether it came from an address of the owner's. What runs once a quarter in a cloud is at
   * another address each time.
   */
  private static boolean isOwners(Sighting seen) {
    if (Machines.is(seen.visit().device()) || !seen.login().interactive()) {
      return true;
    }
    String ip = seen.visit().ip();
    return ip.isEmpty() || seen.visits().wereOnLine(ip);
  }

  /**
   * Whether so many others are back within a week, on devices, networks and in towns of their own,
   * that a term begins, or a season. Counts this one.
   */
  private static boolean isTerm(Sighting seen) {
    Memory memory = seen.memory();
    if (memory == null) {
      return false;
    }
    Window window = memory.windowOrEmpty(RETURNS);
    Instant now = Instant.ofEpochMilli(seen.time());
    String user = seen.login().user();
    int others = window.distinct(RULE, now.minus(WEEK), now, user, TERM);
    if (others < TERM) {
      memory.remember(RETURNS, window.counting(RULE, WEEK, now, seen.visit().id(), user));
    }
    return others >= TERM;
  }
}
