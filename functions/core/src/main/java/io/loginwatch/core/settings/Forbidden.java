package io.loginwatch.core.settings;

import java.util.List;

/**
 * Where nobody may log in from.
 *
 * @param countries ISO 3166-1 alpha-2 codes or English names
 * @param networks addresses, CIDR ranges (IPv4 or IPv6) or autonomous systems such as {@code
 *     AS64500}
 */
public record Forbidden(List<String> countries, List<String> networks) {

  public Forbidden {
    countries = List.copyOf(countries);
    networks = List.copyOf(networks);
    new Faults()
        .in("countries", countries, Countries::fault)
        .in("networks", networks, AddressRanges::fault)
        .refuse();
  }

  public static Forbidden defaults() {
    return new Forbidden(List.of(), List.of());
  }
}
