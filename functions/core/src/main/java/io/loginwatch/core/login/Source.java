package io.loginwatch.core.login;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a login came from.
 *
 * @param ip the address in canonical text form (IPv4 dotted, IPv6 compressed; IPv4-mapped IPv6 as
 *     IPv4), or null where the log has none
 * @param place where the address was, as far as the log or the databases know
 * @param network who runs the address
 * @param anonymizers how the address hides who is behind it; empty for most
 * @param site the operator's own name for the address's range, or the name of the special range
 *     ({@code private}, {@code loopback}, {@code documentation} ...) it is in
 */
public record Source(
    @Nullable String ip,
    Place place,
    Network network,
    Set<Anonymizer> anonymizers,
    @Nullable String site) {

  /** Nothing is known of where it came from. */
  public static final Source NONE = new Source(null, Place.NONE, Network.NONE, Set.of(), null);

  public Source {
    anonymizers = Set.copyOf(anonymizers);
  }
}
