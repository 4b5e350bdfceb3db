package io.loginwatch.ingest.format;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Short texts of the last records: countries and cities come again and again, and what is the same
 * string is compared at a glance and kept in profiles once. Not for use by several threads.
 */
final class RecentTexts {
  private static final int LONGEST = 32;

  /** By their hash; a text makes place for the next of its place. */
  private final @Nullable String[] places = new @Nullable String[512];

  /** What each of them says. */
  private final @Nullable String[] meanings = new @Nullable String[places.length];

  /** What the text of the token says, as the same string that it was lately; null for nothing. */
  @Nullable String something(JsonParser tokens) throws IOException {
    int length = tokens.getTextLength();
    if (length > LONGEST) {
      return Fields.something(tokens.getText());
    }
    char[] chars = tokens.getTextCharacters();
    int from = tokens.getTextOffset();
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + chars[i];
    }
    int place = (hash ^ hash >>> 9) & places.length - 1;
    String known = places[place];
    if (known != null && same(known, chars, from, length)) {
      return meanings[place];
    }
    String text = new String(chars, from, length);
    places[place] = text;
    return meanings[place] = Fields.something(text);
  }

  private static boolean same(String text, char[] chars, int from, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != chars[from + i]) {
        return false;
      }
    }
    return true;
  }
}
