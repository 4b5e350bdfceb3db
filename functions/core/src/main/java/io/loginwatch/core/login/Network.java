package io.loginwatch.core.login;

import org.jspecify.annotations.Nullable;

/**
 * The network an address belongs to.
 *
 * @param asn number of the autonomous system; 0 where unknown
 * @param organization its name
 * @param kind what it serves
 */
public record Network(long asn, @Nullable String organization, Kind kind) {

  /** Nothing is known. */
  public static final Network NONE = new Network(0, null, Kind.UNKNOWN);

  /** What a network serves: how far its addresses can be from their users. */
  public enum Kind {
    FIXED,
    MOBILE,
    HOSTING,
    SATELLITE,
    UNKNOWN
  }
}
