package io.loginwatch.core.detection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * User names as people write them in settings: exact, or with {@code *} for any run of characters,
 * or a regular expression that begins with {@code ^}. Always matched in full, never by a part, and
 * whatever the case.
 */
final class UserNames {
  private final Set<String> exact = new HashSet<>();
  private final List<Pattern> patterns = new ArrayList<>();

  UserNames(List<String> names) {
    for (String name : names) {
      String folded = name.strip().toLowerCase(Locale.ROOT);
      if (folded.startsWith("^")) {
        patterns.add(Pattern.compile(name.strip(), Pattern.CASE_INSENSITIVE));
      } else if (folded.indexOf('*') >= 0) {
        patterns.add(Pattern.compile(glob(folded)));
      } else {
        exact.add(folded);
      }
    }
  }

  boolean isEmpty() {
    return exact.isEmpty() && patterns.isEmpty();
  }

  /** Whether one of them names that user, whose name is in lower case already. */
  boolean match(String user) {
    if (exact.contains(user)) {
      return true;
    }
    for (Pattern pattern : patterns) {
      if (pattern.matcher(user).matches()) {
        return true;
      }
    }
    return !user.equals(user.toLowerCase(Locale.ROOT)) && match(user.toLowerCase(Locale.ROOT));
  }

  private static String glob(String name) {
    var regex = new StringBuilder();
    for (String part : name.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return regex.toString();
  }
}
