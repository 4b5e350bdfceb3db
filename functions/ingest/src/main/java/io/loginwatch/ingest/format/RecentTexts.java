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

  /** Characters at either end. */
  private static final int MOST_HASHED = 40;

  /**
   * Their characters by their hash. Two texts have a place each, and the one that came first makes
   * room for a third: with one place, two user agents would make each other anew all the time.
   */
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
    int place = (int) hash(chars, from, length) & places.length - 1;
    if (isAt(place, chars, from, length)) {
      return place;
    }
    int other = place ^ 1;
    if (isAt(other, chars, from, length)) {
      return other;
    }
    if (texts[place] != null) {
      places[other] = places[place];
      texts[other] = texts[place];
      meanings[other] = meanings[place];
    }
    String text = new String(chars, from, length);
    places[place] = text.toCharArray();
    texts[place] = text;
    meanings[place] = Fields.something(text);
    return place;
  }

  /** Of a long text both ends: user agents differ in systems there, and in versions here. */
  private static long hash(char[] chars, int from, int length) {
    int hashed = Math.min(length, MOST_HASHED);
    long hash = Identity.hash(chars, from, hashed);
    return length == hashed
        ? hash
        : hash * 31 + Identity.hash(chars, from + length - hashed, hashed);
  }

  private boolean isAt(int place, char[] chars, int from, int length) {
    char[] known = places[place];
    return texts[place] != null
        && Arrays.equals(known, 0, known.length, chars, from, from + length);
  }
}
