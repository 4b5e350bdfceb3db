package io.loginwatch.core.settings;

import java.time.Duration;

/**
 * While a user is new, everything about the user is new. Until the earliest of {@code period} and
 * {@code logins} (both Microsoft Entra's), novelty is recorded and nobody is told. Attacks are
 * never muted.
 *
 * @param enabled false tells of novelty from the second login on
 * @param period since the user's first login; 14 days
 * @param logins successful logins; 10
 * @param idle after so long without a login the user is new again; 60 days
 */
public record Learning(boolean enabled, Duration period, int logins, Duration idle) {

  public static Learning defaults() {
    return new Learning(true, Duration.ofDays(14), 10, Duration.ofDays(60));
  }
}
