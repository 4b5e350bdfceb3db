package io.loginwatch.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The logins of a track, oldest first, and what they take when stored: counted on with each login,
 * as those before it are seldom in the processor's cache. Immutable.
 */
final class Entries {
  static final Entries NONE = new Entries(List.of(), 0);

  /** Without its values: its time, its id, its weight, and which of its values are new. */
  private static final int BYTES_OF_ONE = 5 + 4 + 3 + 1;

  private final List<Entry> all;
  private final int bytes;

  private Entries(List<Entry> all, int bytes) {
    this.all = all;
    this.bytes = bytes;
  }

  // No defensive copy: they are copied for each failed login, and nobody else makes them.
  static Entries of(List<Entry> all) {
    int bytes = 0;
    for (int i = 0; i < all.size(); i++) {
      bytes += bytes(i == 0 ? null : all.get(i - 1), all.get(i));
    }
    return new Entries(all, bytes);
  }

  List<Entry> all() {
    return all;
  }

  /** What they take as {@link WindowCodec} writes them, at most. */
  int bytes() {
    return bytes;
  }

  /** With one more, in its place in time. */
  Entries with(Entry entry) {
    int place = all.size();
    while (place > 0 && all.get(place - 1).at() > entry.at()) {
      place--;
    }
    Entry before = at(place - 1);
    Entry after = at(place);
    int more = bytes(before, entry);
    if (after != null) {
      more += bytes(entry, after) - bytes(before, after);
    }
    var grown = new ArrayList<Entry>(all.size() + 1);
    grown.addAll(all.subList(0, place));
    grown.add(entry);
    grown.addAll(all.subList(place, all.size()));
    return new Entries(grown, bytes + more);
  }

  /** Those of that time or later. */
  Entries since(long time) {
    int first = 0;
    int left = bytes;
    while (first < all.size() && all.get(first).at() < time) {
      left -= bytes(at(first - 1), all.get(first));
      first++;
    }
    if (first == 0) {
      return this;
    }
    Entry oldest = at(first);
    if (oldest != null) {
      left += bytes(null, oldest) - bytes(at(first - 1), oldest);
    }
    return new Entries(all.subList(first, all.size()), left);
  }

  /** Those that are not such; themselves if none is. */
  Entries without(Predicate<Entry> such) {
    for (int i = 0; i < all.size(); i++) {
      if (such.test(all.get(i))) {
        return of(all.stream().filter(such.negate()).toList());
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
    List<Entry> few = mergedNeighbours(all, all.size() - most);
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
    return index < 0 || index >= all.size() ? null : all.get(index);
  }

  /** What an entry takes after another: values are written where they differ. */
  private static int bytes(@Nullable Entry before, Entry entry) {
    int bytes = BYTES_OF_ONE;
    for (int i = 0; i < entry.values().length; i++) {
      bytes += before != null && before.value(i) == entry.values()[i] ? 0 : 4;
    }
    return bytes;
  }
}
