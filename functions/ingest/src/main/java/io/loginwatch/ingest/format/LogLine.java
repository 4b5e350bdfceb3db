package io.loginwatch.ingest.format;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a log, its header told from its message: RFC 5424, RFC 3164 (no year, no zone), the
 * same with an ISO time as rsyslog and journald write it, or no header at all.
 *
 * @param time as written; null where the line has none
 * @param host the machine that wrote it
 * @param program what wrote it
 * @param message the rest
 */
record LogLine(
    @Nullable String time, @Nullable String host, @Nullable String program, String message) {
  /** A date and a time of day anywhere in a line's head. */
  static final Pattern DATE =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}[.,]?\\d{0,9}(?:Z|[+-]\\d{2}:?\\d{2})?)");

  private static final String PRIORITY = "(?:<\\d{1,3}>)?";
  private static final String PROGRAM = "([^\\s:\\[]{1,64})(?:\\[\\d+])?: ?(.*)";

  private static final Pattern RFC5424 =
      Pattern.compile(
          "<\\d{1,3}>1 (\\S{1,40}) (\\S{1,255}) (\\S{1,64}) \\S{1,128} \\S{1,64} (?:-|\\[.*?])"
              + " ?\\ufeff?(.*)");

  private static final Pattern RFC3164 =
      Pattern.compile(
          PRIORITY
              + "([A-Z][a-z]{2} [ \\d]\\d \\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?) (\\S{1,255}) "
              + PROGRAM);

  private static final Pattern ISO =
      Pattern.compile(PRIORITY + "(\\d{4}-\\d{2}-\\d{2}T\\S{8,32}) (\\S{1,255}) " + PROGRAM);

  private static final Pattern BARE = Pattern.compile("(sshd|sudo|su|login)(?:\\[\\d+])?: (.*)");

  static LogLine of(String text) {
    for (Pattern header : new Pattern[] {RFC3164, ISO, RFC5424}) {
      Matcher matcher = header.matcher(text);
      if (matcher.matches()) {
        return new LogLine(
            matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4).strip());
      }
    }
    Matcher bare = BARE.matcher(text);
    return bare.matches()
        ? new LogLine(null, null, bare.group(1), bare.group(2).strip())
        : new LogLine(null, null, null, text);
  }

  /**
   * When it was written. A time without year and zone is completed from the time its shipper gave
   * it, where that is the same but for the zone.
   *
   * @param shipped when the shipper read it; null where that is not known
   */
  @Nullable Instant instant(@Nullable Instant shipped, Instant now) {
    if (time == null) {
      return shipped;
    }
    Instant written = Timestamps.read(time, ZoneOffset.UTC, shipped == null ? now : shipped);
    if (written == null || shipped == null || Character.isDigit(time.charAt(0))) {
      return written;
    }
    long minutes = Duration.between(written, shipped).toSeconds() / 60;
    long zone = Math.round(minutes / 15.0) * 15;
    boolean onlyTheZone = zone != 0 && Math.abs(zone) <= 14 * 60 && Math.abs(minutes - zone) < 2;
    return onlyTheZone ? written.plus(Duration.ofMinutes(zone)) : written;
  }
}
