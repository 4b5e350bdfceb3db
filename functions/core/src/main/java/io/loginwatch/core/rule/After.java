package io.loginwatch.core.rule;

import java.time.Duration;
import java.util.List;

/**
 * Fires only if another rule fired before, on the same user or from the same address.
 *
 * @param rules ids of the other rules, any of which will do
 * @param within at most so long before, in event time
 * @param by what must be the same: {@code user.name}, {@code source.ip}, or both for either
 */
public record After(List<String> rules, Duration within, List<LoginField> by) {
  public After {
    rules = List.copyOf(rules);
    by = List.copyOf(by);
  }
}
