package io.loginwatch.core.login;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * Instants as text: ISO-8601, UTC, always three digits of fraction, so that text sorts as time does
 * (years 0 to 9999). The form of every time in a key and in our JSON.
 */
public final class Timestamp {
  private static final DateTimeFormatter FIXED_WIDTH =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private Timestamp() {}

  /** {@code 2026-03-02T09:00:00.000Z}; what is finer than a millisecond is cut off. */
  public static String text(Instant time) {
    return FIXED_WIDTH.format(time);
  }
}
