package io.loginwatch.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a failed attempt is repeated. Each wait is drawn evenly from zero up to the schedule's (full
 * jitter), so that receivers which fail together are not all tried again together; the last step is
 * repeated until both the number of attempts and the span of the schedule are used up.
 *
 * @param waits the longest wait before each attempt, the first one's included
 */
public record RetrySchedule(List<Duration> waits) {

  /**
   * The schedule that the Standard Webhooks specification 1.0 recommends: ten attempts within 75 h
   * 35 min 5 s.
   */
  public static final RetrySchedule STANDARD_WEBHOOKS =
      new RetrySchedule(
          List.of(
              Duration.ZERO,
              Duration.ofSeconds(5),
              Duration.ofMinutes(5),
              Duration.ofMinutes(30),
              Duration.ofHours(2),
              Duration.ofHours(5),
              Duration.ofHours(10),
              Duration.ofHours(14),
              Duration.ofHours(20),
              Duration.ofHours(24)));

  public RetrySchedule {
    waits = List.copyOf(waits);
  }

  /** From the first attempt to the latest moment of the last. */
  public Duration span() {
    return waits.stream().reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * When to try again.
   *
   * @param attempts how many were made
   * @param first when the first one was
   * @param now when the last one failed
   * @param jitter from 0 to 1
   * @param asked how long the receiver asked to wait at least
   * @return empty if it is given up
   */
  public Optional<Instant> next(
      int attempts, Instant first, Instant now, double jitter, @Nullable Duration asked) {
    Duration spent = Duration.between(first, now);
    if (attempts >= waits.size() && spent.compareTo(span()) >= 0) {
      return Optional.empty();
    }
    Duration most = waits.get(Math.min(attempts, waits.size() - 1));
    Duration wait = Duration.ofMillis(Math.round(most.toMillis() * jitter));
    if (asked != null && asked.compareTo(wait) > 0) {
      // A server that asks for a year would keep the notice alive for a year.
      wait = asked.compareTo(span()) > 0 ? span() : asked;
    }
    return Optional.of(now.plus(wait));
  }
}
