package io.loginwatch.core.settings;

import java.time.Duration;
import java.time.Instant;

/**
 * Log sources whose time stamps cannot be right, as seen from the source's own other logins.
 *
 * @param stale a login this much older than the newest of its source and user is stale; 1 day
 * @param ahead a login this much later than our clock is of the future; 1 hour, less than a
 *     mistaken time zone; a replay has no clock
 * @param earliest a login before this cannot be right; 2000-01-01
 * @param latest a login after this cannot be right; 2100-01-01
 */
public record Clocks(Duration stale, Duration ahead, Instant earliest, Instant latest) {

  public static Clocks defaults() {
    return new Clocks(
        Duration.ofDays(1),
        Duration.ofHours(1),
        Instant.parse("2000-01-01T00:00:00Z"),
        Instant.parse("2100-01-01T00:00:00Z"));
  }
}
