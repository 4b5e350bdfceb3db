package io.loginwatch.core.digest;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.login.Place;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a set of alerts. The figures of two sets without a common alert add up to those of
 * both together, whatever the order.
 *
 * @param alerts unsuppressed alerts
 * @param suppressed suppressed alerts
 * @param byRule unsuppressed alerts by rule
 * @param bySeverity by severity's word
 * @param byUser by user
 * @param byCountry by ISO code of the country they came from
 * @param bySource by address
 * @param byReason suppressed alerts by reason; one with two reasons counts under both
 * @param scores sum of the rounded scores of unsuppressed alerts by user
 */
public record Tally(
    int alerts,
    int suppressed,
    Map<String, Integer> byRule,
    Map<String, Integer> bySeverity,
    Map<String, Integer> byUser,
    Map<String, Integer> byCountry,
    Map<String, Integer> bySource,
    Map<String, Integer> byReason,
    Map<String, Integer> scores) {

  public static final Tally NONE =
      new Tally(0, 0, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  public static Tally of(Collection<Alert> alerts) {
    return alerts.stream().map(Tally::of).reduce(NONE, Tally::plus);
  }

  public static Tally of(Alert alert) {
    if (alert.isSuppressed()) {
      Map<String, Integer> reasons = new TreeMap<>();
      alert.suppressed().forEach(reason -> reasons.put(reason, 1));
      return new Tally(0, 1, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), reasons, Map.of());
    }
    Place place = alert.source().place();
    return new Tally(
        1,
        0,
        one(alert.rule()),
        one(alert.severity().word()),
        one(alert.user()),
        one(place.country()),
        one(alert.source().ip()),
        Map.of(),
        alert.user() == null ? Map.of() : Map.of(alert.user(), (int) Math.round(alert.score())));
  }

  public Tally plus(Tally other) {
    return new Tally(
        alerts + other.alerts,
        suppressed + other.suppressed,
        sum(byRule, other.byRule),
        sum(bySeverity, other.bySeverity),
        sum(byUser, other.byUser),
        sum(byCountry, other.byCountry),
        sum(bySource, other.bySource),
        sum(byReason, other.byReason),
        sum(scores, other.scores));
  }

  /** The same with at most so many users, countries and addresses, those that count most. */
  public Tally top(int most) {
    return new Tally(
        alerts,
        suppressed,
        byRule,
        bySeverity,
        top(byUser, most),
        top(byCountry, most),
        top(bySource, most),
        byReason,
        top(scores, most));
  }

  private static Map<String, Integer> top(Map<String, Integer> all, int most) {
    var kept = new TreeMap<String, Integer>();
    all.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(most)
        .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
    return kept;
  }

  private static Map<String, Integer> one(@Nullable String key) {
    return key == null ? Map.of() : Map.of(key, 1);
  }

  private static Map<String, Integer> sum(Map<String, Integer> a, Map<String, Integer> b) {
    var all = new TreeMap<>(a);
    b.forEach((key, count) -> all.merge(key, count, Integer::sum));
    return all;
  }
}
