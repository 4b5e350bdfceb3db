package io.loginwatch.core.settings;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * User names as people write them in settings: exact, or with {@code *} for any run of characters,
 * or a regular expression that begins with {@code ^}. Always matched in full, never by a part, and
 * whatever the case.
 */
public final class UserNames {
  private final Set<String> exact = new HashSet<>();
  private final List<Pattern> patterns = new ArrayList<>();

  public UserNames(List<String> names) {
    for (String name : names) {
      String folded = composed(name).toLowerCase(Locale.ROOT);
      if (folded.startsWith("^")) {
        patterns.add(expression(name));
      } else if (folded.indexOf('*') >= 0) {
        patterns.add(Pattern.compile(glob(folded)));
      } else {
        exact.add(folded);
      }
    }
  }

  public boolean isEmpty() {
    return exact.isEmpty() && patterns.isEmpty();
  }

  /** Whether one of them names that user. */
  public boolean match(String user) {
    if (isEmpty()) {
      return false;
    }
    String folded = user.toLowerCase(Locale.ROOT);
    return exact.contains(folded) || matchPattern(user) || matchPattern(folded);
  }

  private boolean matchPattern(String user) {
    for (Pattern pattern : patterns) {
      if (pattern.matcher(user).matches()) {
        return true;
      }
    }
    return false;
  }

  /** What is wrong with a name that somebody wrote; null if nothing is. */
  static @Nullable String fault(String name) {
    if (name.isBlank()) {
      return "has a name that is empty";
    }
    try {
      if (name.strip().startsWith("^")) {
        expression(name);
      }
      return null;
    } catch (PatternSyntaxException e) {
      return "has an expression that is none: " + name + ": " + e.getDescription();
    }
  }

  private static Pattern expression(String name) {
    return Pattern.compile(composed(name), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** As a login's user is written. */
  private static String composed(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
  }

  private static String glob(String name) {
    var regex = new StringBuilder();
    for (String part : name.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return regex.toString();
  }
}
