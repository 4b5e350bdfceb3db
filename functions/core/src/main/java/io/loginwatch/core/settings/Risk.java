package io.loginwatch.core.settings;

import java.time.Duration;
import java.util.Map;

/**
 * How much is held against a user: each alert adds its weight, and time takes it away.
 *
 * @param halfLife time in which risk halves; 7 days. Zero: it never decays
 * @param low from this much on the level is low; 1
 * @param medium from this much on it is medium; 4
 * @param high from this much on it is high; 7
 * @param threshold the lowest level whose reaching is an alert; high
 * @param weights what an alert adds, by rule id; a rule that is left out adds by its severity (info
 *     0, low 0.25, medium 2, high 3, critical 5)
 * @param onlyWeighted whether rules without a weight of their own add nothing
 */
public record Risk(
    Duration halfLife,
    double low,
    double medium,
    double high,
    RiskLevel threshold,
    Map<String, Double> weights,
    boolean onlyWeighted) {

  public Risk {
    weights = Map.copyOf(weights);
    if (!(low <= medium && medium <= high)) {
      throw new IllegalArgumentException("medium must lie between low and high");
    }
  }

  public static Risk defaults() {
    return new Risk(Duration.ofDays(7), 1, 4, 7, RiskLevel.HIGH, Map.of(), false);
  }

  /** The level of that much risk. */
  public RiskLevel level(double risk) {
    if (risk >= high) {
      return RiskLevel.HIGH;
    }
    if (risk >= medium) {
      return RiskLevel.MEDIUM;
    }
    return risk >= low && risk > 0 ? RiskLevel.LOW : RiskLevel.NONE;
  }
}
