package io.loginwatch.ingest.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a value must be: {@code a|b*|*c}, in any case, with stars for anything; {@code present};
 * {@code absent}.
 */
final class Glob {
  private final boolean present;
  private final boolean absent;
  private final Set<String> exact = new HashSet<>();
  private final List<String[]> starred = new ArrayList<>();

  private Glob(boolean present, boolean absent) {
    this.present = present;
    this.absent = absent;
  }

  static Glob of(String text) {
    return of(List.of(text.split("\\|")));
  }

  static Glob of(List<String> alternatives) {
    boolean only = alternatives.size() == 1;
    Glob glob =
        new Glob(
            only && alternatives.getFirst().strip().equals("present"),
            only && alternatives.getFirst().strip().equals("absent"));
    for (String alternative : alternatives) {
      String word = alternative.strip().toLowerCase(Locale.ROOT);
      if (word.contains("*")) {
        glob.starred.add(word.split("\\*", -1));
      } else {
        glob.exact.add(word);
      }
    }
    return glob;
  }

  boolean matches(@Nullable String value) {
    if (value == null || present || absent) {
      return value == null ? absent : present;
    }
    String word = value.toLowerCase(Locale.ROOT);
    if (exact.contains(word)) {
      return true;
    }
    for (String[] parts : starred) {
      if (matches(parts, word)) {
        return true;
      }
    }
    return false;
  }

  boolean isPresence() {
    return present;
  }

  private static boolean matches(String[] parts, String word) {
    String first = parts[0];
    String last = parts[parts.length - 1];
    if (word.length() < first.length() + last.length()
        || !word.startsWith(first)
        || !word.endsWith(last)) {
      return false;
    }
    int at = first.length();
    int end = word.length() - last.length();
    for (int i = 1; i < parts.length - 1; i++) {
      int found = word.indexOf(parts[i], at);
      if (found < 0 || found + parts[i].length() > end) {
        return false;
      }
      at = found + parts[i].length();
    }
    return true;
  }
}
