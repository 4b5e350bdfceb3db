package io.loginwatch.notify;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.core.incident.Incident.Status;
import io.loginwatch.core.incident.Snooze;
import io.loginwatch.store.Incidents;
import io.loginwatch.store.Snoozes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What people do about incidents, and who did it when. A change makes the incident due, so that the
 * minute sweep calls off what is not wanted any more and tells channels that follow.
 */
public final class Triage {
  /** As long as somebody may want to be left alone. */
  public static final Duration LONGEST_SNOOZE = Duration.ofDays(30);

  /** What a snooze link asks for. */
  public static final Duration USUAL_SNOOZE = Duration.ofHours(8);

  private static final int ROUNDS = 10;

  private final Incidents incidents;
  private final Snoozes snoozes;
  private final UserCloses userCloses;
  private final InstantSource clock;

  /**
   * @param userCloses which incidents the affected user's own word closes
   */
  public Triage(Incidents incidents, Snoozes snoozes, UserCloses userCloses, InstantSource clock) {
    this.incidents = incidents;
    this.snoozes = snoozes;
    this.userCloses = userCloses;
    this.clock = clock;
  }

  /**
   * Marks an incident.
   *
   * @param as anything but {@code SNOOZED}; {@code OPEN} takes back what was said before
   * @param who who says so
   * @param note anything more, for the history
   * @return the incident as it is now; empty if there is none of that id
   */
  public Optional<Incident> mark(String id, Status as, String who, @Nullable String note) {
    if (as == Status.SNOOZED) {
      throw new IllegalArgumentException("a snooze has a duration");
    }
    return change(id, incident -> incident.marked(as, null, clock.instant(), who, note));
  }

  /**
   * Keeps an incident quiet for a while. It comes back by itself, or when it gets worse.
   *
   * @param lasting at most {@link #LONGEST_SNOOZE}
   */
  public Optional<Incident> snooze(String id, Duration lasting, String who, @Nullable String note) {
    Instant until = clock.instant().plus(within(lasting));
    return change(
        id, incident -> incident.marked(Status.SNOOZED, until, clock.instant(), who, note));
  }

  /**
   * Keeps a rule or a subject quiet for a while: alerts up to that severity are recorded and go to
   * nobody.
   *
   * @param scope {@link Snooze#ofRule} or {@link Snooze#ofSubject}
   */
  public Snooze snoozeScope(String scope, Duration lasting, Severity upTo, String who) {
    Instant now = clock.instant();
    var snooze = new Snooze(scope, now.plus(within(lasting)), upTo, who, now);
    snoozes.put(snooze);
    return snooze;
  }

  /** Ends a snooze of a rule or a subject before its time. */
  public Snooze endSnooze(String scope, String who) {
    Instant now = clock.instant();
    var over = new Snooze(scope, now, Severity.INFO, who, now);
    snoozes.put(over);
    return over;
  }

  /** The snoozes of rules and subjects that have not ended. */
  public List<Snooze> snoozes() {
    return snoozes.at(clock.instant());
  }

  /**
   * Does what a link is for. "This was not me" makes the incident critical and is told at once.
   * "This was me" closes it as benign only where that may be believed: who took an account over may
   * read its mail too.
   */
  public Optional<Incident> act(Links.Purpose purpose, String who) {
    String id = purpose.incident();
    return switch (purpose.act()) {
      case OPEN -> incidents.byId(id);
      case ACKNOWLEDGE -> mark(id, Status.ACKNOWLEDGED, who, null);
      case SNOOZE -> snooze(id, USUAL_SNOOZE, who, null);
      case RESOLVE -> mark(id, Status.RESOLVED, who, null);
      case FALSE_POSITIVE -> mark(id, Status.FALSE_POSITIVE, who, null);
      case BENIGN -> mark(id, Status.BENIGN, who, null);
      case CONFIRM ->
          change(
              id,
              incident ->
                  incident
                      .usersWord()
                      .confirmed(clock.instant(), who, userCloses.covers(incident.severity())));
      case DENY -> change(id, incident -> incident.usersWord().denied(clock.instant(), who));
    };
  }

  private static Duration within(Duration lasting) {
    if (lasting.isNegative() || lasting.isZero() || lasting.compareTo(LONGEST_SNOOZE) > 0) {
      throw new IllegalArgumentException("a snooze lasts up to 30 days: " + lasting);
    }
    return lasting;
  }

  private Optional<Incident> change(String id, UnaryOperator<Incident> change) {
    for (int round = 0; round < ROUNDS; round++) {
      Optional<Incident> found = incidents.byId(id);
      if (found.isEmpty()) {
        return found;
      }
      Incident after = change.apply(found.get());
      if (after == found.get()) {
        return found;
      }
      Incident changed = after.dueBy(clock.instant());
      if (incidents.put(changed)) {
        return Optional.of(changed.version(changed.version() + 1));
      }
    }
    throw new IllegalStateException("incident " + id + " never stands still");
  }
}
