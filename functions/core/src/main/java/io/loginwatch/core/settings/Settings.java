package io.loginwatch.core.settings;

import io.loginwatch.core.alert.Severity;
import java.util.Map;
import java.util.Set;

/**
 * Everything about detection that can be set, each with a default that needs no tuning on the first
 * day.
 *
 * @param off ids of built-in detectors that are switched off
 * @param staged ids of detectors and rules that are on trial: recorded, and nobody is told
 * @param severities what detectors and rules say, by id, in place of their own severity
 * @param learning when novelty is not worth telling yet
 * @param travel impossible travel
 * @param novelty new devices, countries, cities and networks
 * @param hours unusual hours
 * @param anonymizers Tor, VPN, proxy, relay, rented servers
 * @param accounts accounts that are special
 * @param forbidden where nobody may log in from
 * @param sessions one session in two places
 * @param clocks log sources whose clock is wrong
 * @param unusual the sum of signals of one login
 * @param risk what is remembered of a user's alerts
 * @param suppression alerts that nobody is told of
 */
public record Settings(
    Set<String> off,
    Set<String> staged,
    Map<String, Severity> severities,
    Learning learning,
    Travel travel,
    Novelty novelty,
    Hours hours,
    Anonymizers anonymizers,
    Accounts accounts,
    Forbidden forbidden,
    Sessions sessions,
    Clocks clocks,
    Unusual unusual,
    Risk risk,
    Suppression suppression) {

  public Settings {
    off = Set.copyOf(off);
    staged = Set.copyOf(staged);
    severities = Map.copyOf(severities);
  }

  /** What applies where nothing is set. */
  public static Settings defaults() {
    return new Settings(
        Set.of(),
        Set.of(),
        Map.of(),
        Learning.defaults(),
        Travel.defaults(),
        Novelty.defaults(),
        Hours.defaults(),
        Anonymizers.defaults(),
        Accounts.defaults(),
        Forbidden.defaults(),
        Sessions.defaults(),
        Clocks.defaults(),
        Unusual.defaults(),
        Risk.defaults(),
        Suppression.defaults());
  }
}
