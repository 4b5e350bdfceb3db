package io.loginwatch.notify.message;

import java.nio.charset.StandardCharsets;

/**
 * Shortens text to a service's limit, on whole code points, and shows that something is missing.
 */
public final class Clip {
  private static final String MORE = "…";

  private Clip() {}

  /**
   * At most that many UTF-16 units, which is how most services count and never fewer than code
   * points.
   */
  public static String chars(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    if (limit < MORE.length()) {
      return "";
    }
    int end = limit - MORE.length();
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + MORE;
  }

  /** At most that many bytes of UTF-8. */
  public static String bytes(String text, int limit) {
    if (size(text) <= limit) {
      return text;
    }
    int room = limit - size(MORE);
    int end = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      room -= size(text.substring(end, next));
      if (room < 0) {
        break;
      }
      end = next;
    }
    return limit < size(MORE) ? "" : text.substring(0, end).stripTrailing() + MORE;
  }

  /**
   * At most that many UTF-16 units, in whole lines as long as the first one fits: markup that opens
   * and closes within a line stays balanced.
   */
  public static String lines(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = text.lastIndexOf('\n', limit - 1 - MORE.length());
    return end <= 0 ? chars(text, limit) : text.substring(0, end).stripTrailing() + "\n" + MORE;
  }

  /** How many bytes of UTF-8 a text takes. */
  public static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
