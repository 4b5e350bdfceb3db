package io.loginwatch.core.rule;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The logins of a track, oldest first, how many they are, and what they take when stored: counted
 * on with each login, as those before it are seldom in the processor's cache. Immutable.
 */
final class Entries extends AbstractList<Entry> implements RandomAccess {
  static final Entries NONE = new Entries(new Entry[0], 0, 0, false);

  /** Without its values: its time, its id, its weight, and which of its values are new. */
  private static final int BYTES_OF_ONE = 5 + 4 + 3 + 1;

  private static final int BYTES_OF_A_NUMBER = 3;

  /** Never changed. */
  private final Entry[] all;

  private final int logins;
  private final int bytes;
  private final boolean late;

  private Entries(Entry[] all, int logins, int bytes, boolean late) {
    this.all = all;
    this.logins = logins;
    this.bytes = bytes;
    this.late = late;
  }

  static Entries of(List<Entry> sorted) {
    Entry[] all = sorted.toArray(new Entry[0]);
    int logins = 0;
    int bytes = 0;
    boolean late = false;
    Entry before = null;
    for (Entry entry : all) {
      logins += entry.weight();
      late |= entry.after() > 0;
      bytes += bytes(before, entry);
      before = entry;
    }
    return new Entries(all, logins, bytes, late);
  }

  /** The greatest number of a mark that one of them has. */
  int latestMark() {
    int latest = 0;
    for (int i = 0; late && i < all.length; i++) {
      latest = Math.max(latest, all[i].after());
    }
    return latest;
  }

  /** Whether one of them may have come later than a firing in whose time it is. */
  boolean late() {
    return late;
  }

  @Override
  public Entry get(int index) {
    return all[index];
  }

  @Override
  public int size() {
    return all.length;
  }

  /** What they take as {@link WindowCodec} writes them, at most. */
  int bytes() {
    return bytes;
  }

  /** How many logins there are from one index to before another: several in each that is merged. */
  int logins(int from, int to) {
    if (logins == all.length) {
      return to - from;
    }
    int some = 0;
    for (int i = from; i < to; i++) {
      some += all[i].weight();
    }
    return some;
  }

  /** The index of the first of that time or later. */
  int firstFrom(long time) {
    int low = 0;
    int high = all.length;
    while (low < high) {
      int middle = low + high >>> 1;
      if (all[middle].at() < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * With one more in its place in time, and without those of before a time that is not after it.
   */
  Entries with(Entry entry, long oldest) {
    int first = 0;
    int count = logins;
    int left = bytes;
    while (first < all.length && all[first].at() < oldest) {
      count -= all[first].weight();
      left -= bytes(at(first - 1), all[first]);
      first++;
    }
    if (first > 0 && first < all.length) {
      left += bytes(null, all[first]) - bytes(all[first - 1], all[first]);
    }
    int place = all.length;
    while (place > first && all[place - 1].at() > entry.at()) {
      place--;
    }
    Entry before = place == first ? null : all[place - 1];
    Entry after = at(place);
    left += bytes(before, entry);
    if (after != null) {
      left += bytes(entry, after) - bytes(before, after);
    }
    // Nearly all belong at the end, where there is room for one.
    Entry[] grown = Arrays.copyOfRange(all, first, all.length + 1);
    System.arraycopy(all, place, grown, place + 1 - first, all.length - place);
    grown[place - first] = entry;
    return new Entries(grown, count + entry.weight(), left, late || entry.after() > 0);
  }

  /** Those that are not such; themselves if none is. */
  Entries without(Predicate<Entry> such) {
    for (Entry entry : all) {
      if (such.test(entry)) {
        return of(stream().filter(such.negate()).toList());
      }
    }
    return this;
  }

  /**
   * At most so many. Neighbours with the same values are merged first, which loses nothing but
   * their exact times; then the oldest whatever their values, which loses values but no login:
   * counts stay right, and numbers of different values become too low, never too high.
   */
  Entries merged(int most) {
    List<Entry> few = mergedNeighbours(this, all.length - most);
    while (few.size() > Math.max(1, most)) {
      few = mergedPairs(few, few.size() - most);
    }
    return of(few);
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

  private @Nullable Entry at(int index) {
    return index < 0 || index >= all.length ? null : all[index];
  }

  /** What an entry takes after another: values are written where they differ. */
  private static int bytes(@Nullable Entry before, Entry entry) {
    int bytes = entry.after() > 0 ? BYTES_OF_ONE + BYTES_OF_A_NUMBER : BYTES_OF_ONE;
    for (int i = 0; i < entry.values().length; i++) {
      bytes += before != null && before.value(i) == entry.values()[i] ? 0 : 4;
    }
    return bytes;
  }
}
