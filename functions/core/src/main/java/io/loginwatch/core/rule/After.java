package io.loginwatch.core.rule;

import java.time.Duration;
import java.util.List;

/**
 * Fires only if another rule fired before, on the same user or from the same address.
 *
 * @param rules ids of the other rules, any of which will do
 * @param within at most so long before, in event time
 * @param by what must be the same: {@code user.name}, {@code source.ip}, or both for either
 * @param unless a login like that has nothing to do with it; none for no such login
 * @param unlike in which of these fields it must differ from all that made the other rule fire
 */
public record After(
    List<String> rules,
    Duration within,
    List<LoginField> by,
    List<Pattern> unless,
    List<LoginField> unlike) {
  public After {
    rules = List.copyOf(rules);
    by = List.copyOf(by);
    unless = List.copyOf(unless);
    unlike = List.copyOf(unlike);
  }

  /** After which any login counts. */
  public After(List<String> rules, Duration within, List<LoginField> by) {
    this(rules, within, by, List.of(), List.of());
  }
}
