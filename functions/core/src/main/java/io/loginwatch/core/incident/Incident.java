package io.loginwatch.core.incident;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of one subject while the gaps between them stay short: what people are told about,
 * acknowledge, snooze and close.
 *
 * @param id a function of the group and the alert that opened it
 * @param group what its alerts have in common: the subject's key, with the rule or the tags where
 *     the settings group by them too
 * @param subject what it is about
 * @param severity the highest of its alerts
 * @param status what people have made of it
 * @param openedAt time of the alert that opened it; never changes, it is a part of the key
 * @param firstAt time of the earliest alert in it, by the source's clock
 * @param lastAt time of the latest
 * @param alertCount unsuppressed alerts in it
 * @param suppressedCount suppressed alerts that would belong to it
 * @param alerts the first {@value #LISTED} of them and the one that leads
 * @param rules ids of all rules that took part, sorted
 * @param channels the channels that are to hear of it, and how many of its alerts are for each
 * @param snoozedUntil when the snooze ends; present while it is snoozed
 * @param absorbedBy id of the incident that tells this one's story, where one does
 * @param dueAt when the next thing has to be done about it: a notice to plan, the end of a snooze;
 *     null while there is nothing to wait for
 * @param history who did what when, newest last, the last {@value #REMEMBERED}
 * @param version raised by one with each write; what a conditional write asks for
 */
public record Incident(
    String id,
    String group,
    Subject subject,
    Severity severity,
    Status status,
    Instant openedAt,
    Instant firstAt,
    Instant lastAt,
    int alertCount,
    int suppressedCount,
    List<Member> alerts,
    List<String> rules,
    Map<String, Integer> channels,
    @Nullable Instant snoozedUntil,
    @Nullable String absorbedBy,
    @Nullable Instant dueAt,
    List<Entry> history,
    long version) {

  /** How many alerts an incident lists. The rest are counted, and are in the alerts' own table. */
  public static final int LISTED = 50;

  /** How many entries of its history an incident keeps. */
  public static final int REMEMBERED = 100;

  private static final String DENIED = "denied";
  private static final String CONFIRMED = "confirmed";

  /** How often the affected user's word is noted: nobody is to push the history out with it. */
  private static final int WORDS = 10;

  /** What people have made of an incident. */
  public enum Status {
    /** Nobody has looked at it yet. */
    OPEN,
    /** Somebody is on it: told only of what makes it worse. */
    ACKNOWLEDGED,
    /** Asked to be left alone for a while: told only of what makes it worse. */
    SNOOZED,
    /** It was real and is over. */
    RESOLVED,
    /** Nothing of the kind happened. */
    FALSE_POSITIVE,
    /** It happened, and was meant to. */
    BENIGN;

    public boolean isClosed() {
      return this == RESOLVED || this == FALSE_POSITIVE || this == BENIGN;
    }

    /** The word used in JSON, messages and links. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One alert of an incident, as much of it as grouping and routing need.
   *
   * @param id the alert's
   * @param rule which rule raised it
   * @param severity its own
   * @param time by the source's clock
   * @param subject key of the alert's own subject, which is not the incident's where it was
   *     absorbed
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

  /**
   * One line of an incident's history.
   *
   * @param at when
   * @param who a person's name, {@code loginwatch}, or {@code link} where a signed link was used by
   *     somebody unnamed
   * @param what opened, escalated, acknowledged, snoozed, ...
   * @param detail anything more, such as a note
   */
  public record Entry(Instant at, String who, String what, @Nullable String detail) {}

  public Incident {
    alerts = List.copyOf(alerts);
    rules = List.copyOf(rules);
    channels = Collections.unmodifiableSortedMap(new TreeMap<>(channels));
    history = List.copyOf(history);
  }

  /** The alert that leads: the worst that no other speaks for, the earliest of those. */
  public Optional<Member> leading() {
    return alerts.stream()
        .filter(one -> alerts.stream().noneMatch(other -> other != one && other.speaksFor(one)))
        .min(Grouping.LEADING_FIRST)
        .or(() -> alerts.stream().min(Grouping.LEADING_FIRST));
  }

  /** The alerts that it lists: the leading one, then the others by time. */
  public List<Member> leadingFirst() {
    var all = new ArrayList<>(alerts);
    all.sort(Comparator.comparing(Member::time).thenComparing(Member::id));
    leading()
        .ifPresent(leading -> {
          all.remove(leading);
          all.addFirst(leading);
        });
    return all;
  }

  /** How many alerts are not in {@link #alerts()}. */
  public int more() {
    return alertCount - alerts.size();
  }

  /** Whether an alert at that time is within the gap of this incident, before or after. */
  public boolean reaches(Instant time, Duration gap) {
    return !time.isBefore(firstAt.minus(gap)) && !time.isAfter(lastAt.plus(gap));
  }

  /** The same with one more alert for each of these channels. */
  public Incident telling(Collection<String> names) {
    var all = new TreeMap<>(channels);
    names.forEach(name -> all.merge(name, 1, Integer::sum));
    return with().channels(all).build();
  }

  /** How many of its alerts are for that channel. */
  public int countFor(String channel) {
    return channels.getOrDefault(channel, 0);
  }

  /** Whether nobody is to hear of it for now, whatever happens to it. */
  public boolean isQuiet() {
    return status != Status.OPEN || absorbedBy != null;
  }

  /** The same as it is in the table. */
  public Incident version(long version) {
    return with().version(version).build();
  }

  /** The same, to be looked at then; null for not at all. */
  public Incident dueAt(@Nullable Instant then) {
    return with().dueAt(then).build();
  }

  /** The same, to be looked at then or earlier. */
  public Incident dueBy(Instant then) {
    return dueAt == null || then.isBefore(dueAt) ? dueAt(then) : this;
  }

  /** The same, its story told by another incident from now on. */
  public Incident absorbedBy(String other, Instant at) {
    return with()
        .absorbedBy(other)
        .dueAt(null)
        .build()
        .noting(at, "loginwatch", "absorbed", "told by incident " + other);
  }

  /**
   * The user says it was not them: nothing is worse. Every channel hears of it again, once.
   *
   * @return the same incident where it says so already
   */
  public Incident denied(Instant at, String who) {
    boolean known = severity == Severity.CRITICAL && status == Status.OPEN;
    if (known && isKnown(DENIED)) {
      return this;
    }
    return with()
        .severity(Severity.CRITICAL)
        .status(Status.OPEN)
        .snoozedUntil(null)
        .build()
        .noting(at, who, DENIED, "the user says: this was not me")
        .telling(channels.keySet());
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
    Incident noted = isKnown(CONFIRMED) ? this : noting(at, who, CONFIRMED, words);
    if (closes && status == Status.OPEN) {
      return noted.marked(Status.BENIGN, null, at, who, words);
    }
    return noted == this ? this : noted.telling(channels.keySet());
  }

  /** What the user said last, if anything: {@code confirmed} or {@code denied}. */
  public Optional<Entry> usersWord() {
    return history.reversed().stream().filter(Incident::isUsersWord).findFirst();
  }

  private boolean isKnown(String word) {
    return usersWord().filter(last -> last.what().equals(word)).isPresent()
        || history.stream().filter(Incident::isUsersWord).count() >= WORDS;
  }

  private static boolean isUsersWord(Entry entry) {
    return entry.what().equals(DENIED) || entry.what().equals(CONFIRMED);
  }

  /** Whether the user has denied it, and not before that time. */
  boolean deniedSince(Instant then) {
    return history.stream()
        .anyMatch(entry -> entry.what().equals(DENIED) && !entry.at().isBefore(then));
  }

  /** What somebody makes of it. */
  public Incident marked(
      Status as, @Nullable Instant until, Instant at, String who, @Nullable String note) {
    return with()
        .status(as)
        .snoozedUntil(as == Status.SNOOZED ? until : null)
        .build()
        .noting(at, who, as == Status.OPEN ? "reopened" : as.word(), note);
  }

  /** The same with one more line of history, the oldest given up where there are too many. */
  public Incident noting(Instant at, String who, String what, @Nullable String detail) {
    var entries = new ArrayList<>(history);
    entries.add(new Entry(at, who, what, detail));
    int over = Math.max(0, entries.size() - REMEMBERED);
    return with().history(entries.subList(over, entries.size())).build();
  }

  /** A copy to change. */
  IncidentBuilder with() {
    return new IncidentBuilder(this);
  }
}
