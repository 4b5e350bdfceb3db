package io.loginwatch.core.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The logins that one kind of rule counts over one key, oldest first. Rules that count the same
 * logins by the same key share a track. Immutable.
 *
 * @param key hash of which logins and which values: a rule that changes begins a new track
 * @param kept how long a login is kept, in milliseconds of event time
 * @param entries the logins, oldest first
 * @param samples ids of the latest logins, oldest first
 * @param merged of logins that were merged what tells them from others, so that none counts twice;
 *     the latest, as far as there is room
 */
record Track(int key, long kept, List<Entry> entries, List<String> samples, int[] merged) {
  private static final int[] NONE = {};

  /** Logins that were merged and are still known one by one: with the others about a thousand. */
  private static final int MOST_MERGED = 750;

  /** Ids of logins that an alert shows as its evidence. */
  private static final int SAMPLES = 6;

  /** A longer id is not worth its space as a sample. */
  private static final int LONGEST_SAMPLE = 64;

  private static final int FRAME = 27;

  /** Without its values: its time, its id, its weight, and which of its values are new. */
  private static final int BYTES_OF_AN_ENTRY = 5 + 4 + 3 + 1;

  /** More than any shipped rule needs to see; beyond it the oldest are merged. */
  static final int MOST_ENTRIES = 400;

  // No defensive copies: a track is copied for each failed login, and nobody else makes one.
  static Track of(int key, long kept) {
    return new Track(key, kept, List.of(), List.of(), NONE);
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
    int sought = fingerprint(id, at);
    for (int one : merged) {
      if (one == sought) {
        return true;
      }
    }
    return false;
  }

  private static int fingerprint(int id, long at) {
    return 31 * id + Long.hashCode(at);
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
    var track = new Track(key, kept, all, latest, merged);
    return all.size() > MOST_ENTRIES ? track.merged(MOST_ENTRIES * 3 / 4) : track;
  }

  /** Without the logins that are such. Samples stay: they are what was seen, not what counts. */
  Track without(Predicate<Entry> such) {
    return new Track(key, kept, entries.stream().filter(such.negate()).toList(), samples, merged);
  }

  /**
   * The same in fewer bytes: with half as many that are known to be merged; where there are none,
   * without its oldest sample where samples are most of it or there is nothing left to merge, else
   * with a quarter of its entries merged away.
   */
  Track smaller() {
    if (merged.length > 0) {
      return new Track(key, kept, entries, samples, latest(merged, merged.length / 2));
    }
    if (!samples.isEmpty() && (entries.size() == 1 || 2 * bytesOfSamples() > bytes())) {
      return new Track(key, kept, entries, samples.subList(1, samples.size()), merged);
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
    return new Track(key, kept, few, samples, mergedBut(few));
  }

  /** The latest of those that were merged, when these are all that are left. */
  private int[] mergedBut(List<Entry> left) {
    Set<Entry> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    kept.addAll(left);
    IntStream lost =
        entries.stream()
            .filter(entry -> entry.id() != 0 && !kept.contains(entry))
            .mapToInt(entry -> fingerprint(entry.id(), entry.at()));
    return latest(IntStream.concat(Arrays.stream(merged), lost).toArray(), MOST_MERGED);
  }

  private static int[] latest(int[] all, int most) {
    return all.length <= most ? all : Arrays.copyOfRange(all, all.length - most, all.length);
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
        + 4 * merged.length
        + (BYTES_OF_AN_ENTRY + 4 * values) * entries.size();
  }

  /** What it takes as {@link WindowCodec} writes it, at most. */
  int bytes() {
    int bytes = FRAME + bytesOfSamples() + 4 * merged.length;
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
