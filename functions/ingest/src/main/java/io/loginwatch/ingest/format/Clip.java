package io.loginwatch.ingest.format;

/** Shortens what others wrote, never in the middle of a character. */
public final class Clip {
  private Clip() {}

  /** At most so many UTF-16 units of the text. */
  public static String of(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean splits = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, splits ? length - 1 : length);
  }
}
