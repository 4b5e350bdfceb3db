package io.loginwatch.core.profile;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bounded set of what is familiar of a user. Immutable; made for a handful of entries, where a
 * walk is faster than a hash.
 */
public final class Familiars<K> implements Iterable<Familiar<K>> {
  private static final Familiars<?> NOTHING = of(List.of());

  /**
   * Never changed; an array because a profile is seldom in the processor's cache. Where {@link
   * #latest} is, it may be out of date: most logins see what the one before saw, and need no copy.
   */
  private final Familiar<K>[] entries;

  /** The keys' hashes, side by side: so a key that is not there is not looked for in each entry. */
  private final long[] hashes;

  /** Where the one that was seen last is, its hash and itself: the likeliest to be asked for. */
  private final int latest;

  private final long latestHash;
  private final @Nullable Familiar<K> latestEntry;

  /** Where the one is that was seen most often, and how often. */
  private final int most;

  private final int mostCount;

  private Familiars(
      Familiar<K>[] entries,
      long[] hashes,
      int latest,
      long latestHash,
      @Nullable Familiar<K> latestEntry,
      int most,
      int mostCount) {
    this.entries = entries;
    this.hashes = hashes;
    this.latest = latest;
    this.latestHash = latestHash;
    this.latestEntry = latestEntry;
    this.most = most;
    this.mostCount = mostCount;
  }

  @SuppressWarnings("unchecked")
  static <K> Familiars<K> none() {
    return (Familiars<K>) NOTHING;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  static <K> Familiars<K> of(List<Familiar<K>> entries) {
    long[] hashes = entries.stream().mapToLong(entry -> hash(entry.key())).toArray();
    return of(entries.toArray(new Familiar[0]), hashes, 0);
  }

  private static <K> Familiars<K> of(Familiar<K>[] all, long[] hashes, int latest) {
    if (all.length == 0) {
      return new Familiars<>(all, hashes, 0, 0, null, 0, 0);
    }
    int most = 0;
    for (int i = 1; i < all.length; i++) {
      most = all[i].count() > all[most].count() ? i : most;
    }
    return new Familiars<>(
        all, hashes, latest, hashes[latest], all[latest], most, all[most].count());
  }

  /** What is known of that key; null if it is new. */
  public @Nullable Familiar<K> find(K key) {
    if (isLatest(key)) {
      return latestEntry;
    }
    int at = indexOf(hash(key), key);
    return at < 0 ? null : entry(at);
  }

  /** What is known of that number, where keys are numbers; null if it is new. */
  @Nullable Familiar<K> numbered(long number) {
    if (latestHash == number && latestEntry != null) {
      return latestEntry;
    }
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i] == number) {
        return entry(i);
      }
    }
    return null;
  }

  /** Whether any entry is like that. */
  public boolean any(Predicate<Familiar<K>> like) {
    return first(like) != null;
  }

  /** The first entry that is like that; null if none is. */
  @Nullable Familiar<K> first(Predicate<Familiar<K>> like) {
    for (int i = 0; i < entries.length; i++) {
      Familiar<K> entry = entry(i);
      if (like.test(entry)) {
        return entry;
      }
    }
    return null;
  }

  /** The one seen most often, the earliest of equals; null where there is none. */
  public @Nullable Familiar<K> most() {
    return entries.length == 0 ? null : entry(most);
  }

  public int size() {
    return hashes.length;
  }

  @Override
  public Iterator<Familiar<K>> iterator() {
    return Arrays.asList(upToDate(entries.length)).iterator();
  }

  /** Seen once more. With {@code room} taken, what was seen once and longest ago makes place. */
  Familiars<K> with(K key, long time, boolean special, int room) {
    if (isLatest(key)) {
      return with(entries, hashes, latest, latestHash, entry(latest).seen(time, special));
    }
    long hash = hash(key);
    int known = indexOf(hash, key);
    if (known >= 0) {
      return with(
          upToDate(entries.length), hashes, known, hash, entries[known].seen(time, special));
    }
    int at = entries.length < room ? entries.length : weakest();
    Familiar<K>[] copy = upToDate(Math.max(entries.length, at + 1));
    long[] others = Arrays.copyOf(hashes, copy.length);
    copy[at] = Familiar.of(key, time, special);
    others[at] = hash;
    return at == most ? of(copy, others, at) : with(copy, others, at, hash, copy[at]);
  }

  /** The same, where the device that was seen last had that version of its browser. */
  Familiars<K> withVersion(int major) {
    Familiar<K> seen = latestEntry;
    Familiar<K> now = seen == null ? null : seen.withVersion(major);
    return now == seen
        ? this
        : new Familiars<>(entries, hashes, latest, latestHash, now, most, mostCount);
  }

  /** With that one where it is, seen more often than before or for the first time. */
  private Familiars<K> with(Familiar<K>[] all, long[] theirs, int at, long hash, Familiar<K> seen) {
    boolean more = seen.count() > mostCount || (seen.count() == mostCount && at < most);
    return new Familiars<>(
        all, theirs, at, hash, seen, more ? at : most, Math.max(seen.count(), mostCount));
  }

  private Familiar<K> entry(int at) {
    Familiar<K> newest = latestEntry;
    return at == latest && newest != null ? newest : entries[at];
  }

  private Familiar<K>[] upToDate(int length) {
    Familiar<K>[] copy = Arrays.copyOf(entries, length);
    if (latestEntry != null) {
      copy[latest] = latestEntry;
    }
    return copy;
  }

  /** See {@link Profile#glance}. */
  int glance(int depth) {
    Familiar<K> entry = latestEntry;
    if (entry == null) {
      return 0;
    }
    return switch (depth) {
      case 1 -> (int) latestHash + mostCount;
      case 2 -> entry.count() + (int) hashes[0] + (entries[most] == null ? 1 : 0);
      default -> 0;
    };
  }

  /**
   * Mostly it is the very same, whose hash need not be made: that looks at all of a key's texts.
   */
  private boolean isLatest(K key) {
    return latestEntry != null
        && (key instanceof Long number
            ? number == latestHash
            : latestEntry.key() == key
                || (latestHash == hash(key) && latestEntry.key().equals(key)));
  }

  private int indexOf(long hash, K key) {
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i] == hash && (key instanceof Long || entries[i].key().equals(key))) {
        return i;
      }
    }
    return -1;
  }

  /** A number is its own hash, which no other number has: then the key need not be looked at. */
  private static long hash(Object key) {
    return key instanceof Long number ? number : key.hashCode();
  }

  private int weakest() {
    int weakest = 0;
    for (int i = 1; i < entries.length; i++) {
      if (weaker(entry(i), entry(weakest))) {
        weakest = i;
      }
    }
    return weakest;
  }

  private boolean weaker(Familiar<K> one, Familiar<K> other) {
    if (one.settled() != other.settled()) {
      return other.settled();
    }
    return one.last() < other.last();
  }
}
