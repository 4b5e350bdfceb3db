package io.loginwatch.config;

import io.loginwatch.core.rule.LoginField;
import io.loginwatch.core.rule.Summary;
import io.loginwatch.core.rule.Threshold;
import java.util.Optional;

/** Reads the {@code summary} of a rule, and whether the rule will know what it tells. */
final class SummaryText {
  private static final String FIELD = "summary";
  private static final String DISTINCT = "distinct.";

  private SummaryText() {}

  /**
   * The summary, or else the title.
   *
   * @param counted the rule's threshold; empty where there is none, or a wrong one
   */
  static Summary read(Section rule, String title, Optional<Threshold> counted) {
    String text = rule.text(FIELD, title + ".");
    try {
      Summary summary = Summary.of(text);
      summary.fields().forEach(field -> check(rule, counted, field));
      return summary;
    } catch (IllegalArgumentException e) {
      rule.problem(FIELD, String.valueOf(e.getMessage()).replaceFirst("^summary ", ""));
      return Summary.of("");
    }
  }

  private static void check(Section rule, Optional<Threshold> counted, String field) {
    switch (field) {
      case "count", "lasted" -> {}
      case "after.rule", "after.before" -> {
        if (!rule.has("after")) {
          rule.problem(FIELD, "tells what a rule without after does not know: " + field);
        }
      }
      default -> {
        boolean values = field.startsWith(DISTINCT);
        String name = values ? field.substring(DISTINCT.length()) : field;
        if (LoginField.of(name).isEmpty()) {
          rule.problem(FIELD, "names a field that logins do not have: " + field);
        } else if (values && !isLookedAt(rule, counted, name)) {
          rule.problem(
              FIELD,
              "tells the values of a field that no condition of threshold is about: " + field);
        }
      }
    }
  }

  /**
   * A window keeps the values of those fields only that its conditions are about; of others it
   * would say that there were none. Of a wrong threshold that is not known.
   */
  private static boolean isLookedAt(Section rule, Optional<Threshold> counted, String name) {
    return counted.isPresent() ? counted.get().fields().contains(name) : rule.has("threshold");
  }
}
