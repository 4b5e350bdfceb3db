package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as logs write them, to the millisecond: ISO 8601 with any or no zone and any number of
 * digits after the second, epochs in seconds to nanoseconds, RFC 1123, the common log format, and
 * syslog's, which has no year.
 */
public final class Timestamps {
  private static final long YEAR_10000 = 253_402_300_800_000L;

  private static final Pattern SYSLOG =
      Pattern.compile("([A-Z][a-z]{2}) +(\\d{1,2}) (\\d{2}):(\\d{2}):(\\d{2})(?:[.,](\\d{1,9}))?");

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private static final List<DateTimeFormatter> OTHERS =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          DateTimeFormatter.ISO_ZONED_DATE_TIME,
          formatter("yyyyMMdd'T'HHmmss[.SSS]X"),
          formatter("yyyyMMdd'T'HHmmss[.SSS]"),
          formatter("yyyy/MM/dd HH:mm:ss[.SSS]"),
          formatter("dd/MMM/yyyy:HH:mm:ss Z"),
          formatter("EEE MMM d HH:mm:ss zzz yyyy"),
          formatter("EEE MMM d HH:mm:ss yyyy"),
          formatter("MMM d, yyyy h:mm:ss a"),
          formatter("M/d/yyyy h:mm:ss a"));

  private Timestamps() {}

  /**
   * The time that a value of a log says.
   *
   * @param zone where a text without a zone was written
   * @param near a time not long after, from which a missing year follows
   * @return null if it says none, or an impossible one
   */
  public static @Nullable Instant read(JsonNode value, ZoneId zone, Instant near) {
    if (value.isTextual()) {
      return read(value.textValue(), zone, near);
    }
    return value.isNumber() ? epoch(value.doubleValue(), value) : null;
  }

  /** As {@link #read(JsonNode, ZoneId, Instant)}. */
  public static @Nullable Instant read(String raw, ZoneId zone, Instant near) {
    String text = raw.strip();
    if (text.length() < 8 || text.length() > 64) {
      return null;
    }
    char first = text.charAt(0);
    if (first >= '0' && first <= '9') {
      Instant iso = iso(text, zone);
      if (iso != null) {
        return iso;
      }
      if (isNumber(text)) {
        return epoch(text);
      }
    }
    Instant syslog = syslog(text, zone, near);
    return syslog != null ? syslog : other(text, zone);
  }

  /** {@code yyyy-MM-dd[T ]HH:mm[:ss[.fraction]][zone]}: read by hand, it is on every hot path. */
  private static @Nullable Instant iso(String text, ZoneId zone) {
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
        || day > lengthOfMonth(year, month)
        || hour > 23
        || minute > 59
        || second > 60) {
      return null;
    }
    // A leap second has no number of its own on the UTC-SLS time line that Java and others use.
    long local =
        (daysFromCivil(year, month, day) * 86_400L
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
        return bounded(local);
      }
      return bounded(
          LocalDateTime.ofEpochSecond(Math.floorDiv(local, 1000L), 0, ZoneOffset.UTC)
                      .atZone(zone)
                      .toEpochSecond()
                  * 1000L
              + Math.floorMod(local, 1000L));
    }
    char sign = text.charAt(i);
    String rest = text.substring(i);
    if (rest.equalsIgnoreCase("Z") || rest.equals("UTC") || rest.equals("GMT")) {
      return bounded(local);
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
    return bounded(sign == '+' ? local - offset : local + offset);
  }

  private static @Nullable Instant epoch(String text) {
    try {
      // Beyond 15 digits a double is too coarse: whole numbers are read as such.
      if (text.indexOf('.') < 0) {
        return text.length() > 19 ? null : scaled(Long.parseLong(text));
      }
      return epoch(Double.parseDouble(text), null);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Instant epoch(double value, @Nullable JsonNode exact) {
    if (exact != null && exact.isIntegralNumber()) {
      return exact.canConvertToLong() ? scaled(exact.longValue()) : null;
    }
    if (!(value >= 0) || value > 4e18) {
      return null;
    }
    return value < 1e11 ? bounded(Math.round(value * 1000)) : scaled((long) value);
  }

  /** Seconds until the year 5138, then milli-, micro- and nanoseconds. */
  private static @Nullable Instant scaled(long value) {
    if (value < 0) {
      return null;
    }
    if (value < 100_000_000_000L) {
      return bounded(value * 1000);
    }
    if (value < 100_000_000_000_000L) {
      return bounded(value);
    }
    return bounded(value < 100_000_000_000_000_000L ? value / 1000 : value / 1_000_000);
  }

  private static @Nullable Instant syslog(String text, ZoneId zone, Instant near) {
    Matcher matcher = SYSLOG.matcher(text);
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
          return bounded(time.toInstant().toEpochMilli() + milli);
        }
      } catch (DateTimeException e) {
        // No such day in this year.
      }
    }
    return null;
  }

  private static @Nullable Instant other(String text, ZoneId zone) {
    for (DateTimeFormatter formatter : OTHERS) {
      try {
        return bounded(formatter.withZone(zone).parse(text, Instant::from).toEpochMilli());
      } catch (DateTimeException e) {
        // Not this one.
      }
    }
    return null;
  }

  private static DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .parseDefaulting(ChronoField.NANO_OF_SECOND, 0)
        .toFormatter(Locale.ENGLISH);
  }

  /** Times before 1970 are empty fields and broken clocks; after 9999 they no longer sort. */
  private static @Nullable Instant bounded(long milli) {
    return milli < 0 || milli >= YEAR_10000 ? null : Instant.ofEpochMilli(milli);
  }

  private static boolean isNumber(String text) {
    boolean point = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && !point) {
        point = true;
      } else if (!isDigit(c)) {
        return false;
      }
    }
    return true;
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

  private static int lengthOfMonth(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /** Days since 1970-01-01 in the proleptic Gregorian calendar, counted in years from March. */
  private static long daysFromCivil(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(y, 400);
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468L;
  }
}
