package io.loginwatch.core.settings;

import java.time.Duration;
import java.util.Map;

/**
 * The sum of signals: what is merely new adds up, over one login and over the user's other logins
 * of a short while.
 *
 * @param medium from this many points on it is worth a look today; 55
 * @param high from this many on it is worth a look now; 85
 * @param halfLife what earlier logins added halves in this time; 30 minutes
 * @param weights points for each signal, by name; a name that is left out keeps its own
 */
public record Unusual(double medium, double high, Duration halfLife, Map<String, Double> weights) {

  public Unusual {
    weights = Map.copyOf(weights);
  }

  public static Unusual defaults() {
    return new Unusual(55, 85, Duration.ofMinutes(30), Map.of());
  }
}
