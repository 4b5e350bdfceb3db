package io.loginwatch.core.incident;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertId;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.incident.Incident.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which incident an alert belongs to. Alerts whose gaps are at most {@code gap} are one incident,
 * in whatever order they arrive: one that closes the gap between two incidents makes them one.
 *
 * @param gap the longest pause within an incident
 * @param longest how long an incident may last in all; what comes after that opens another
 */
public record Grouping(Duration gap, Duration longest) {

  static final Comparator<Member> LEADING_FIRST =
      Comparator.comparing(Member::severity, Comparator.reverseOrder())
          .thenComparing(Member::time)
          .thenComparing(Member::id);

  /**
   * What adding an alert makes of the incidents of its group.
   *
   * @param incident the one that the alert is in now
   * @param merged others that became a part of it, and are to be marked as absorbed by it
   * @param escalated whether the alert is worse than all before it in its incident
   * @param opened whether the incident is new
   */
  public record Folded(
      Incident incident, List<Incident> merged, boolean escalated, boolean opened) {
    public Folded {
      merged = List.copyOf(merged);
    }
  }

  /**
   * Adds an unsuppressed alert.
   *
   * @param group what the settings group by, for this alert
   * @param near the group's incidents around the time of the alert, absorbed ones left out
   * @param now for the history
   */
  public Folded fold(String group, Alert alert, List<Incident> near, Instant now) {
    Member member = Member.of(alert);
    List<Incident> reached =
        near.stream()
            .filter(one -> one.reaches(alert.time(), gap) && fits(one, alert.time()))
            .sorted(Comparator.comparing(Incident::firstAt).thenComparing(Incident::id))
            .toList();
    if (reached.isEmpty()) {
      return new Folded(open(group, alert, member, now), List.of(), false, true);
    }
    Incident first = reached.getFirst();
    boolean escalated = alert.severity().compareTo(first.severity()) > 0;
    Incident grown = add(first, alert, member);
    var merged = new ArrayList<Incident>();
    for (Incident other : reached.subList(1, reached.size())) {
      if (span(grown, other).compareTo(longest) <= 0) {
        grown = merge(grown, other);
        merged.add(other);
      }
    }
    return new Folded(grown, merged, escalated, false);
  }

  /** The incident that a suppressed alert would belong to. It neither opens nor prolongs one. */
  public Optional<Incident> home(Alert alert, List<Incident> near) {
    return near.stream()
        .filter(one -> one.reaches(alert.time(), gap))
        .min(Comparator.comparing(Incident::firstAt).thenComparing(Incident::id));
  }

  /** The incident with one more suppressed alert. */
  public static Incident countSuppressed(Incident incident) {
    return incident.with().counting(incident.alertCount(), incident.suppressedCount() + 1).build();
  }

  private boolean fits(Incident incident, Instant time) {
    Instant first = min(incident.firstAt(), time);
    return Duration.between(first, max(incident.lastAt(), time)).compareTo(longest) <= 0;
  }

  private static Incident open(String group, Alert alert, Member member, Instant now) {
    return new Incident(
            AlertId.of("incident", alert.subject(), group, alert.id()),
            group,
            alert.subject(),
            alert.severity(),
            Status.OPEN,
            alert.time(),
            alert.time(),
            alert.time(),
            1,
            0,
            List.of(member),
            List.of(alert.rule()),
            Map.of(),
            null,
            null,
            null,
            List.of(),
            0)
        .noting(now, "loginwatch", "opened", alert.title());
  }

  private static Incident add(Incident incident, Alert alert, Member member) {
    var rules = new TreeSet<>(incident.rules());
    rules.add(alert.rule());
    return incident
        .with()
        .severity(Severity.max(incident.severity(), alert.severity()))
        .between(min(incident.firstAt(), alert.time()), max(incident.lastAt(), alert.time()))
        .counting(incident.alertCount() + 1, incident.suppressedCount())
        .alerts(listed(incident.alerts(), List.of(member)))
        .rules(List.copyOf(rules))
        .build();
  }

  /** One incident made of two; the first keeps its name. */
  public static Incident merge(Incident into, Incident other) {
    var rules = new TreeSet<>(into.rules());
    rules.addAll(other.rules());
    var channels = new TreeMap<>(into.channels());
    other.channels().forEach((name, count) -> channels.merge(name, count, Integer::sum));
    return into.with()
        .severity(Severity.max(into.severity(), other.severity()))
        .between(min(into.firstAt(), other.firstAt()), max(into.lastAt(), other.lastAt()))
        .counting(
            into.alertCount() + other.alertCount(),
            into.suppressedCount() + other.suppressedCount())
        .alerts(listed(into.alerts(), other.alerts()))
        .rules(List.copyOf(rules))
        .channels(channels)
        .build();
  }

  /** All of both up to the limit, the worst ones kept: an incident never loses what leads it. */
  private static List<Member> listed(List<Member> some, List<Member> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    if (all.size() <= Incident.LISTED) {
      return all;
    }
    all.sort(LEADING_FIRST);
    return all.subList(0, Incident.LISTED);
  }

  private static Duration span(Incident a, Incident b) {
    return Duration.between(min(a.firstAt(), b.firstAt()), max(a.lastAt(), b.lastAt()));
  }

  private static Instant min(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
