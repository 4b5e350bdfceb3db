package io.loginwatch.notify.message;

/**
 * Text from a log, made safe to print on one line whatever the medium: nothing in it can break the
 * line, run the text backwards or hide.
 */
public final class Clean {
  private static final int REPLACEMENT = 0xFFFD;

  private Clean() {}

  /**
   * The text on one line. Line breaks and tabs become spaces; other control characters, marks that
   * change the direction of text, invisible characters and halves of surrogate pairs become U+FFFD,
   * so that a reader sees that something was there.
   */
  public static String line(String text) {
    if (isPlain(text)) {
      return text;
    }
    var clean = new StringBuilder(text.length());
    text.codePoints().map(Clean::replace).forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c > 0x7e) {
        return false;
      }
    }
    return true;
  }

  private static int replace(int c) {
    if (c == '\n' || c == '\r' || c == '\t' || c == 0x85 || c == 0x2028 || c == 0x2029) {
      return ' ';
    }
    return Character.isISOControl(c) || isInvisible(c) || isHalf(c) ? REPLACEMENT : c;
  }

  /**
   * Format characters of Unicode (bidirectional overrides and isolates, zero-width spaces, tags),
   * but not the joiners that scripts and emoji are written with.
   */
  private static boolean isInvisible(int c) {
    boolean joiner = c == 0x200C || c == 0x200D;
    return Character.getType(c) == Character.FORMAT && !joiner;
  }

  private static boolean isHalf(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
