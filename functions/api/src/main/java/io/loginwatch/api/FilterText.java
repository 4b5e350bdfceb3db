package io.loginwatch.api;

import io.loginwatch.api.Answer.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * Several filters in one text: {@code ip:192.0.2.7 user_agent:"Mozilla 5"}. Blanks separate, the
 * first colon ends the name, quotes hold blanks, and a backslash in quotes holds a quote.
 */
final class FilterText {
  private FilterText() {}

  /** A filter as it was written. */
  record Pair(String name, String value) {}

  /** The filters of a text; what is none goes to the faults. */
  static List<Pair> split(String text, List<Fault> faults) {
    List<Pair> pairs = new ArrayList<>();
    StringBuilder token = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\' && i + 1 < text.length()) {
        token.append(text.charAt(++i));
      } else if (c == '"' && (quoted || token.toString().endsWith(":"))) {
        quoted = !quoted;
      } else if (!quoted && Character.isWhitespace(c)) {
        add(token, pairs, faults);
      } else {
        token.append(c);
      }
    }
    if (quoted) {
      faults.add(new Fault("filters", "a quote is not closed"));
    } else {
      add(token, pairs, faults);
    }
    return pairs;
  }

  private static void add(StringBuilder token, List<Pair> pairs, List<Fault> faults) {
    if (token.isEmpty()) {
      return;
    }
    int colon = token.indexOf(":");
    if (colon <= 0) {
      faults.add(new Fault("filters", "\"" + token + "\" is not name:value"));
    } else {
      pairs.add(new Pair(token.substring(0, colon), token.substring(colon + 1)));
    }
    token.setLength(0);
  }
}
