package io.loginwatch.notify;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.incident.Cadence;
import io.loginwatch.core.incident.Delivery;
import io.loginwatch.core.incident.Delivery.State;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.core.incident.Incident.Status;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.core.incident.RetrySchedule;
import io.loginwatch.store.Deliveries;
import io.loginwatch.store.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one attempt at one delivery: asks whether it may be sent now, claims it, sends it, records
 * the answer. The claim is written before the sending, so that two functions never send the same
 * notice at once, and one that dies leaves it due when its lease ends.
 */
final class Sending {
  /** Longer than any sending takes, so that a lease never ends under one. */
  static final Duration LEASE = Duration.ofMinutes(2);

  private static final Logger log = LoggerFactory.getLogger(Sending.class);

  private final NotifySettings settings;
  private final Map<String, Channel> channels;
  private final Incidents incidents;
  private final Deliveries deliveries;
  private final Standing standing;
  private final Composer composer;
  private final Alarms alarms;
  private final RetrySchedule schedule;
  private final DoubleSupplier jitter;
  private final InstantSource clock;

  /** What an attempt means for the channel's other deliveries. */
  enum Result {
    /** Go on with the next one. */
    NEXT,
    /** The channel hung: the others would fare no better now, and would cost as much time. */
    STOP
  }

  Sending(
      NotifySettings settings,
      Map<String, Channel> channels,
      Incidents incidents,
      Deliveries deliveries,
      Standing standing,
      Composer composer,
      Alarms alarms,
      RetrySchedule schedule,
      DoubleSupplier jitter,
      InstantSource clock) {
    this.settings = settings;
    this.channels = Map.copyOf(channels);
    this.incidents = incidents;
    this.deliveries = deliveries;
    this.standing = standing;
    this.composer = composer;
    this.alarms = alarms;
    this.schedule = schedule;
    this.jitter = jitter;
    this.clock = clock;
  }

  /** One attempt at a delivery as it was read. */
  Result attempt(Delivery delivery) {
    Instant now = clock.instant();
    String name = delivery.channel();
    Channel channel = channels.get(name);
    if (channel == null) {
      return record(delivery.ended(State.OFF, "the channel is not configured"), now);
    }
    Optional<String> off = standing.off(name);
    if (off.isPresent()) {
      return record(delivery.ended(State.OFF, off.get()), now);
    }
    Incident incident = incidentOf(delivery).orElse(null);
    if (incident == null && delivery.openedAt() != null) {
      return record(delivery.ended(State.CALLED_OFF, "the incident has expired"), now);
    }
    Optional<Delivery> kept = keptBack(delivery, incident, now);
    if (kept.isPresent()) {
      return record(kept.get(), now);
    }
    int alerts = incident == null ? 0 : incident.countFor(name);
    Optional<Delivery> claimed = deliveries.put(delivery.claimed(now, LEASE, alerts), now);
    return claimed.isEmpty() ? Result.NEXT : send(claimed.get(), incident, channel);
  }

  private Result send(Delivery delivery, @Nullable Incident incident, Channel channel) {
    String name = channel.name();
    int others = standing.others(name);
    Optional<Notice> notice = composer.compose(delivery, incident, others, clock.instant());
    if (notice.isEmpty()) {
      return record(delivery.ended(State.CALLED_OFF, "its alerts have expired"), clock.instant());
    }
    Answer answer = answer(channel, notice.get());
    Instant now = clock.instant();
    return switch (answer) {
      case Answer.Sent sent -> {
        Severity told = incident == null ? Severity.INFO : incident.severity();
        record(delivery.sent(now, told, sent.detail()), now);
        standing.sent(name, others, now);
        yield Result.NEXT;
      }
      case Answer.Retry retry -> {
        record(retried(delivery, retry, now), now);
        standing.failed(name, retry.reason(), retry.hung(), now);
        yield retry.hung() ? Result.STOP : Result.NEXT;
      }
      case Answer.Dead dead -> {
        standing.failed(name, dead.reason(), false, now);
        yield record(delivery.ended(State.DEAD, dead.reason()), now);
      }
      case Answer.Gone gone -> {
        standing.turnOff(name, gone.reason(), now);
        alarms.off(name);
        yield record(delivery.ended(State.OFF, gone.reason()), now);
      }
    };
  }

  /**
   * Whatever goes wrong in a channel is a failed attempt; only the death of the function is not.
   */
  private static Answer answer(Channel channel, Notice notice) {
    try {
      return channel.send(notice);
    } catch (RuntimeException e) {
      log.atError()
          .setCause(e)
          .addKeyValue("channel", channel.name())
          .log("a channel threw instead of answering");
      return Answer.Retry.because("the channel failed: " + e.getClass().getSimpleName());
    }
  }

  private Delivery retried(Delivery delivery, Answer.Retry retry, Instant now) {
    Instant first = delivery.firstTriedAt() == null ? now : delivery.firstTriedAt();
    return schedule
        .next(delivery.attempts(), first, now, jitter.getAsDouble(), retry.after())
        .map(next -> delivery.retrying(next, retry.reason(), retry.done()))
        .orElseGet(() ->
            delivery.ended(
                State.DEAD,
                "given up after %d attempts: %s".formatted(delivery.attempts(), retry.reason())));
  }

  /** Why it is not sent now, and what becomes of it instead. */
  private Optional<Delivery> keptBack(Delivery delivery, @Nullable Incident incident, Instant now) {
    if (incident == null) {
      return Optional.empty();
    }
    NoticeKind kind = delivery.kind();
    boolean afterwards = kind == NoticeKind.CLOSING || kind == NoticeKind.ACKNOWLEDGED;
    boolean stillWanted = incident.status() == Status.ACKNOWLEDGED && kind != NoticeKind.REMINDER;
    if (incident.absorbedBy() != null || (incident.isQuiet() && !afterwards && !stillWanted)) {
      return Optional.of(delivery.ended(State.CALLED_OFF, Cadence.silence(incident)));
    }
    if (incident.severity() == Severity.CRITICAL) {
      return Optional.empty();
    }
    String channel = delivery.channel();
    Optional<Instant> quiet = settings.quietUntil(channel, now);
    if (quiet.isPresent()) {
      return Optional.of(delivery.held(quiet.get(), "quiet hours until " + quiet.get()));
    }
    return delivery.attempts() > 0
        ? Optional.empty()
        : standing
            .overRate(channel, settings.policy(channel).rate(), incident.countFor(channel), now)
            .map(over -> over.apply(delivery));
  }

  private Optional<Incident> incidentOf(Delivery delivery) {
    return delivery.openedAt() == null
        ? Optional.empty()
        : incidents.get(delivery.group(), delivery.openedAt(), delivery.incident());
  }

  private Result record(Delivery delivery, Instant now) {
    if (delivery.state() == State.DEAD) {
      alarms.dead(delivery.channel());
    }
    if (deliveries.put(delivery, now).isEmpty()) {
      log.atWarn()
          .addKeyValue("delivery", delivery.key())
          .addKeyValue("state", delivery.state().word())
          .log("somebody else changed the delivery meanwhile");
    }
    return Result.NEXT;
  }
}
