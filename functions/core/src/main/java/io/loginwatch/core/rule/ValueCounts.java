package io.loginwatch.core.rule;

import java.util.function.IntPredicate;

/**
 * How many logins each value of a field has: a hash table of two arrays, because a window is
 * counted anew for each failed login.
 */
final class ValueCounts {
  static final ValueCounts NONE = new ValueCounts(1);

  private final int[] values;
  private final int[] counts;
  private int distinct;

  private ValueCounts(int size) {
    values = new int[size];
    counts = new int[size];
  }

  /** Of the values at that index of entries from one to before another. */
  static ValueCounts of(Entries entries, int from, int to, int index) {
    // At most half full: a power of two of at least twice the entries.
    var counted = new ValueCounts(Integer.highestOneBit(Math.max(4, to - from)) << 2);
    for (int i = from; i < to; i++) {
      Entry entry = entries.get(i);
      int value = entry.value(index);
      if (value != Entry.UNKNOWN) {
        counted.add(value, entry.weight());
      }
    }
    return counted;
  }

  /** Whether there are at least so many values among them: of many, the latest tell. */
  static boolean reach(Entries entries, int from, int to, int index, int least) {
    var counted = new ValueCounts(Integer.highestOneBit(Math.max(4, least)) << 2);
    for (int i = to - 1; i >= from && counted.distinct < least; i--) {
      int value = entries.get(i).value(index);
      if (value != Entry.UNKNOWN) {
        counted.add(value, 1);
      }
    }
    return counted.distinct >= least;
  }

  private void add(int value, int weight) {
    int mask = values.length - 1;
    int slot = value & mask;
    while (counts[slot] != 0 && values[slot] != value) {
      slot = slot + 1 & mask;
    }
    if (counts[slot] == 0) {
      values[slot] = value;
      distinct++;
    }
    counts[slot] += weight;
  }

  int distinct() {
    return distinct;
  }

  int busiest() {
    int busiest = 0;
    for (int count : counts) {
      busiest = Math.max(busiest, count);
    }
    return busiest;
  }

  int values(IntPredicate logins) {
    int found = 0;
    for (int count : counts) {
      if (count > 0 && logins.test(count)) {
        found++;
      }
    }
    return found;
  }
}
