package io.loginwatch.core.incident;

import java.time.Instant;
import java.util.List;
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
    @Nullable String reason,
    List<String> done,
    @Nullable String payload,
    long version) {

  /** What became of a notice. */
  public enum State {
    /** To be sent, or being sent, or to be tried again. */
    PENDING,
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
      return this == PENDING || this == HELD;
    }

    /** The word used in JSON and keys. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public Delivery {
    done = List.copyOf(done);
  }

  /** A first notice, due at once. */
  public static Delivery first(Incident incident, String channel, Instant now) {
    return new Delivery(
        incident.id(),
        incident.group(),
        incident.openedAt(),
        channel,
        State.PENDING,
        NoticeKind.FIRST,
        1,
        0,
        now,
        null,
        null,
        null,
        0,
        0,
        null,
        List.of(),
        null,
        0);
  }

  /** A notice that is not about an incident: a digest or a test. */
  public static Delivery of(
      NoticeKind kind, String id, String channel, @Nullable String payload, Instant now) {
    return new Delivery(
        id,
        "",
        null,
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
        List.of(),
        payload,
        0);
  }

  /**
   * The same on every attempt of the same notice, so that a receiver can tell a repetition from
   * news.
   */
  public String key() {
    return incident + "-" + channel + "-" + notice;
  }
}
