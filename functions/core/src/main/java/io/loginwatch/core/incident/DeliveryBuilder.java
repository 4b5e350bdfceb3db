package io.loginwatch.core.incident;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.incident.Delivery.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A copy of a delivery, to be changed. */
final class DeliveryBuilder {
  private final Delivery from;
  private State state;
  private NoticeKind kind;
  private int notice;
  private int attempts;
  private @Nullable Instant dueAt;
  private @Nullable Instant firstTriedAt;
  private @Nullable Instant lastTriedAt;
  private @Nullable Instant sentAt;
  private int covering;
  private int covered;
  private @Nullable Severity told;
  private @Nullable String reason;
  private List<String> done;
  private long version;

  DeliveryBuilder(Delivery from) {
    this.from = from;
    this.state = from.state();
    this.kind = from.kind();
    this.notice = from.notice();
    this.attempts = from.attempts();
    this.dueAt = from.dueAt();
    this.firstTriedAt = from.firstTriedAt();
    this.lastTriedAt = from.lastTriedAt();
    this.sentAt = from.sentAt();
    this.covering = from.covering();
    this.covered = from.covered();
    this.told = from.told();
    this.reason = from.reason();
    this.done = from.done();
    this.version = from.version();
  }

  DeliveryBuilder state(State now, @Nullable Instant due, @Nullable String why) {
    this.state = now;
    this.dueAt = due;
    this.reason = why;
    return this;
  }

  DeliveryBuilder notice(NoticeKind what, int number) {
    this.kind = what;
    this.notice = number;
    return this;
  }

  DeliveryBuilder attempts(int number) {
    this.attempts = number;
    return this;
  }

  DeliveryBuilder tried(@Nullable Instant first, @Nullable Instant last) {
    this.firstTriedAt = first;
    this.lastTriedAt = last;
    return this;
  }

  DeliveryBuilder covering(int alerts) {
    this.covering = alerts;
    return this;
  }

  DeliveryBuilder accepted(Instant at, int alerts, Severity severity) {
    this.sentAt = at;
    this.covered = alerts;
    this.told = severity;
    return this;
  }

  DeliveryBuilder done(List<String> parts) {
    this.done = parts;
    return this;
  }

  DeliveryBuilder version(long current) {
    this.version = current;
    return this;
  }

  Delivery build() {
    return new Delivery(
        from.incident(),
        from.group(),
        from.openedAt(),
        from.channel(),
        state,
        kind,
        notice,
        attempts,
        dueAt,
        firstTriedAt,
        lastTriedAt,
        sentAt,
        covering,
        covered,
        told,
        reason,
        done,
        from.payload(),
        version);
  }
}
