package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import java.time.Duration;
import java.util.List;

/** An account that nobody used for long. Whether its owner is back shows in device and network. */
final class DormantAccount implements Detector {
  static final String RULE = "dormant-account";

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
            .severity(strange >= 3 ? Severity.HIGH : strange > 0 ? Severity.MEDIUM : Severity.LOW)
            .weight(weight)
            .factor("idle_days", Long.toString(days), null, weight)
            .tags("T1078")
            .build());
  }
}
