package io.loginwatch.core.profile;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The latest successful logins of a user, sorted by time. Immutable, and bounded in number and in
 * bytes; both are counted as logins come and go, because the older ones are seldom in the
 * processor's cache.
 */
public final class Visits extends AbstractList<Visit> implements RandomAccess {
  static final int MOST = 20;
  static final int FEWEST = 6;

  /** Bytes that the visits of an ordinary user may take; one takes its id and 12. */
  static final int BYTES = 560;

  private static final int COST = 12;

  /** None yet. */
  static final Visits NONE = of(List.of());

  private final Visit[] all;
  private final int bytes;

  private Visits(Visit[] all, int bytes) {
    this.all = all;
    this.bytes = bytes;
  }

  /** These, which are sorted by time. */
  static Visits of(List<Visit> sorted) {
    int bytes = 0;
    for (Visit visit : sorted) {
      bytes += bytes(visit);
    }
    return new Visits(sorted.toArray(new Visit[0]), bytes);
  }

  /** With one more in its place; the oldest go while there are too many, or too large ones. */
  Visits with(Visit visit) {
    int at = all.length;
    while (at > 0 && visit.before(all[at - 1])) {
      at--;
    }
    Visit[] more = new Visit[all.length + 1];
    System.arraycopy(all, 0, more, 0, at);
    more[at] = visit;
    System.arraycopy(all, at, more, at + 1, all.length - at);
    int left = bytes + bytes(visit);
    int first = 0;
    while (more.length - first > MOST || (more.length - first > FEWEST && left > BYTES)) {
      left -= bytes(more[first]);
      first++;
    }
    return new Visits(first == 0 ? more : Arrays.copyOfRange(more, first, more.length), left);
  }

  private static int bytes(Visit visit) {
    return visit.cost() + COST;
  }

  @Override
  public Visit get(int index) {
    return all[index];
  }

  @Override
  public int size() {
    return all.length;
  }
}
