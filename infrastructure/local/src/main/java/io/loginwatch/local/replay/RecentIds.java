package io.loginwatch.local.replay;

/**
 * Ids that were there lately: of the last {@value #MOST} every one, and as many of those before at
 * most. Of each 64 bits are kept, so that one in some ten billion files with millions of alerts
 * takes a new one for an old one.
 */
final class RecentIds {
  /** Of each generation, 8 MB; a file has its alerts again long before or in another run. */
  static final int MOST = 1 << 19;

  private Generation now = new Generation();
  private Generation before = now;

  /** Whether it was not there, as far as is known; it is from now on. */
  boolean add(String id) {
    long key = hash(id);
    if (before.has(key) || !now.add(key)) {
      return false;
    }
    if (now.size == MOST) {
      before = now;
      now = new Generation();
    }
    return true;
  }

  /** FNV-1a, mixed as MurmurHash3 does in the end; never 0, which is an empty place. */
  private static long hash(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash ^= hash >>> 33;
    return hash == 0 ? 1 : hash;
  }

  /** A set of numbers other than 0 that grows, at most half full, probed place by place. */
  private static final class Generation {
    private long[] places = new long[1 << 10];
    private int size;

    boolean has(long key) {
      return places[place(key)] == key;
    }

    boolean add(long key) {
      int place = place(key);
      if (places[place] == key) {
        return false;
      }
      places[place] = key;
      size++;
      if (2 * size > places.length) {
        grow();
      }
      return true;
    }

    /** Where it is or would be. */
    private int place(long key) {
      int place = (int) key & places.length - 1;
      while (places[place] != 0 && places[place] != key) {
        place = place + 1 & places.length - 1;
      }
      return place;
    }

    private void grow() {
      long[] few = places;
      places = new long[2 * few.length];
      for (long key : few) {
        if (key != 0) {
          places[place(key)] = key;
        }
      }
    }
  }
}
