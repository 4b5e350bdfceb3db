package io.loginwatch.core.settings;

import java.time.Duration;

/**
 * Things that were never seen of a user before.
 *
 * @param atypicalCountry a known country not seen for this long is atypical; 30 days
 * @param memory a device, city or network not seen for this long is new again; 180 days
 */
public record Novelty(Duration atypicalCountry, Duration memory) {

  public static Novelty defaults() {
    return new Novelty(Duration.ofDays(30), Duration.ofDays(180));
  }
}
