package io.loginwatch.ingest.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of RFC 3164, such as {@code Mar 2 09:00:00}: they have no year. */
final class SyslogTime {
  private static final Pattern TEXT =
      Pattern.compile("([A-Z][a-z]{2}) +(\\d{1,2}) (\\d{2}):(\\d{2}):(\\d{2})(?:[.,](\\d{1,9}))?");

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private SyslogTime() {}

  /**
   * The time of such a text, null of any other.
   *
   * @param zone where it was written
   * @param near a time not long after, from which the year follows
   */
  static @Nullable Instant read(String text, ZoneId zone, Instant near) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    int month = MONTHS.indexOf(matcher.group(1)) + 1;
    String fraction = matcher.group(6);
    ZonedDateTime latest = near.atZone(zone).plusDays(1);
    // The last such day that is not in the future; a 29 February may be years ago.
    for (int year = latest.getYear(); month > 0 && year > latest.getYear() - 9; year--) {
      try {
        ZonedDateTime time =
            LocalDateTime.of(
                    year,
                    month,
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)),
                    Integer.parseInt(matcher.group(4)),
                    Math.min(Integer.parseInt(matcher.group(5)), 59))
                .atZone(zone);
        if (!time.isAfter(latest)) {
          long milli = fraction == null ? 0 : Long.parseLong((fraction + "000").substring(0, 3));
          return Timestamps.bounded(time.toInstant().toEpochMilli() + milli);
        }
      } catch (DateTimeException e) {
        // No such day in this year.
      }
    }
    return null;
  }
}
