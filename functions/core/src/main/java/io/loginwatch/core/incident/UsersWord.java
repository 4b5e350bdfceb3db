package io.loginwatch.core.incident;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.incident.Incident.Entry;
import io.loginwatch.core.incident.Incident.Status;
import java.time.Instant;
import java.util.Optional;

/**
 * What the affected user says of an incident: that it was them, or that it was not. A no is
 * believed; a yes may come from whoever reads their mail.
 */
public record UsersWord(Incident incident) {
  private static final String DENIED = "denied";
  private static final String CONFIRMED = "confirmed";

  /** How often it is noted: nobody is to push the history out with it. */
  private static final int MOST = 10;

  /**
   * The user says it was not them: nothing is worse. Every channel hears of it again, once.
   *
   * @return the same incident where it says so already
   */
  public Incident denied(Instant at, String who) {
    boolean known = incident.severity() == Severity.CRITICAL && incident.status() == Status.OPEN;
    if (known && isKnown(DENIED)) {
      return incident;
    }
    return incident
        .with()
        .severity(Severity.CRITICAL)
        .status(Status.OPEN)
        .snoozedUntil(null)
        .build()
        .noting(at, who, DENIED, "the user says: this was not me")
        .telling(incident.channels().keySet());
  }

  /**
   * The user, or whoever reads their mail, says it was them. Channels hear of that where it does
   * not close the incident.
   *
   * @param closes whether that is enough to close it, unless somebody has taken it up
   * @return the same incident where it says so already
   */
  public Incident confirmed(Instant at, String who, boolean closes) {
    String words = "the user says: this was me";
    Incident noted = isKnown(CONFIRMED) ? incident : incident.noting(at, who, CONFIRMED, words);
    if (closes && incident.status() == Status.OPEN) {
      return noted.marked(Status.BENIGN, null, at, who, words);
    }
    return noted == incident ? incident : noted.telling(incident.channels().keySet());
  }

  /** What they said last, if anything: {@code confirmed} or {@code denied}. */
  public Optional<Entry> last() {
    return incident.history().reversed().stream().filter(UsersWord::isOne).findFirst();
  }

  /** Whether they have denied it, and not before that time. */
  boolean deniedSince(Instant then) {
    return incident.history().stream()
        .anyMatch(entry -> entry.what().equals(DENIED) && !entry.at().isBefore(then));
  }

  private boolean isKnown(String word) {
    return last().filter(last -> last.what().equals(word)).isPresent()
        || incident.history().stream().filter(UsersWord::isOne).count() >= MOST;
  }

  private static boolean isOne(Entry entry) {
    return entry.what().equals(DENIED) || entry.what().equals(CONFIRMED);
  }
}
