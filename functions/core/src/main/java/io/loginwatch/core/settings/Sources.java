package io.loginwatch.core.settings;

import io.loginwatch.core.alert.Severity;
import java.time.Duration;
import java.util.Map;

/**
 * Log sources, and when they have fallen silent.
 *
 * @param silentAfter a source that nothing else is known of is silent after so long; 3 days, so
 *     that a weekend is none. Zero: only sources in {@code expected} are watched
 * @param patience a source whose usual pauses are known is silent after so many times the longest;
 *     3
 * @param least however short a source's pauses, it is not silent before this; 1 hour
 * @param severity of a silence; medium
 * @param expected the longest pause of a source, by its name; such a source is missed even if it
 *     was never heard of
 */
public record Sources(
    Duration silentAfter,
    double patience,
    Duration least,
    Severity severity,
    Map<String, Duration> expected) {

  public Sources {
    expected = Map.copyOf(expected);
    if (patience < 1) {
      throw new IllegalArgumentException("patience must be at least 1");
    }
  }

  public static Sources defaults() {
    return new Sources(Duration.ofDays(3), 3, Duration.ofHours(1), Severity.MEDIUM, Map.of());
  }
}
