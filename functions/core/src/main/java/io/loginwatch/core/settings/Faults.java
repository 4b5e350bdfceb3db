package io.loginwatch.core.settings;

import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with a record, one line each, to be told at once. */
final class Faults {
  private final StringJoiner found = new StringJoiner("\n");

  /** Looks through the texts of a component. */
  Faults in(String component, List<String> texts, Function<String, @Nullable String> fault) {
    for (String text : texts) {
      String wrong = fault.apply(text);
      if (wrong != null) {
        found.add(component + " " + wrong);
      }
    }
    return this;
  }

  /**
   * Refuses the record if anything was found.
   *
   * @throws IllegalArgumentException with a line for each fault, which begins with its component
   */
  void refuse() {
    if (found.length() > 0) {
      throw new IllegalArgumentException(found.toString());
    }
  }
}
