package io.loginwatch.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as people write them in a query. */
final class Times {
  private Times() {}

  /**
   * A date (its first instant), or a date and time; UTC where no zone is given.
   *
   * @throws IllegalArgumentException if it is none, saying what would be
   */
  static Instant parse(String value) {
    // A plus sign that was not encoded arrives as a blank.
    String text = value.strip().replace(' ', value.contains("T") ? '+' : 'T');
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
      }
      return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "is not a time such as 2026-03-02 or 2026-03-02T09:30:00Z");
    }
  }
}
