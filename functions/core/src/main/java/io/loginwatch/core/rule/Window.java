package io.loginwatch.core.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was counted over one key, such as the failures from one address, and which rules fired on
 * it. Immutable, and never larger than {@link Fitting#LARGEST} as stored: beyond that the oldest
 * logins are merged, which keeps their number and forgets their particulars.
 */
public final class Window {
  /** Nothing was counted yet. */
  public static final Window EMPTY = new Window(List.of(), List.of(), List.of());

  private static final int MOST_TRACKS = 12;
  private static final int MOST_MARKS = 24;
  private static final int MOST_WAITING = 3;

  private final List<Track> tracks;
  private final List<Mark> marks;
  private final List<Waiting> waiting;

  /** Of tracks that nobody changes any more: to copy them takes a hundredth of a replay. */
  Window(List<Track> tracks, List<Mark> marks, List<Waiting> waiting) {
    this.tracks = tracks;
    this.marks = List.copyOf(marks);
    this.waiting = List.copyOf(waiting);
  }

  List<Track> tracks() {
    return tracks;
  }

  List<Mark> marks() {
    return marks;
  }

  /** Logins that wait for what may have been before them, oldest first. */
  List<Waiting> waiting() {
    return waiting;
  }

  /** When nothing in it counts any more, in event time: the item may be deleted then. */
  public Instant expiry() {
    long expiry = 0;
    for (Track track : tracks) {
      expiry = Math.max(expiry, track.expiry());
    }
    for (Mark mark : marks) {
      expiry = Math.max(expiry, mark.until());
    }
    for (Waiting one : waiting) {
      expiry = Math.max(expiry, one.until());
    }
    return Instant.ofEpochMilli(expiry);
  }

  /** How many logins it holds, those that were merged as one. */
  public int size() {
    int size = 0;
    for (int i = 0; i < tracks.size(); i++) {
      size += tracks.get(i).entries().size();
    }
    return size;
  }

  /**
   * Counts a login, once however often it is counted.
   *
   * @param track what is counted, such as {@code shared-network}
   * @param kept how long it counts, in event time
   * @param value what to count different values of later, by {@link #distinct}
   */
  public Window counting(String track, Duration kept, Instant time, String login, String value) {
    var entry = new Entry(time.toEpochMilli(), Entry.hash(login), 1, new int[] {Entry.hash(value)});
    return counting(Entry.hash(track), kept.toMillis(), entry, "");
  }

  /**
   * How many different values other than that one were counted from one time to another.
   *
   * @param most how many are enough: whether there are more is not looked at
   */
  public int distinct(String track, Instant from, Instant to, @Nullable String except, int most) {
    Track counted = track(Entry.hash(track));
    if (counted == null) {
      return 0;
    }
    int left = Entry.hash(except);
    Entries entries = counted.entries();
    int[] found = new int[Math.min(most, entries.size())];
    int distinct = 0;
    for (int i = entries.size() - 1; i >= 0 && distinct < found.length; i--) {
      int value = entries.get(i).value(0);
      if (value != left
          && value != Entry.UNKNOWN
          && isFrom(entries.get(i), from, to)
          && !isAmong(found, distinct, value)) {
        found[distinct++] = value;
      }
    }
    return distinct;
  }

  private static boolean isAmong(int[] values, int size, int value) {
    for (int i = 0; i < size; i++) {
      if (values[i] == value) {
        return true;
      }
    }
    return false;
  }

  /** Whether that value was counted from one time to another. */
  public boolean has(String track, Instant from, Instant to, String value) {
    Track counted = track(Entry.hash(track));
    int hash = Entry.hash(value);
    if (counted == null) {
      return false;
    }
    List<Entry> entries = counted.entries();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).value(0) == hash && isFrom(entries.get(i), from, to)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFrom(Entry entry, Instant from, Instant to) {
    return entry.at() >= from.toEpochMilli() && entry.at() <= to.toEpochMilli();
  }

  @Nullable Track track(int key) {
    for (int i = 0; i < tracks.size(); i++) {
      if (tracks.get(i).key() == key) {
        return tracks.get(i);
      }
    }
    return null;
  }

  /** With one login more; itself if that is counted already. */
  Window counting(int key, long kept, Entry entry, String sample) {
    Track before = track(key);
    if (before != null && before.has(entry.id(), entry.at())) {
      return this;
    }
    Track after =
        (before == null ? Track.of(key, kept) : before.keeping(kept))
            .with(entry.after(markFrom(entry.at())), sample);
    var all = new ArrayList<Track>(tracks.size() + 1);
    for (Track track : tracks) {
      if (track.key() != key && track.expiry() >= entry.at()) {
        all.add(track);
      }
    }
    all.add(after);
    if (all.size() > MOST_TRACKS) {
      all.remove(all.stream().min(Comparator.comparingLong(Track::expiry)).orElseThrow());
    }
    return Fitting.of(all, live(entry.at()), waiting);
  }

  /** The number of the latest mark, if there is one of that time or later; else 0. */
  private int markFrom(long time) {
    int latest = 0;
    boolean any = false;
    for (int i = 0; i < marks.size(); i++) {
      latest = Math.max(latest, marks.get(i).number());
      any |= marks.get(i).at() >= time;
    }
    return any ? latest : 0;
  }

  /** Without the logins of one track that are such; itself if there are none. */
  Window without(int key, Predicate<Entry> such) {
    Track before = track(key);
    Track after = before == null ? null : before.without(such);
    if (after == null || after == before) {
      return this;
    }
    var all = new ArrayList<>(tracks);
    all.set(all.indexOf(before), after);
    return new Window(all, marks, waiting);
  }

  /** With a mark that the rule fired; itself if it has that mark. */
  Window marking(Mark mark) {
    int number = 1;
    for (Mark one : marks) {
      if (one.isAs(mark)) {
        return this;
      }
      number = Math.max(number, one.number() + 1);
    }
    for (Track track : tracks) {
      number = Math.max(number, track.entries().latestMark() + 1);
    }
    var all = new ArrayList<>(live(mark.at()));
    all.add(mark.numbered(number));
    all.sort(Comparator.comparingLong(Mark::at));
    while (all.size() > MOST_MARKS) {
      all.removeFirst();
    }
    return Fitting.of(new ArrayList<>(tracks), all, waiting);
  }

  /** With a login that waits; itself if it does already. */
  Window waiting(Waiting login) {
    if (waiting.contains(login)) {
      return this;
    }
    var all = new ArrayList<Waiting>(MOST_WAITING + 1);
    for (Waiting one : waiting) {
      if (one.until() >= login.at()) {
        all.add(one);
      }
    }
    all.add(login);
    all.sort(Comparator.comparingLong(Waiting::at));
    return Fitting.of(
        new ArrayList<>(tracks),
        marks,
        all.subList(Math.max(0, all.size() - MOST_WAITING), all.size()));
  }

  private List<Mark> live(long now) {
    for (int i = 0; i < marks.size(); i++) {
      if (marks.get(i).until() < now) {
        return marks.stream().filter(mark -> mark.until() >= now).toList();
      }
    }
    return marks;
  }

  /**
   * Whether a login was part of a firing of a rule: it was there, and no longer ago than that. Of
   * firings that are forgotten, as there were so many, whatever was in time before the others is
   * taken to have been.
   *
   * @param within milliseconds
   */
  boolean isUsed(Entry login, int rule, long within) {
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      if (mark.rule() == rule
          && login.after() < mark.number()
          && login.at() <= mark.at()
          && (login.at() >= mark.at() - within
              || (marks.size() == MOST_MARKS && login.after() == 0))) {
        return true;
      }
    }
    return false;
  }

  /** Whether any rule left a mark from one time to another, both included. */
  boolean isMarked(long from, long to) {
    for (int i = 0; i < marks.size(); i++) {
      if (marks.get(i).at() >= from && marks.get(i).at() <= to) {
        return true;
      }
    }
    return false;
  }

  /** The latest mark of a rule from one time to another, both included; null without any. */
  @Nullable Mark latest(int rule, long from, long to) {
    Mark latest = null;
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      if (mark.rule() == rule
          && mark.at() >= from
          && mark.at() <= to
          && (latest == null || mark.at() > latest.at())) {
        latest = mark;
      }
    }
    return latest;
  }
}
