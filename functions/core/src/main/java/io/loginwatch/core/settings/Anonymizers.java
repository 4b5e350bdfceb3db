package io.loginwatch.core.settings;

import io.loginwatch.core.alert.Severity;
import java.time.Duration;
import java.util.Set;

/**
 * Addresses that hide who is behind them.
 *
 * @param tor severity of a login through Tor; high
 * @param other severity of a login through any other anonymizer, on a device that is known; low. On
 *     a device that is new it is at least medium
 * @param every tells of each such login; by default the same kind is told of once per user and
 *     {@code again}
 * @param again after so long without it, the same kind is told of again; 30 days
 * @param relaysCount whether privacy relays that keep the user's region count as anonymizers; false
 * @param networks further autonomous systems whose addresses do not say where their users are
 *     (commercial VPNs, security gateways, in-flight networks)
 */
public record Anonymizers(
    Severity tor,
    Severity other,
    boolean every,
    Duration again,
    boolean relaysCount,
    Set<Long> networks) {

  public Anonymizers {
    networks = Set.copyOf(networks);
  }

  public static Anonymizers defaults() {
    return new Anonymizers(
        Severity.HIGH, Severity.LOW, false, Duration.ofDays(30), false, Set.of());
  }
}
