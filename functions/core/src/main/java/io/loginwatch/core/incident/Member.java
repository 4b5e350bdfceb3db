package io.loginwatch.core.incident;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import java.time.Instant;
import java.util.List;

/**
 * One alert of an incident, as much of it as grouping and routing need.
 *
 * @param id the alert's
 * @param rule which rule raised it
 * @param severity its own
 * @param time by the source's clock
 * @param subject key of the alert's own subject, which is not the incident's where it was absorbed
 * @param events ids of the logins behind it
 * @param absorbs rules whose alerts of the same login this one speaks for
 */
public record Member(
    String id,
    String rule,
    Severity severity,
    Instant time,
    String subject,
    List<String> events,
    List<String> absorbs) {
  /** How many login ids a member keeps; the last one, which completed the alert, among them. */
  static final int EVENTS = 4;

  public Member {
    events = List.copyOf(events);
    absorbs = List.copyOf(absorbs);
  }

  static Member of(Alert alert) {
    List<String> events = alert.events();
    return new Member(
        alert.id(),
        alert.rule(),
        alert.severity(),
        alert.time(),
        alert.subject().key(),
        events.subList(Math.max(0, events.size() - EVENTS), events.size()),
        alert.absorbs());
  }

  /** Whether this one speaks for that one: another rule of the same login or attack. */
  boolean speaksFor(Member other) {
    return absorbs.contains(other.rule)
        && (!subject.equals(other.subject) || events.stream().anyMatch(other.events::contains));
  }
}
