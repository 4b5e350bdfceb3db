package io.loginwatch.core.rule;

import java.time.Duration;
import java.util.List;

/**
 * Fires only if another rule fired before, on the same user or from the same address.
 *
 * @param rules ids of the other rules, any of which will do
 * @param within at most so long before, in event time
 * @param by what must be the same: {@code user.name}, {@code source.ip}, or both for either
 * @param unless which logins have nothing to do with it
 */
public record After(List<String> rules, Duration within, List<LoginField> by, List<Unless> unless) {
  public After {
    rules = List.copyOf(rules);
    by = List.copyOf(by);
    unless = List.copyOf(unless);
  }

  /**
   * Logins that come by their own ways.
   *
   * @param rules ids of those of the other rules after which that is so; none for all of them
   * @param match any of these patterns
   * @param unlike in which of these fields they must differ from all that made the other rule fire
   */
  public record Unless(List<String> rules, List<Pattern> match, List<LoginField> unlike) {
    public Unless {
      rules = List.copyOf(rules);
      match = List.copyOf(match);
      unlike = List.copyOf(unlike);
    }

    boolean isOf(String rule) {
      return rules.isEmpty() || rules.contains(rule);
    }
  }

  /** All fields that a login is compared in with what made such a rule fire. */
  List<LoginField> unlike(String rule) {
    return unless.stream()
        .filter(one -> one.isOf(rule))
        .flatMap(one -> one.unlike().stream())
        .distinct()
        .toList();
  }

  /** After which any login counts. */
  public After(List<String> rules, Duration within, List<LoginField> by) {
    this(rules, within, by, List.of());
  }
}
