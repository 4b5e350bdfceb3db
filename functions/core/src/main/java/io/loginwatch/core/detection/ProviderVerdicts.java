package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Networks;
import java.util.List;

/**
 * What the source's own detection says, merged with ours: the same user and cause within an hour is
 * one alert that names both.
 */
final class ProviderVerdicts {
  private static final long HOUR = 3_600_000L;

  /** 32 bits that name a cause a provider told of. */
  static int told(String cause) {
    String name = "verdict:" + cause;
    return (int) Networks.mix(name, name.length());
  }

  /** 32 bits that name a rule of ours that was told of. */
  static int toldByUs(String rule) {
    return (int) Networks.mix(rule, rule.length());
  }

  void merge(Sighting seen, List<Signal> signals) {
    for (int i = 0; i < signals.size(); i++) {
      Signal signal = signals.get(i);
      if (recent(seen, told(signal.rule())) && !says(seen.login(), signal.rule())) {
        signals.set(i, signal.because("provider-told"));
      }
    }
    for (Login.Verdict verdict : seen.login().verdicts()) {
      var factor = new Factor("also_says", verdict.provider(), verdict.detail(), 0);
      int same = indexOf(signals, verdict.cause());
      if (same >= 0) {
        Signal ours = signals.get(same);
        signals.set(same, ours.as(Severity.max(ours.severity(), verdict.severity())).with(factor));
      } else if (!recent(seen, toldByUs(verdict.cause()))) {
        signals.add(alone(seen, verdict));
      }
    }
  }

  private static Signal alone(Sighting seen, Login.Verdict verdict) {
    return Signal.of(verdict.cause(), seen)
        .title(verdict.provider() + " says: " + verdict.cause())
        .summary(
            verdict.provider()
                + " judged a login of "
                + seen.login().user()
                + " from "
                + seen.visit().spot().label()
                + ": "
                + verdict.detail())
        .severity(verdict.severity())
        .weight(weight(verdict.severity()))
        .factor("says", verdict.provider(), verdict.detail(), weight(verdict.severity()))
        .build();
  }

  private static double weight(Severity severity) {
    return switch (severity) {
      case INFO -> 0;
      case LOW -> 5;
      case MEDIUM -> 20;
      case HIGH, CRITICAL -> 40;
    };
  }

  private static boolean says(Login login, String rule) {
    return login.verdicts().stream().anyMatch(verdict -> verdict.cause().equals(rule));
  }

  private static boolean recent(Sighting seen, int cause) {
    return seen.sinceTold(cause) < HOUR;
  }

  private static int indexOf(List<Signal> signals, String rule) {
    for (int i = 0; i < signals.size(); i++) {
      if (signals.get(i).rule().equals(rule)) {
        return i;
      }
    }
    return -1;
  }
}
