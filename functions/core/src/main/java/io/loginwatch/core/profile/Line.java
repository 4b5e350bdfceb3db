package io.loginwatch.core.profile;

/**
 * A provider's network in a country.
 *
 * @param country ISO code; empty where unknown
 * @param network {@link Networks#key} of a provider; greater than 0
 */
public record Line(String country, long network) {}
