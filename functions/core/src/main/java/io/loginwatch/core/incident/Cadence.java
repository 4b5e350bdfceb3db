package io.loginwatch.core.incident;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.incident.Delivery.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When the channels of an incident are told, and of what.
 *
 * @param patience how long the first notice waits for further alerts; a critical incident does not
 * @param interval the shortest time between two notices on one channel. It runs from a notice that
 *     was accepted: an attempt that failed uses nothing up
 * @param repeat how long after the last notice an incident that nobody has looked at is brought
 *     back to mind; null for never
 * @param closing whether channels hear that it is over
 * @param gap how long it has to be quiet to be over
 */
public record Cadence(
    Duration patience,
    Duration interval,
    @Nullable Duration repeat,
    boolean closing,
    Duration gap) {

  /** The least time between two attempts on one channel when news brings the next one forward. */
  static final Duration BREATH = Duration.ofSeconds(5);

  /**
   * What is to be done about an incident now.
   *
   * @param changed deliveries that are new or changed
   * @param dueAt when to look again; null for when something happens to it
   */
  public record Plan(List<Delivery> changed, @Nullable Instant dueAt) {
    public Plan {
      changed = List.copyOf(changed);
    }
  }

  /** When an incident that has just taken in an alert is to be looked at. */
  public Instant afterAlert(boolean urgent, Instant now) {
    return urgent ? now : now.plus(patience);
  }

  /**
   * What is to be done about that incident.
   *
   * @param deliveries all of this incident's
   * @param following names of the channels that keep incidents of their own, and always hear of an
   *     acknowledgement and of the end
   */
  public Plan plan(
      Incident incident, List<Delivery> deliveries, Set<String> following, Instant now) {
    Map<String, Delivery> byChannel =
        deliveries.stream().collect(Collectors.toMap(Delivery::channel, Function.identity()));
    var changed = new ArrayList<Delivery>();
    Instant due = incident.snoozedUntil();
    for (String channel : incident.channels().keySet()) {
      Delivery last = byChannel.get(channel);
      Optional<Delivery> step =
          last == null
              ? first(incident, channel, now)
              : next(incident, last, following.contains(channel), now);
      step.ifPresent(changed::add);
      Instant look = lookAgain(incident, step.orElse(last), now);
      if (look != null && (due == null || look.isBefore(due))) {
        due = look;
      }
    }
    return new Plan(changed, due);
  }

  private static Optional<Delivery> first(Incident incident, String channel, Instant now) {
    return incident.isQuiet()
        ? Optional.empty()
        : Optional.of(Delivery.first(incident, channel, now));
  }

  private Optional<Delivery> next(Incident incident, Delivery last, boolean follows, Instant now) {
    if (incident.isQuiet()) {
      return whenQuiet(incident, last, follows, now);
    }
    if (last.state().isWaiting()) {
      return broughtForward(incident, last, now);
    }
    boolean grown = incident.countFor(last.channel()) > last.covered();
    NoticeKind kind = last.sentAt() == null ? NoticeKind.FIRST : NoticeKind.UPDATE;
    return switch (last.state()) {
      case SENT -> {
        if (grown && !now.isBefore(nextNotice(incident, last))) {
          yield Optional.of(last.next(kind, now));
        }
        if (!grown
            && repeat != null
            && last.sentAt() != null
            && last.kind() != NoticeKind.CLOSING
            && !now.isBefore(last.sentAt().plus(repeat))) {
          yield Optional.of(last.next(NoticeKind.REMINDER, now));
        }
        yield isOver(incident, last, now)
            ? Optional.of(last.next(NoticeKind.CLOSING, now))
            : Optional.empty();
      }
      case CALLED_OFF -> grown ? Optional.of(last.next(kind, now)) : Optional.empty();
      case DEAD, LIMITED ->
          incident.countFor(last.channel()) > last.covering()
                  && !now.isBefore(nextNotice(incident, last))
              ? Optional.of(last.next(kind, now))
              : Optional.empty();
      case OFF, PENDING, SENDING, HELD -> Optional.empty();
    };
  }

  /** A notice that has not gone out is not wanted any more; some channels hear of that. */
  private Optional<Delivery> whenQuiet(
      Incident incident, Delivery last, boolean follows, Instant now) {
    boolean over = incident.status().isClosed();
    // Whoever heard that a log source is silent wants to hear that it is not any more.
    NoticeKind news =
        over && (closing || follows || incident.subject().type() == Subject.Type.LOG_SOURCE)
            ? NoticeKind.CLOSING
            : follows && incident.status() == Incident.Status.ACKNOWLEDGED
                ? NoticeKind.ACKNOWLEDGED
                : null;
    if (news != null
        && last.sentAt() != null
        && last.kind() != news
        && incident.absorbedBy() == null) {
      return Optional.of(last.next(news, now));
    }
    boolean keep =
        last.kind() == NoticeKind.CLOSING
            || last.kind() == NoticeKind.ACKNOWLEDGED
            // Somebody is on it, but not everybody knows of it yet.
            || (incident.status() == Incident.Status.ACKNOWLEDGED && incident.absorbedBy() == null);
    return last.state().isWaiting() && !keep
        ? Optional.of(last.ended(State.CALLED_OFF, silence(incident)))
        : Optional.empty();
  }

  /** Why nobody is told, in words for the record. */
  public static String silence(Incident incident) {
    if (incident.absorbedBy() != null) {
      return "absorbed by incident " + incident.absorbedBy();
    }
    return incident.snoozedUntil() != null
        ? "snoozed until " + incident.snoozedUntil()
        : "the incident is " + incident.status().word();
  }

  /** News does not wait for the next try of a notice that has not come through. */
  private static Optional<Delivery> broughtForward(Incident incident, Delivery last, Instant now) {
    Instant due = last.dueAt();
    if (due == null || !due.isAfter(now)) {
      return Optional.empty();
    }
    boolean news = last.attempts() > 0 && incident.countFor(last.channel()) > last.covering();
    boolean urgent = last.state() == State.HELD && incident.severity() == Severity.CRITICAL;
    Instant tried = last.lastTriedAt();
    Instant soonest = tried == null || urgent ? now : tried.plus(BREATH);
    // While it is being sent, due is the end of the lease and not the next try.
    return (news || urgent) && last.state() != State.SENDING && soonest.isBefore(due)
        ? Optional.of(last.dueAt(soonest.isBefore(now) ? now : soonest))
        : Optional.empty();
  }

  private Instant nextNotice(Incident incident, Delivery last) {
    boolean worse = last.told() != null && incident.severity().compareTo(last.told()) > 0;
    Instant from = last.state() == State.SENT ? last.sentAt() : last.lastTriedAt();
    return worse || from == null || incident.usersWord().deniedSince(from)
        ? Instant.MIN
        : from.plus(interval);
  }

  private boolean isOver(Incident incident, Delivery last, Instant now) {
    return closing
        && last.sentAt() != null
        && last.kind() != NoticeKind.CLOSING
        && incident.lastAt().plus(gap).isBefore(now)
        && last.sentAt().plus(gap).isBefore(now);
  }

  /** When that delivery may need another look, as far as can be foreseen. */
  private @Nullable Instant lookAgain(Incident incident, @Nullable Delivery delivery, Instant now) {
    if (delivery == null || incident.isQuiet()) {
      return null;
    }
    boolean grown = incident.countFor(delivery.channel()) > delivery.covered();
    Instant sent = delivery.sentAt();
    return switch (delivery.state()) {
      // What comes in while a notice is on its way is told by the next one.
      case PENDING, SENDING, HELD -> later(delivery.dueAt(), now).plus(interval);
      case DEAD, LIMITED ->
          incident.countFor(delivery.channel()) > delivery.covering()
              ? later(nextNotice(incident, delivery), now)
              : null;
      case SENT -> {
        if (grown) {
          yield later(nextNotice(incident, delivery), now);
        }
        if (sent == null || delivery.kind() == NoticeKind.CLOSING) {
          yield null;
        }
        Instant reminder = repeat == null ? null : sent.plus(repeat);
        Instant end = closing ? later(incident.lastAt(), sent).plus(gap).plusMillis(1) : null;
        yield reminder == null || (end != null && end.isBefore(reminder)) ? end : reminder;
      }
      case CALLED_OFF, OFF -> null;
    };
  }

  private static Instant later(@Nullable Instant a, Instant b) {
    return a == null || a.isBefore(b) ? b : a;
  }
}
