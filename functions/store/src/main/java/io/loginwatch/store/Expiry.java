package io.loginwatch.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * When an item may be deleted: so many days after what it tells of.
 *
 * <p>That is the event's own time, so that writing the same event again writes the same item. Only
 * logs that are imported long after count from the day of the import; otherwise they would be gone
 * before anybody looked at them.
 */
record Expiry(Duration kept, InstantSource clock) {
  private static final Duration OLD = Duration.ofDays(7);

  static Expiry days(int days, InstantSource clock) {
    return new Expiry(Duration.ofDays(days), clock);
  }

  /** Seconds since 1970, for the table's {@code ttl} attribute. */
  long of(Instant time) {
    Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
    Instant from = time.isBefore(today.minus(OLD)) ? today : time;
    return from.plus(kept).getEpochSecond();
  }
}
