package io.loginwatch.core.profile;

/**
 * A provider's network in a country.
 *
 * @param country ISO code; empty where unknown
 * @param network number of the autonomous system
 */
public record Line(String country, long network) {}
