package io.loginwatch.core.settings;

import java.time.Duration;

/**
 * One session used from two places.
 *
 * @param memory how long a session is remembered after its last use; 24 hours
 */
public record Sessions(Duration memory) {

  public static Sessions defaults() {
    return new Sessions(Duration.ofHours(24));
  }
}
