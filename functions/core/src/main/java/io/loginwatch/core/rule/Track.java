package io.loginwatch.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The logins that one kind of rule counts over one key, oldest first. Rules that count the same
 * logins by the same key share a track. Immutable.
 *
 * @param key hash of which logins and which values: a rule that changes begins a new track
 * @param kept how long a login is kept, in milliseconds of event time
 * @param entries the logins, oldest first
 * @param samples ids of the latest logins, oldest first
 */
record Track(int key, long kept, List<Entry> entries, List<String> samples) {
  /** Ids of logins that an alert shows as its evidence. */
  private static final int SAMPLES = 6;

  /** A longer id is not worth its space as a sample. */
  private static final int LONGEST_SAMPLE = 64;

  private static final int FRAME = 24;

  /** Without its values: its time, its id, its weight, and which of its values are new. */
  private static final int BYTES_OF_AN_ENTRY = 5 + 4 + 3 + 1;

  /** More than any shipped rule needs to see; beyond it the oldest are merged. */
  static final int MOST_ENTRIES = 400;

  // No defensive copies: a track is copied for each failed login, and nobody else makes one.
  static Track of(int key, long kept) {
    return new Track(key, kept, List.of(), List.of());
  }

  /** When its last login counts no more, in epoch milliseconds. */
  long expiry() {
    return entries.isEmpty() ? 0 : entries.getLast().at() + kept;
  }

  boolean has(int id, long at) {
    for (int i = entries.size() - 1; i >= 0 && entries.get(i).at() >= at; i--) {
      if (entries.get(i).id() == id && entries.get(i).at() == at) {
        return true;
      }
    }
    return false;
  }

  /** Whether a login was from one time to another, both included. */
  boolean hasBetween(long from, long to) {
    for (int i = 0; i < entries.size(); i++) {
      long at = entries.get(i).at();
      if (at >= from && at <= to) {
        return true;
      }
    }
    return false;
  }

  /** With one login more, in its place in time, and without those that are too old by then. */
  Track with(Entry entry, String id) {
    int first = 0;
    while (first < entries.size() && entries.get(first).at() < entry.at() - kept) {
      first++;
    }
    int place = entries.size();
    while (place > first && entries.get(place - 1).at() > entry.at()) {
      place--;
    }
    var all = new ArrayList<Entry>(entries.size() - first + 1);
    all.addAll(entries.subList(first, place));
    all.add(entry);
    all.addAll(entries.subList(place, entries.size()));
    var ids = new ArrayList<>(samples);
    if (id.length() <= LONGEST_SAMPLE) {
      ids.add(id);
    }
    var latest = List.copyOf(ids.subList(Math.max(0, ids.size() - SAMPLES), ids.size()));
    var track = new Track(key, kept, all, latest);
    return all.size() > MOST_ENTRIES ? track.merged(MOST_ENTRIES * 3 / 4) : track;
  }

  /** Without the logins that are such. Samples stay: they are what was seen, not what counts. */
  Track without(Predicate<Entry> such) {
    return new Track(key, kept, entries.stream().filter(such.negate()).toList(), samples);
  }

  /**
   * The same in fewer bytes: without its oldest sample where samples are most of it or there is
   * nothing left to merge, else with a quarter of its entries merged away.
   */
  Track smaller() {
    if (!samples.isEmpty() && (entries.size() == 1 || 2 * bytesOfSamples() > bytes())) {
      return new Track(key, kept, entries, samples.subList(1, samples.size()));
    }
    return merged(entries.size() * 3 / 4);
  }

  /**
   * With at most so many entries. Neighbours with the same values are merged first, which loses
   * nothing but their exact times; then the oldest whatever their values, which loses values but no
   * login: counts stay right, and numbers of different values become too low, never too high.
   */
  Track merged(int most) {
    List<Entry> few = entries;
    few = mergedNeighbours(few, few.size() - most);
    while (few.size() > Math.max(1, most)) {
      few = mergedPairs(few, few.size() - most);
    }
    return new Track(key, kept, few, samples);
  }

  private static List<Entry> mergedNeighbours(List<Entry> entries, int excess) {
    var few = new ArrayList<Entry>(entries.size());
    int left = excess;
    for (Entry entry : entries) {
      Entry last = few.isEmpty() ? null : few.getLast();
      if (left > 0 && last != null && last.sameValues(entry)) {
        few.set(few.size() - 1, last.merged(entry));
        left--;
      } else {
        few.add(entry);
      }
    }
    return few;
  }

  private static List<Entry> mergedPairs(List<Entry> entries, int excess) {
    var few = new ArrayList<Entry>(entries.size());
    int left = excess;
    for (int i = 0; i < entries.size(); i++) {
      if (left > 0 && i + 1 < entries.size()) {
        few.add(entries.get(i).merged(entries.get(i + 1)));
        left--;
        i++;
      } else {
        few.add(entries.get(i));
      }
    }
    return few;
  }

  /**
   * No less than {@link #bytes()}: what it would take with samples as long as they may be and no
   * value like its neighbour's.
   */
  int mostBytes() {
    // All entries of a track have values of the same fields.
    int values = entries.isEmpty() ? 0 : entries.getFirst().values().length;
    return FRAME
        + bytesOfSample(LONGEST_SAMPLE) * samples.size()
        + (BYTES_OF_AN_ENTRY + 4 * values) * entries.size();
  }

  /** What it takes as {@link WindowCodec} writes it, at most. */
  int bytes() {
    int bytes = FRAME + bytesOfSamples();
    Entry last = null;
    for (Entry entry : entries) {
      bytes += BYTES_OF_AN_ENTRY;
      for (int i = 0; i < entry.values().length; i++) {
        bytes += last != null && last.value(i) == entry.values()[i] ? 0 : 4;
      }
      last = entry;
    }
    return bytes;
  }

  private int bytesOfSamples() {
    int bytes = 0;
    for (String sample : samples) {
      bytes += bytesOfSample(sample.length());
    }
    return bytes;
  }

  private static int bytesOfSample(int length) {
    return 2 + 3 * length;
  }
}
