package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.profile.Decaying;
import io.loginwatch.core.settings.Risk;
import io.loginwatch.core.settings.RiskLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is held against a user, and the alert that it became too much. */
final class RiskThreshold {
  static final String RULE = "risk-threshold";

  private final Risk settings;
  private final long halfLife;

  /** What an alert adds that pages by itself, if nothing else is set. */
  private static final double MEDIUM = 2;

  RiskThreshold(Risk settings) {
    this.settings = settings;
    this.halfLife = settings.halfLife().toMillis();
  }

  long halfLife() {
    return halfLife;
  }

  /** What one signal adds. Suppressed ones count too: what is quiet is not harmless. */
  double weight(Signal signal) {
    if (signal.rule().equals(RULE)) {
      return settings.weights().getOrDefault(RULE, 0.0);
    }
    if (signal.about() != null || signal.reasons().contains("implied")) {
      return 0;
    }
    Double given = settings.weights().get(signal.rule());
    if (given != null) {
      return given;
    }
    if (settings.onlyWeighted() || !signal.reasons().isEmpty()) {
      return 0;
    }
    return switch (signal.severity()) {
      case INFO -> 0;
      case LOW -> 0.25;
      case MEDIUM -> MEDIUM;
      case HIGH -> 3;
      case CRITICAL -> 5;
    };
  }

  RiskLevel level(Decaying risk) {
    return settings.level(risk.value());
  }

  RiskLevel level(Decaying risk, long time) {
    return settings.level(risk.at(time, halfLife));
  }

  /** The alert that the level rose to the threshold or beyond; null if it did not. */
  @Nullable Signal crossed(Sighting seen, RiskLevel before, Decaying risk, List<Signal> signals) {
    RiskLevel now = level(risk);
    if (now.compareTo(before) <= 0
        || now.compareTo(settings.threshold()) < 0
        || isTheSameRise(seen, before, now, signals)) {
      return null;
    }
    var factors = new ArrayList<Factor>();
    factors.add(
        new Factor(
            "risk", String.format(Locale.ROOT, "%.2f", risk.value()), before.word(), risk.value()));
    for (Signal signal : signals) {
      if (weight(signal) > 0) {
        factors.add(new Factor(signal.rule(), signal.severity().word(), null, weight(signal)));
      }
    }
    return Signal.of(RULE, seen)
        .title("A user's risk rose")
        .summary(
            "The risk of "
                + seen.login().user()
                + " rose from "
                + before.word()
                + " to "
                + now.word()
                + ".")
        .severity(Severity.MEDIUM)
        .cause(seen.visit().id(), now.word())
        .remember(told(now))
        .build()
        .withFactors(factors);
  }

  /**
   * Whether that level was told of within a day and the risk has hardly sunk since: it only went to
   * and fro about the limit. Within a half-life, if nothing but small things lifted it over the
   * limit again. From nothing, as after a reset, it is a rise of its own.
   */
  private boolean isTheSameRise(
      Sighting seen, RiskLevel before, RiskLevel now, List<Signal> signals) {
    if (before == RiskLevel.NONE) {
      return false;
    }
    return seen.isToldToday(told(now))
        || (seen.sinceTold(told(now)) < halfLife
            && signals.stream().noneMatch(signal -> weight(signal) >= MEDIUM));
  }

  /** 32 bits that name a level that was told of. */
  private static int told(RiskLevel level) {
    return ProviderVerdicts.toldByUs(RULE + ":" + level.word());
  }
}
