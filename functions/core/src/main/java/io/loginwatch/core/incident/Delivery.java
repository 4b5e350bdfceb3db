package io.loginwatch.core.incident;

import io.loginwatch.core.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One incident on one channel: its notices one after the other, each with its own attempts.
 *
 * @param incident id of the incident, or of the window of a digest
 * @param group the incident's group, which with {@code openedAt} is its key; empty for a digest
 * @param openedAt the incident's
 * @param channel name of the channel
 * @param state what became of the current notice
 * @param kind why the channel is told
 * @param notice number of the current notice, from 1
 * @param attempts how often its sending was begun
 * @param dueAt when it is to be tried (again); null where nothing is left to do
 * @param firstTriedAt when its sending was first begun
 * @param lastTriedAt when its sending was last begun
 * @param sentAt when a notice, this or an earlier one, was last accepted by the receiver
 * @param covering how many alerts there were as the current notice was first tried
 * @param covered how many alerts the last accepted notice told of
 * @param told severity that the last accepted notice told of
 * @param reason the receiver's last answer, or why it is held or was not sent
 * @param done parts of the current notice that were accepted while others were not
 * @param payload what to tell where that is not the incident: a digest as JSON
 * @param version raised by one with each write; what a conditional write asks for
 */
public record Delivery(
    String incident,
    String group,
    @Nullable Instant openedAt,
    String channel,
    State state,
    NoticeKind kind,
    int notice,
    int attempts,
    @Nullable Instant dueAt,
    @Nullable Instant firstTriedAt,
    @Nullable Instant lastTriedAt,
    @Nullable Instant sentAt,
    int covering,
    int covered,
    @Nullable Severity told,
    @Nullable String reason,
    List<String> done,
    @Nullable String payload,
    long version) {

  /** What became of a notice. */
  public enum State {
    /** To be sent, or to be tried again. */
    PENDING,
    /** Being sent; should the sender die, due again when its lease ends. */
    SENDING,
    /** Waits for the end of quiet hours or of a rate limit. */
    HELD,
    /** The receiver took it. */
    SENT,
    /** Over the rate limit: counted in the next notice's "and N more", and in the digest. */
    LIMITED,
    /** No longer wanted before it went out: snoozed, acknowledged, closed or absorbed. */
    CALLED_OFF,
    /** The channel is turned off. */
    OFF,
    /** Given up: refused for good, or tried until the schedule's end. */
    DEAD;

    /** Whether something is still to be done. */
    public boolean isWaiting() {
      return this == PENDING || this == SENDING || this == HELD;
    }

    /** The word used in JSON and keys. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Delivery {
    done = List.copyOf(done);
  }

  /** A first notice, due at once. */
  public static Delivery first(Incident incident, String channel, Instant now) {
    return fresh(
        NoticeKind.FIRST, incident.id(), incident.group(), incident.openedAt(), channel, null, now);
  }

  /** A notice that is not about an incident: a digest or a test. */
  public static Delivery of(
      NoticeKind kind, String id, String channel, @Nullable String payload, Instant now) {
    return fresh(kind, id, "", null, channel, payload, now);
  }

  private static Delivery fresh(
      NoticeKind kind,
      String incident,
      String group,
      @Nullable Instant openedAt,
      String channel,
      @Nullable String payload,
      Instant now) {
    return new Delivery(
        incident,
        group,
        openedAt,
        channel,
        State.PENDING,
        kind,
        1,
        0,
        now,
        null,
        null,
        null,
        0,
        0,
        null,
        null,
        List.of(),
        payload,
        0);
  }

  /** The next notice on this channel, due at once. */
  public Delivery next(NoticeKind kind, Instant now) {
    return with()
        .state(State.PENDING, now, null)
        .notice(kind, notice + 1)
        .attempts(0)
        .tried(null, null)
        .covering(0)
        .done(List.of())
        .build();
  }

  /** The same notice at another time. */
  public Delivery dueAt(Instant then) {
    return with().state(state, then, reason).build();
  }

  /** Waits until then, untried. */
  public Delivery held(Instant until, String why) {
    return with().state(State.HELD, until, why).build();
  }

  /** No more will come of this notice, and this is why. */
  public Delivery ended(State how, String why) {
    return with().state(how, null, why).build();
  }

  /** Over the channel's rate with that many alerts: told of again only once there are more. */
  public Delivery limited(int alerts, String why) {
    return with().state(State.LIMITED, null, why).covering(alerts).build();
  }

  /** The same as it is in the table. */
  public Delivery version(long current) {
    return with().version(current).build();
  }

  /** Tried again from the beginning, whatever came of it. The key stays. */
  public Delivery redriven(Instant now) {
    return with()
        .state(State.PENDING, now, "redriven")
        .attempts(0)
        .tried(null, lastTriedAt)
        .build();
  }

  /**
   * Its sending is about to begin. Should whoever claims it die, it is due again when the lease
   * ends.
   *
   * @param alerts how many alerts there are to tell this channel of
   */
  public Delivery claimed(Instant now, Duration lease, int alerts) {
    return with()
        .state(State.SENDING, now.plus(lease), reason)
        .attempts(attempts + 1)
        .tried(firstTriedAt == null ? now : firstTriedAt, now)
        .covering(firstTriedAt == null ? alerts : covering)
        .build();
  }

  /** The receiver took it. */
  public Delivery sent(Instant now, Severity severity, String detail) {
    return with()
        .state(State.SENT, null, detail)
        .accepted(now, covering, severity)
        .done(List.of())
        .build();
  }

  /** To be tried again then. */
  public Delivery retrying(Instant then, String why, List<String> nowDone) {
    var all = new TreeSet<>(done);
    all.addAll(nowDone);
    return with().state(State.PENDING, then, why).done(List.copyOf(all)).build();
  }

  /** A copy to change. */
  private DeliveryBuilder with() {
    return new DeliveryBuilder(this);
  }

  /**
   * The same on every attempt of the same notice, so that a receiver can tell a repetition from
   * news.
   */
  public String key() {
    return incident + "-" + channel + "-" + notice;
  }
}
