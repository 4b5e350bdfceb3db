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
  private final boolean off;

  /** What an alert adds that pages by itself, if nothing else is set. */
  private static final double MEDIUM = 2;

  /**
   * @param off whether nobody is told that it became too much; it is held against the user all the
   *     same
   */
  RiskThreshold(Risk settings, boolean off) {
    this.settings = settings;
    this.off = off;
    this.halfLife = settings.halfLife().toMillis();
  }

  /** What one signal adds. Suppressed ones count too: what is quiet is not harmless. */
  private double weight(Signal signal) {
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
    return settings.onlyWeighted() || !signal.reasons().isEmpty() ? 0 : weight(signal.severity());
  }

  /** What an alert of a rule adds; nothing while that is on trial. */
  private double weight(Finding finding) {
    return finding.staged()
        ? 0
        : settings
            .weights()
            .getOrDefault(finding.rule(), settings.onlyWeighted() ? 0 : weight(finding.severity()));
  }

  private static double weight(Severity severity) {
    return switch (severity) {
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

  /** What these add, each that adds anything. */
  List<Factor> added(List<Signal> signals) {
    var added = new ArrayList<Factor>(signals.size());
    for (Signal signal : signals) {
      add(signal.rule(), signal.severity(), weight(signal), added);
    }
    return added;
  }

  /** What rules that are data add to the risk of the user of the login that they fired on. */
  List<Factor> addedBy(List<Finding> findings) {
    var added = new ArrayList<Factor>(findings.size());
    for (Finding finding : findings) {
      add(finding.rule(), finding.severity(), weight(finding), added);
    }
    return added;
  }

  private static void add(String rule, Severity severity, double weight, List<Factor> added) {
    if (weight > 0) {
      added.add(new Factor(rule, severity.word(), null, weight));
    }
  }

  /** What is held against a user at that time, and that besides. */
  Decaying with(Decaying risk, List<Factor> added, long time) {
    Decaying risen = risk.plus(0, time, halfLife);
    for (Factor factor : added) {
      risen = risen.plus(factor.weight(), time, halfLife);
    }
    return risen;
  }

  /**
   * The alert that the level rose to the threshold or beyond; null if it did not.
   *
   * @param added what it rose by
   */
  @Nullable Signal crossed(Sighting seen, RiskLevel before, Decaying risk, List<Factor> added) {
    RiskLevel now = level(risk);
    if (off
        || now.compareTo(before) <= 0
        || now.compareTo(settings.threshold()) < 0
        || isTheSameRise(seen, before, now, added)) {
      return null;
    }
    var factors = new ArrayList<Factor>();
    factors.add(
        new Factor(
            "risk", String.format(Locale.ROOT, "%.2f", risk.value()), before.word(), risk.value()));
    factors.addAll(added);
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
      Sighting seen, RiskLevel before, RiskLevel now, List<Factor> added) {
    if (before == RiskLevel.NONE) {
      return false;
    }
    return seen.isToldToday(told(now))
        || (seen.sinceTold(told(now)) < halfLife
            && added.stream().noneMatch(factor -> factor.weight() >= MEDIUM));
  }

  /** 32 bits that name a level that was told of. */
  private static int told(RiskLevel level) {
    return ProviderVerdicts.toldByUs(RULE + ":" + level.word());
  }
}
