package io.loginwatch.core.incident;

import static io.loginwatch.core.incident.RetrySchedule.STANDARD_WEBHOOKS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  @Test
  void without_luck_the_ten_attempts_are_those_of_the_specification() {
    assertThat(attempts(1.0))
        .containsExactly(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.parse("PT5M5S"),
            Duration.parse("PT35M5S"),
            Duration.parse("PT2H35M5S"),
            Duration.parse("PT7H35M5S"),
            Duration.parse("PT17H35M5S"),
            Duration.parse("PT31H35M5S"),
            Duration.parse("PT51H35M5S"),
            Duration.parse("PT75H35M5S"));
  }

  @Test
  void a_receiver_that_asks_for_time_gets_it() {
    assertThat(STANDARD_WEBHOOKS.next(1, START, START, 0.5, Duration.ofMinutes(7)))
        .contains(START.plus(Duration.ofMinutes(7)));
  }

  @Test
  void a_receiver_that_asks_for_less_than_the_schedule_waits_for_the_schedule() {
    assertThat(STANDARD_WEBHOOKS.next(2, START, START, 1, Duration.ofSeconds(7)))
        .contains(START.plus(Duration.ofMinutes(5)));
  }

  @Test
  void nobody_asks_for_a_year() {
    assertThat(STANDARD_WEBHOOKS.next(1, START, START, 0, Duration.ofDays(365)))
        .contains(START.plus(STANDARD_WEBHOOKS.span()));
  }

  @Property(tries = 200)
  void it_is_given_up_after_the_span_and_not_before(@ForAll @LongRange(min = 0) long seed) {
    var random = new Random(seed);
    List<Duration> attempts = new ArrayList<>(List.of(Duration.ZERO));
    Instant now = START;
    Optional<Instant> next = Optional.of(now);
    while (next.isPresent()) {
      now = next.get();
      next = STANDARD_WEBHOOKS.next(attempts.size(), START, now, random.nextDouble(), null);
      next.ifPresent(then -> attempts.add(Duration.between(START, then)));
    }

    assertThat(attempts).hasSizeGreaterThanOrEqualTo(10).isSorted();
    assertThat(attempts.getLast())
        .isBetween(STANDARD_WEBHOOKS.span(), STANDARD_WEBHOOKS.span().plusDays(1));
  }

  private static List<Duration> attempts(double jitter) {
    var offsets = new ArrayList<Duration>();
    Optional<Instant> next = Optional.of(START);
    while (next.isPresent()) {
      Instant now = next.get();
      offsets.add(Duration.between(START, now));
      next = STANDARD_WEBHOOKS.next(offsets.size(), START, now, jitter, null);
    }
    return offsets;
  }
}
