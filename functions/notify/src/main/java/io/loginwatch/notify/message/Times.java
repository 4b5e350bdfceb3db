package io.loginwatch.notify.message;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them, in their own zone. */
final class Times {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm:ss zzz", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm zzz", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

  private Times() {}

  /** {@code Mon 2 Mar 2026, 10:00:00 CET}. */
  static String moment(Instant time, ZoneId zone) {
    return MOMENT.format(time.atZone(zone));
  }

  /** {@code Mon 2 Mar 2026, 10:00 CET}. */
  static String minute(Instant time, ZoneId zone) {
    return MINUTE.format(time.atZone(zone));
  }

  /** {@code Mon 2 Mar 2026}. */
  static String day(Instant time, ZoneId zone) {
    return DAY.format(time.atZone(zone));
  }

  /** One moment, or the first and the last of several. */
  static String span(Instant first, Instant last, ZoneId zone) {
    if (!last.isAfter(first)) {
      return moment(first, zone);
    }
    boolean sameDay = first.atZone(zone).toLocalDate().equals(last.atZone(zone).toLocalDate());
    String end = sameDay ? CLOCK.format(last.atZone(zone)) : "to " + moment(last, zone);
    return sameDay ? moment(first, zone) + " to " + end : moment(first, zone) + " " + end;
  }

  /** {@code 2 h 5 min}, {@code 3 min}, {@code 20 s}, {@code a moment}. */
  static String length(Duration duration) {
    if (duration.toHours() > 0) {
      int minutes = duration.toMinutesPart();
      return duration.toHours() + " h" + (minutes == 0 ? "" : " " + minutes + " min");
    }
    if (duration.toMinutes() > 0) {
      return duration.toMinutes() + " min";
    }
    return duration.toSeconds() > 0 ? duration.toSeconds() + " s" : "a moment";
  }
}
