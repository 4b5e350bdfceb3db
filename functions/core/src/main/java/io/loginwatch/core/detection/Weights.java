package io.loginwatch.core.detection;

import java.util.Map;

/**
 * Points that each signal adds to the sum of its login. Chosen so that what honest people do, one
 * or two new things at a time (a new phone, another provider, a trip with the same laptop), stays
 * below the 55 that page, and a stranger, for whom everything is new, does not.
 */
final class Weights {
  private static final Map<String, Double> OURS =
      Map.ofEntries(
          Map.entry("new-device", 25.0),
          Map.entry("tool", 20.0),
          Map.entry("other-client", 18.0),
          Map.entry("system-update", 6.0),
          Map.entry("new-country", 25.0),
          Map.entry("atypical-country", 8.0),
          Map.entry("new-city", 8.0),
          Map.entry("new-network", 12.0),
          Map.entry("unusual-hour", 18.0),
          Map.entry("egress-network", 25.0),
          Map.entry("own-server", 26.0),
          Map.entry("anonymizer", 8.0),
          Map.entry("dormant-account", 25.0),
          Map.entry("stranger", 10.0),
          Map.entry("hour-abroad", 9.0),
          Map.entry("unheard-of", 10.0),
          Map.entry("carried-session", -6.0),
          Map.entry("unmasked", 18.0),
          Map.entry("likelihood", 5.0));

  private final Map<String, Double> set;

  Weights(Map<String, Double> set) {
    this.set = set;
  }

  /** Points of a signal of that name. */
  double of(String name) {
    Double given = set.get(name);
    return given != null ? given : OURS.getOrDefault(name, 0.0);
  }
}
