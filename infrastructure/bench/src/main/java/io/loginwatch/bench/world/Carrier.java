package io.loginwatch.bench.world;

/**
 * Who runs an address.
 *
 * @param asn number of the autonomous system
 * @param country where it sells, or {@code *}
 */
public record Carrier(long asn, String organization, Kind kind, String country) {
  /** What it sells. */
  public enum Kind {
    FIXED,
    MOBILE,
    HOSTING,
    VPN,
    TOR,
    SASE,
    SATELLITE
  }
}
