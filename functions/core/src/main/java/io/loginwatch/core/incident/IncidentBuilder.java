package io.loginwatch.core.incident;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.incident.Incident.Entry;
import io.loginwatch.core.incident.Incident.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A changed copy of an incident. */
final class IncidentBuilder {
  private final Incident was;
  private Severity severity;
  private Status status;
  private Instant firstAt;
  private Instant lastAt;
  private int alertCount;
  private int suppressedCount;
  private List<Member> alerts;
  private List<String> rules;
  private Map<String, Integer> channels;
  private @Nullable Instant snoozedUntil;
  private @Nullable String absorbedBy;
  private @Nullable Instant dueAt;
  private List<Entry> history;
  private long version;

  IncidentBuilder(Incident was) {
    this.was = was;
    severity = was.severity();
    status = was.status();
    firstAt = was.firstAt();
    lastAt = was.lastAt();
    alertCount = was.alertCount();
    suppressedCount = was.suppressedCount();
    alerts = was.alerts();
    rules = was.rules();
    channels = was.channels();
    snoozedUntil = was.snoozedUntil();
    absorbedBy = was.absorbedBy();
    dueAt = was.dueAt();
    history = was.history();
    version = was.version();
  }

  IncidentBuilder severity(Severity severity) {
    this.severity = severity;
    return this;
  }

  IncidentBuilder status(Status status) {
    this.status = status;
    return this;
  }

  IncidentBuilder between(Instant firstAt, Instant lastAt) {
    this.firstAt = firstAt;
    this.lastAt = lastAt;
    return this;
  }

  IncidentBuilder counting(int alertCount, int suppressedCount) {
    this.alertCount = alertCount;
    this.suppressedCount = suppressedCount;
    return this;
  }

  IncidentBuilder alerts(List<Member> alerts) {
    this.alerts = alerts;
    return this;
  }

  IncidentBuilder rules(List<String> rules) {
    this.rules = rules;
    return this;
  }

  IncidentBuilder channels(Map<String, Integer> channels) {
    this.channels = channels;
    return this;
  }

  IncidentBuilder snoozedUntil(@Nullable Instant snoozedUntil) {
    this.snoozedUntil = snoozedUntil;
    return this;
  }

  IncidentBuilder absorbedBy(@Nullable String absorbedBy) {
    this.absorbedBy = absorbedBy;
    return this;
  }

  IncidentBuilder dueAt(@Nullable Instant dueAt) {
    this.dueAt = dueAt;
    return this;
  }

  IncidentBuilder history(List<Entry> history) {
    this.history = history;
    return this;
  }

  IncidentBuilder version(long version) {
    this.version = version;
    return this;
  }

  Incident build() {
    return new Incident(
        was.id(),
        was.group(),
        was.subject(),
        severity,
        status,
        was.openedAt(),
        firstAt,
        lastAt,
        alertCount,
        suppressedCount,
        alerts,
        rules,
        channels,
        snoozedUntil,
        absorbedBy,
        dueAt,
        history,
        version);
  }
}
