package io.loginwatch.core.rule;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Rules that say only what tests are about. */
final class TestRules {
  private TestRules() {}

  static Rule rule(
      String id,
      String match,
      Optional<Threshold> threshold,
      Optional<After> after,
      Duration debounce,
      String summary,
      Subject.Type subject) {
    return new Rule(
        id,
        "A title",
        Severity.MEDIUM,
        List.of(),
        List.of(),
        null,
        false,
        List.of(Pattern.of(match)),
        threshold,
        after,
        debounce,
        Summary.of(summary),
        subject,
        List.of());
  }
}
