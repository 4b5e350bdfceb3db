package io.loginwatch.notify.channel.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long a server asks to be left alone: the Retry-After header in seconds or as a date (RFC
 * 9110, 10.2.3), or {@code retry_after} in seconds in the body, where Discord and Slack put it, or
 * in its {@code parameters}, where Telegram does.
 */
final class RetryAfter {
  /** Nobody is believed who asks for more than the last step of the retry schedule. */
  private static final Duration MOST = Duration.ofHours(24);

  private RetryAfter() {}

  static Optional<Duration> of(Reply reply, Instant now) {
    return reply
        .headers()
        .firstValue("Retry-After")
        .flatMap(value -> header(value.strip(), now))
        .or(() -> body(reply.json()))
        .filter(wait -> !wait.isNegative())
        .map(wait -> wait.compareTo(MOST) > 0 ? MOST : wait);
  }

  private static Optional<Duration> header(String value, Instant now) {
    try {
      return Optional.of(seconds(Double.parseDouble(value)));
    } catch (NumberFormatException e) {
      return date(value)
          .map(then -> then.isBefore(now) ? Duration.ZERO : Duration.between(now, then));
    }
  }

  private static Optional<Instant> date(String value) {
    try {
      return Optional.of(
          ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> body(JsonNode json) {
    JsonNode value =
        json.path("retry_after").isNumber()
            ? json.path("retry_after")
            : json.path("parameters").path("retry_after");
    return value.isNumber() ? Optional.of(seconds(value.doubleValue())) : Optional.empty();
  }

  /** Rounded up: a retry a moment too early counts against us. */
  private static Duration seconds(double seconds) {
    double bounded = Math.min(seconds, MOST.toSeconds());
    return Double.isNaN(bounded)
        ? Duration.ZERO
        : Duration.ofMillis((long) Math.ceil(bounded * 1000));
  }
}
