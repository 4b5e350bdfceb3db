package io.loginwatch.notify;

import io.loginwatch.config.Section;
import java.time.Duration;
import java.time.Instant;

/**
 * How many notices a channel takes.
 *
 * @param limit in each period; what is over it is counted and told as "and N more"
 * @param period a clock's periods: the second one begins where the first one ends
 */
record Rate(int limit, Duration period) {
  /** More than anybody reads in that time. */
  static final Rate USUAL = new Rate(60, Duration.ofMinutes(10));

  Instant bucket(Instant now) {
    long size = period.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), size) * size);
  }

  Instant next(Instant now) {
    return bucket(now).plus(period);
  }

  static Rate read(Section section, Rate usual) {
    if (!section.has("rate")) {
      return usual;
    }
    Section rate = section.section("rate");
    return new Rate(
        rate.count("limit", usual.limit(), 1, 100_000),
        rate.duration("per", usual.period(), Duration.ofSeconds(1), Duration.ofDays(1)));
  }
}
