package io.loginwatch.sam;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rate expressions, with the grammar that AWS enforces and cfn-lint does not: {@code rate(1
 * minute)}, {@code rate(5 minutes)}; {@code rate(5 minute)} is refused.
 */
final class ScheduleExpression {

  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)(s?)\\)");

  private ScheduleExpression() {}

  static Duration period(String where, String expression) {
    Matcher rate = RATE.matcher(expression);
    if (!rate.matches()) {
      throw new UnsupportedInTemplate(where, expression + " is not rate(N unit)");
    }
    int count = Integer.parseInt(rate.group(1));
    boolean plural = !rate.group(3).isEmpty();
    if (count < 1 || plural != (count > 1)) {
      throw new UnsupportedInTemplate(
          where, expression + ": AWS wants 1 minute, and from 2 on minutes");
    }
    return switch (rate.group(2)) {
      case "minute" -> Duration.ofMinutes(count);
      case "hour" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
