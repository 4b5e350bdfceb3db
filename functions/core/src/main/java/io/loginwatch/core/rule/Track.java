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
 * @param entries the logins
 * @param samples the latest logins, in order of arrival
 * @param merged of logins that were merged what tells them from others, so that none counts twice;
 *     the latest, as far as there is room
 */
record Track(int key, long kept, Entries entries, List<Sample> samples, int[] merged) {
  private static final int[] NONE = {};

  /** Logins that were merged and are still known one by one: with the others about a thousand. */
  private static final int MOST_MERGED = 750;

  /** Ids of logins that an alert shows as its evidence. */
  private static final int SAMPLES = 6;

  /** A longer id is not worth its space as a sample. */
  private static final int LONGEST_SAMPLE = 64;

  private static final int FRAME = 27;

  /** More than any shipped rule needs to see; beyond it the oldest are merged. */
  static final int MOST_ENTRIES = 400;

  /**
   * A login that an alert can name.
   *
   * @param entry {@link Entry#id} of it; 0 where that is not known
   * @param id its id
   */
  record Sample(int entry, String id) {}

  static Track of(int key, long kept) {
    return new Track(key, kept, Entries.NONE, List.of(), NONE);
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

  /** With that time for which a login is kept. */
  Track keeping(long time) {
    return time == kept ? this : new Track(key, time, entries, samples, merged);
  }

  /** With one login more, in its place in time, and without those that are too old by then. */
  Track with(Entry entry, String id) {
    Entries all = entries.with(entry, entry.at() - kept);
    var track = new Track(key, kept, all, sampled(entry, id), merged);
    return all.size() > MOST_ENTRIES ? track.merged(MOST_ENTRIES * 3 / 4) : track;
  }

  /** What only counts colleagues has no ids, and no alert that would name them. */
  private List<Sample> sampled(Entry entry, String id) {
    if (id.isEmpty() || id.length() > LONGEST_SAMPLE) {
      return samples;
    }
    var latest = new ArrayList<>(samples);
    latest.add(new Sample(entry.id(), id));
    return List.copyOf(latest.subList(Math.max(0, latest.size() - SAMPLES), latest.size()));
  }

  /**
   * Without the logins that are such; itself if there are none. Their samples stay, and no alert
   * names them.
   */
  Track without(Predicate<Entry> such) {
    Entries left = entries.without(such);
    return left == entries ? this : new Track(key, kept, left, samples, merged);
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

  /** With at most so many entries: {@link Entries#merged}. */
  Track merged(int most) {
    Entries few = entries.merged(most);
    return new Track(key, kept, few, samples, mergedBut(few));
  }

  /** The latest of those that were merged, when these are all that are left. */
  private int[] mergedBut(List<Entry> left) {
    Set<Entry> same = Collections.newSetFromMap(new IdentityHashMap<>());
    same.addAll(left);
    IntStream lost =
        entries.stream()
            .filter(entry -> entry.id() != 0 && !same.contains(entry))
            .mapToInt(entry -> fingerprint(entry.id(), entry.at()));
    return latest(IntStream.concat(Arrays.stream(merged), lost).toArray(), MOST_MERGED);
  }

  private static int[] latest(int[] all, int most) {
    return all.length <= most ? all : Arrays.copyOfRange(all, all.length - most, all.length);
  }

  /** What it takes as {@link WindowCodec} writes it, at most. */
  int bytes() {
    return FRAME + bytesOfSamples() + 4 * merged.length + entries.bytes();
  }

  private int bytesOfSamples() {
    int bytes = 0;
    for (int i = 0; i < samples.size(); i++) {
      bytes += 4 + 2 + 3 * samples.get(i).id().length();
    }
    return bytes;
  }
}
