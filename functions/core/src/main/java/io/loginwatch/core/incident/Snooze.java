package io.loginwatch.core.incident;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import java.time.Instant;

/**
 * A while in which alerts of one rule or about one subject go to nobody, unless they are worse than
 * what was snoozed.
 *
 * @param scope {@code rule:<id>} or {@code subject:<key>}
 * @param until when it ends by itself
 * @param severity the worst that is kept quiet
 * @param who who asked for it
 * @param at when
 */
public record Snooze(String scope, Instant until, Severity severity, String who, Instant at) {

  public static String ofRule(String rule) {
    return "rule:" + rule;
  }

  public static String ofSubject(String key) {
    return "subject:" + key;
  }

  public boolean covers(Alert alert, Instant now) {
    return now.isBefore(until)
        && severity.atLeast(alert.severity())
        && (scope.equals(ofRule(alert.rule())) || scope.equals(ofSubject(alert.subject().key())));
  }
}
