package io.loginwatch.core.alert;

import org.jspecify.annotations.Nullable;

/**
 * One thing that weighed in when a finding was made.
 *
 * @param name what was looked at, such as {@code country} or {@code speed_kmh}
 * @param value what it was
 * @param usual what it usually is for this user, where that is known
 * @param weight how much it added to the score; negative where it spoke for the user
 */
public record Factor(String name, String value, @Nullable String usual, double weight) {}
