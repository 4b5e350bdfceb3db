package io.loginwatch.core.profile;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The latest successful logins of a user, sorted by time. Immutable, and bounded in number and in
 * bytes. What most logins need to know of those before them is kept here too, as the visits
 * themselves are seldom in the processor's cache: when they were, what they cost, and how far they
 * reach.
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
  private final int[] costs;
  private final int bytes;
  private final long latest;

  /** Holds them all; may be too large by those that went since it was made anew. */
  private final Box box;

  /** How many came since the box was made anew. */
  private final int grown;

  private Visits(Visit[] all, int[] costs, int bytes, Box box, int grown) {
    this.all = all;
    this.costs = costs;
    this.bytes = bytes;
    this.latest = all.length == 0 ? Long.MIN_VALUE : all[all.length - 1].time();
    this.box = box;
    this.grown = grown;
  }

  /** These, which are sorted by time. */
  static Visits of(List<Visit> sorted) {
    Visit[] all = sorted.toArray(new Visit[0]);
    int[] costs = Arrays.stream(all).mapToInt(visit -> visit.cost() + COST).toArray();
    return new Visits(all, costs, Arrays.stream(costs).sum(), Box.around(all), 0);
  }

  /** With one more in its place; the oldest go while there are too many, or too large ones. */
  Visits with(Visit visit) {
    int at = all.length;
    while (at > 0 && visit.time() <= latest && visit.before(all[at - 1])) {
      at--;
    }
    int cost = visit.cost() + COST;
    int left = bytes + cost;
    int size = all.length + 1;
    int first = 0;
    while (size - first > MOST || (size - first > FEWEST && left > BYTES)) {
      left -= first == at ? cost : costs[first];
      first++;
    }
    if (first > at) {
      return this;
    }
    // Room for one more at the end, where nearly all belong.
    Visit[] more = Arrays.copyOfRange(all, first, size);
    int[] theirs = Arrays.copyOfRange(costs, first, size);
    System.arraycopy(all, at, more, at + 1 - first, all.length - at);
    System.arraycopy(costs, at, theirs, at + 1 - first, all.length - at);
    more[at - first] = visit;
    theirs[at - first] = cost;
    boolean anew = grown == MOST;
    return new Visits(
        more, theirs, left, anew ? Box.around(more) : box.with(visit.spot()), anew ? 0 : grown + 1);
  }

  /** See {@link Profile#glance}. */
  int glance(int depth) {
    int last = all.length - 1;
    return switch (depth) {
      case 1 -> (int) latest + last;
      case 2 -> last < 0 ? 0 : costs[last] + box.south() + (all[last] == null ? 1 : 0);
      default -> 0;
    };
  }

  /** Whether one of them was at that time or before; looks at few of them in most cases. */
  boolean reach(long time) {
    return all.length > 0 && (time >= latest || time >= all[0].time());
  }

  /** Whether one of them was on the line of that address. */
  public boolean wereOnLine(String ip) {
    for (int i = 0; i < all.length; i++) {
      if (Networks.areOneLine(all[i].ip(), ip)) {
        return true;
      }
    }
    return false;
  }

  /** When the latest was, milliseconds since 1970; {@link Long#MIN_VALUE} without any. */
  long latest() {
    return latest;
  }

  /** Whether one of them can be that far from a located place: cheap, errs on the side of yes. */
  public boolean canExceed(Spot from, double km) {
    return box.canExceed(from, km);
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
