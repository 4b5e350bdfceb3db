package io.loginwatch.notify;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertId;
import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.incident.ChannelStatus;
import io.loginwatch.core.incident.Delivery;
import io.loginwatch.core.login.Source;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.Channels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * How each channel stands: on or off, quick or slow, within its rate or over it. Shared by all
 * functions through the table, and remembered here in between. Safe for use by several threads.
 */
final class Standing {
  /** How long a channel that hung is left to the minute sweep. */
  static final Duration SLOW = Duration.ofMinutes(5);

  /** How old a success may look; each write of it costs a write unit. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private static final String OFF = "channel-off";
  private static final String TAG = "channel:";

  private final Channels channels;
  private final Alerts alerts;
  private final Map<String, ChannelStatus> known = new ConcurrentHashMap<>();

  Standing(Channels channels, Alerts alerts) {
    this.channels = channels;
    this.alerts = alerts;
  }

  /** Reads what other functions have found out. Once for each batch or sweep. */
  void refresh() {
    known.putAll(channels.statuses());
  }

  /** Why a channel is off; empty if it is on. */
  Optional<String> off(String channel) {
    ChannelStatus status = of(channel);
    return status.isOff()
        ? Optional.of(
            "the channel is off since %s: %s".formatted(status.offSince(), status.offReason()))
        : Optional.empty();
  }

  /** Whether a channel is left to the minute sweep. */
  boolean isSlow(String channel, Instant now) {
    return of(channel).isSlow(now);
  }

  int others(String channel) {
    return channels.others(channel);
  }

  void sent(String channel, int othersTold, Instant now) {
    channels.told(channel, othersTold);
    ChannelStatus was = of(channel);
    boolean worthIt =
        was.lastFailure() != null
            || was.slowUntil() != null
            || was.lastSentAt() == null
            || was.lastSentAt().plus(FRESH).isBefore(now);
    if (worthIt && !was.isOff()) {
      set(new ChannelStatus(channel, null, null, null, now, null));
    }
  }

  void failed(String channel, String reason, boolean hung, Instant now) {
    ChannelStatus was = of(channel);
    Instant slowUntil = hung ? now.plus(SLOW) : was.slowUntil();
    if (hung || !reason.equals(was.lastFailure())) {
      set(
          new ChannelStatus(
              channel, was.offSince(), was.offReason(), slowUntil, was.lastSentAt(), reason));
    }
  }

  /** A channel that does not come back in time is left to the sweep from now on. */
  void slow(String channel, Instant now) {
    failed(channel, "did not answer in time", true, now);
  }

  /**
   * Turns a channel off, and raises an alert about it, which finds its owner by the routes of the
   * other channels like any other.
   */
  void turnOff(String channel, String reason, Instant now) {
    set(new ChannelStatus(channel, now, reason, null, of(channel).lastSentAt(), reason));
    Subject subject = Subject.tenant();
    alerts.put(
        new Alert(
            AlertId.of(OFF, subject, channel, now.toString()),
            OFF,
            "A notification channel was turned off",
            "The channel %s was turned off, since its destination is gone: %s. Set it right and turn it on again."
                .formatted(channel, reason),
            Severity.HIGH,
            70,
            subject,
            now,
            null,
            Source.NONE,
            null,
            List.of(),
            0,
            List.of(new Factor("channel", channel, null, 70)),
            List.of(),
            List.of("loginwatch", TAG + channel),
            null,
            List.of(),
            null,
            Map.of()));
  }

  /** The channel through which the owner of a channel that was turned off is told. */
  static Optional<String> ownerOf(Alert alert, NotifySettings settings) {
    return !alert.rule().equals(OFF)
        ? Optional.empty()
        : alert.tags().stream()
            .filter(tag -> tag.startsWith(TAG))
            .map(tag -> settings.policy(tag.substring(TAG.length())).owner())
            .filter(Objects::nonNull)
            .findFirst();
  }

  /** Turns a channel on again. */
  void turnOn(String channel) {
    set(ChannelStatus.fresh(channel));
  }

  /**
   * Takes one from the channel's rate.
   *
   * @param alerts how many alerts there are to tell of
   * @return what becomes of the delivery if none is left: the first one over the rate is held and
   *     will carry "and N more", the others are that N
   */
  Optional<UnaryOperator<Delivery>> overRate(String channel, Rate rate, int alerts, Instant now) {
    Instant bucket = rate.bucket(now);
    if (channels.take(channel, bucket, rate.limit(), rate.period())) {
      return Optional.empty();
    }
    String why = "over %d in %s".formatted(rate.limit(), rate.period());
    if (channels.take(channel + "#carrier", bucket, 1, rate.period())) {
      return Optional.of(delivery -> delivery.held(rate.next(now), why + ": carries the count"));
    }
    channels.oneMore(channel);
    return Optional.of(delivery ->
        delivery.limited(alerts, why + ": counted in the next notice and in the digest"));
  }

  private ChannelStatus of(String channel) {
    return known.getOrDefault(channel, ChannelStatus.fresh(channel));
  }

  private void set(ChannelStatus status) {
    known.put(status.channel(), status);
    channels.put(status);
  }
}
