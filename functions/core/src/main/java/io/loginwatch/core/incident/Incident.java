package io.loginwatch.core.incident;

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

  /** What the affected user says of it. */
  public UsersWord usersWord() {
    return new UsersWord(this);
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
