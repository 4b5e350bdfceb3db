package io.loginwatch.notify;

import io.loginwatch.config.Section;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The hours in which only what is critical gets through.
 *
 * @param from the first minute of it, by the wall clock of the people who read the channel
 * @param to the first minute after it; before {@code from} where it runs over midnight
 */
record QuietHours(LocalTime from, LocalTime to) {

  /** When the quiet hours that an instant is in end; empty if it is in none. */
  Optional<Instant> end(Instant now, ZoneId zone) {
    ZonedDateTime local = now.atZone(zone);
    LocalTime time = local.toLocalTime();
    boolean overMidnight = to.isBefore(from);
    boolean quiet =
        overMidnight
            ? !time.isBefore(from) || time.isBefore(to)
            : !time.isBefore(from) && time.isBefore(to);
    if (!quiet) {
      return Optional.empty();
    }
    boolean tomorrow = overMidnight && !time.isBefore(from);
    ZonedDateTime end = local.toLocalDate().plusDays(tomorrow ? 1 : 0).atTime(to).atZone(zone);
    return Optional.of(end.toInstant());
  }

  static Optional<QuietHours> read(Section section) {
    if (!section.has("quiet_hours")) {
      return Optional.empty();
    }
    Section hours = section.section("quiet_hours");
    Optional<LocalTime> from = time(hours, "from");
    Optional<LocalTime> to = time(hours, "to");
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (from.equals(to)) {
      hours.problem("from and to are the same");
      return Optional.empty();
    }
    return Optional.of(new QuietHours(from.get(), to.get()));
  }

  private static Optional<LocalTime> time(Section section, String field) {
    String text = section.required(field);
    try {
      return Optional.of(LocalTime.parse(text));
    } catch (DateTimeParseException e) {
      if (!text.isEmpty()) {
        section.problem(field, "is not a time such as 22:00: " + text);
      }
      return Optional.empty();
    }
  }
}
