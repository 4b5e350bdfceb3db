package io.loginwatch.ingest.format;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Texts of the last records: countries, cities and user agents come again and again, and what is
 * the same string is compared at a glance and kept in profiles once. Not for use by several
 * threads.
 */
final class RecentTexts {
  /** Characters; few user agents have half of that. */
  private static final int LONGEST = 512;

  private static final int MOST_HASHED = 40;

  /** Its characters by their hash; a text makes place for the next of its place. */
  private final char[][] places = new char[4096][0];

  /** The texts themselves. */
  private final @Nullable String[] texts = new @Nullable String[places.length];

  /** What each of them says. */
  private final @Nullable String[] meanings = new @Nullable String[places.length];

  /** The text of the token, which that name has, as the same string that it was lately. */
  String text(JsonParser tokens, EcsName name) throws IOException {
    int place = place(tokens, name);
    String text = place < 0 ? tokens.getText() : texts[place];
    return Objects.requireNonNull(text);
  }

  /** What that text says, as the same string that it was lately; null for nothing. */
  @Nullable String something(JsonParser tokens, EcsName name) throws IOException {
    int place = place(tokens, name);
    return place < 0 ? Fields.something(tokens.getText()) : meanings[place];
  }

  /** Where the text of the token is now; -1 for nowhere, as it is too long. */
  private int place(JsonParser tokens, EcsName name) throws IOException {
    int length = tokens.getTextLength();
    if (length > LONGEST) {
      return -1;
    }
    char[] chars = tokens.getTextCharacters();
    int from = tokens.getTextOffset();
    // Half of the names have the text that they had last.
    char[] last = places[name.textPlace];
    if (!Arrays.equals(last, 0, last.length, chars, from, from + length) || length == 0) {
      name.textPlace = place(chars, from, length);
    }
    return name.textPlace;
  }

  private int place(char[] chars, int from, int length) {
    // Of a long text its end and its length: user agents differ in the versions at their end.
    int hashed = Math.min(length, MOST_HASHED);
    long hash = Identity.hash(chars, from + length - hashed, hashed) + length;
    int place = (int) (hash ^ hash >>> 32) & places.length - 1;
    char[] known = places[place];
    if (texts[place] == null
        || !Arrays.equals(known, 0, known.length, chars, from, from + length)) {
      String text = new String(chars, from, length);
      places[place] = text.toCharArray();
      texts[place] = text;
      meanings[place] = Fields.something(text);
    }
    return place;
  }
}
