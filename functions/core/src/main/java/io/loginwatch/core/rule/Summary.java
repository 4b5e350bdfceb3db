package io.loginwatch.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A text with {@code {{fields}}} in it. {@code {{source.ip|an unknown address}}} says what stands
 * in for a field that a login does not have.
 */
public final class Summary {
  /** A value from a log is cut to so many characters. */
  private static final int LONGEST = 120;

  private final String template;
  private final List<String> parts = new ArrayList<>();

  private Summary(String template) {
    this.template = template;
  }

  /**
   * Compiles a template.
   *
   * @throws IllegalArgumentException if a brace is left open
   */
  public static Summary of(String template) {
    var summary = new Summary(template);
    int at = 0;
    while (true) {
      int open = template.indexOf("{{", at);
      if (open < 0) {
        summary.parts.add(template.substring(at));
        return summary;
      }
      int close = template.indexOf("}}", open);
      if (close < 0) {
        throw new IllegalArgumentException("summary has {{ without }}");
      }
      summary.parts.add(template.substring(at, open));
      summary.parts.add(template.substring(open + 2, close).strip());
      at = close + 2;
    }
  }

  /** The names of the fields in it. */
  public List<String> fields() {
    var fields = new ArrayList<String>();
    for (int i = 1; i < parts.size(); i += 2) {
      fields.add(name(parts.get(i)));
    }
    return fields;
  }

  String with(Function<String, @Nullable String> values) {
    var text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      text.append(i % 2 == 0 ? parts.get(i) : value(parts.get(i), values));
    }
    return text.toString().strip();
  }

  private static String value(String field, Function<String, @Nullable String> values) {
    String value = values.apply(name(field));
    if (value == null) {
      int bar = field.indexOf('|');
      return bar < 0 ? "an unknown " + field : field.substring(bar + 1).strip();
    }
    return value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
  }

  private static String name(String field) {
    int bar = field.indexOf('|');
    return bar < 0 ? field : field.substring(0, bar).strip();
  }

  @Override
  public String toString() {
    return template;
  }
}
