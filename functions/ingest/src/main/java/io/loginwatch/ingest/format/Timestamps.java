package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times as logs write them, to the millisecond: ISO 8601 with any or no zone and any number of
 * digits after the second, epochs in seconds to nanoseconds, RFC 1123, the common log format, and
 * syslog's, which has no year.
 */
public final class Timestamps {
  private static final long YEAR_10000 = 253_402_300_800_000L;

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
    return value.isNumber() ? EpochTime.read(value) : null;
  }

  /** As {@link #read(JsonNode, ZoneId, Instant)}. */
  public static @Nullable Instant read(String raw, ZoneId zone, Instant near) {
    String text = raw.strip();
    if (text.length() < 8 || text.length() > 64) {
      return null;
    }
    Instant time = IsoTime.read(text, zone);
    if (time == null) {
      time = EpochTime.read(text);
    }
    if (time == null) {
      time = SyslogTime.read(text, zone, near);
    }
    return time == null ? other(text, zone) : time;
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
  static @Nullable Instant bounded(long milli) {
    return milli < 0 || milli >= YEAR_10000 ? null : Instant.ofEpochMilli(milli);
  }
}
