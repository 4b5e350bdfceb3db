package io.loginwatch.ingest.format;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * ISO 8601 as logs write it, with any or no zone and any number of digits after the second. Read by
 * hand: it is on every hot path.
 */
final class IsoTime {
  private IsoTime() {}

  /**
   * The time of a text such as {@code yyyy-MM-dd[T ]HH:mm[:ss[.fraction]][zone]}, null of any
   * other.
   *
   * @param zone where a text without a zone was written
   */
  static @Nullable Instant read(String text, ZoneId zone) {
    int length = text.length();
    if (length < 16 || text.charAt(4) != '-' || text.charAt(7) != '-' || text.charAt(13) != ':') {
      return null;
    }
    char between = text.charAt(10);
    if (between != 'T' && between != ' ' && between != 't') {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = 0;
    int milli = 0;
    int i = 16;
    if (i < length && text.charAt(i) == ':') {
      second = length < 19 ? -1 : number(text, 17, 19);
      i = 19;
      if (i < length && (text.charAt(i) == '.' || text.charAt(i) == ',')) {
        int scale = 100;
        int begin = ++i;
        for (; i < length && isDigit(text.charAt(i)); i++) {
          milli += (text.charAt(i) - '0') * scale;
          scale /= 10;
        }
        if (i == begin) {
          return null;
        }
      }
    }
    if ((year | month | day | hour | minute | second) < 0
        || month < 1
        || month > 12
        || day < 1
        || day > Month.of(month).length(Year.isLeap(year))
        || hour > 23
        || minute > 59
        || second > 60) {
      return null;
    }
    // A leap second has no number of its own on the UTC-SLS time line that Java and others use.
    long local =
        (LocalDate.of(year, month, day).toEpochDay() * 86_400L
                    + hour * 3600L
                    + minute * 60L
                    + Math.min(second, 59))
                * 1000L
            + milli;
    return zoned(local, text, i, zone);
  }

  private static @Nullable Instant zoned(long local, String text, int at, ZoneId zone) {
    int i = at;
    int length = text.length();
    while (i < length && text.charAt(i) == ' ') {
      i++;
    }
    if (i == length) {
      if (zone == ZoneOffset.UTC) {
        return Timestamps.bounded(local);
      }
      return Timestamps.bounded(
          LocalDateTime.ofEpochSecond(Math.floorDiv(local, 1000L), 0, ZoneOffset.UTC)
                      .atZone(zone)
                      .toEpochSecond()
                  * 1000L
              + Math.floorMod(local, 1000L));
    }
    char sign = text.charAt(i);
    boolean utc =
        i + 1 == length
            ? sign == 'Z' || sign == 'z'
            : i + 3 == length && (text.startsWith("UTC", i) || text.startsWith("GMT", i));
    if (utc) {
      return Timestamps.bounded(local);
    }
    if (sign != '+' && sign != '-') {
      return null;
    }
    int hours = number(text, i + 1, i + 3);
    int from = i + 3 < length && text.charAt(i + 3) == ':' ? i + 4 : i + 3;
    int minutes = from == length ? 0 : from + 2 == length ? number(text, from, from + 2) : -1;
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
      return null;
    }
    long offset = (hours * 60L + minutes) * 60_000L;
    return Timestamps.bounded(sign == '+' ? local - offset : local + offset);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The digits as a number, or -1 if one is none. */
  private static int number(String text, int from, int to) {
    if (to > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!isDigit(c)) {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }
}
