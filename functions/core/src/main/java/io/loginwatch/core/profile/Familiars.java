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
  /** Entries that are the likeliest to be asked for next, after the latest. */
  private static final int GLANCED = 4;

  private static final Familiars<?> NOTHING = of(List.of());

  /**
   * Never changed; an array because a profile is seldom in the processor's cache. Where {@link
   * #latest} is, it may be out of date: most logins see what the one before saw, and need no copy.
   */
  private final Familiar<K>[] entries;

  /** The keys' hashes, side by side: so a key that is not there is not looked for in each entry. */
  private final int[] hashes;

  /** Where the one that was seen last is, its hash and itself: the likeliest to be asked for. */
  private final int latest;

  private final int latestHash;
  private final @Nullable Familiar<K> latestEntry;

  private Familiars(
      Familiar<K>[] entries, int[] hashes, int latest, @Nullable Familiar<K> latestEntry) {
    this.entries = entries;
    this.hashes = hashes;
    this.latest = latest;
    this.latestHash = entries.length == 0 ? 0 : hashes[latest];
    this.latestEntry = latestEntry;
  }

  @SuppressWarnings("unchecked")
  static <K> Familiars<K> none() {
    return (Familiars<K>) NOTHING;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  static <K> Familiars<K> of(List<Familiar<K>> entries) {
    int[] hashes = entries.stream().mapToInt(entry -> entry.key().hashCode()).toArray();
    return new Familiars<K>(
        entries.toArray(new Familiar[0]), hashes, 0, entries.isEmpty() ? null : entries.getFirst());
  }

  /** What is known of that key; null if it is new. */
  public @Nullable Familiar<K> find(K key) {
    int hash = key.hashCode();
    if (isLatest(hash, key)) {
      return latestEntry;
    }
    int at = indexOf(hash, key);
    return at < 0 ? null : entry(at);
  }

  /** Whether any entry is like that. */
  public boolean any(Predicate<Familiar<K>> like) {
    for (int i = 0; i < entries.length; i++) {
      if (like.test(entry(i))) {
        return true;
      }
    }
    return false;
  }

  /** The one seen most often, the earliest of equals; null where there is none. */
  public @Nullable Familiar<K> most() {
    Familiar<K> most = null;
    for (int i = 0; i < entries.length; i++) {
      if (most == null || entry(i).count() > most.count()) {
        most = entry(i);
      }
    }
    return most;
  }

  public int size() {
    return entries.length;
  }

  @Override
  public Iterator<Familiar<K>> iterator() {
    return Arrays.asList(upToDate(entries.length)).iterator();
  }

  /** Seen once more. With {@code room} taken, what was seen once and longest ago makes place. */
  Familiars<K> with(K key, long time, boolean special, int room) {
    int hash = key.hashCode();
    if (isLatest(hash, key)) {
      return new Familiars<>(entries, hashes, latest, entry(latest).seen(time, special));
    }
    int known = indexOf(hash, key);
    if (known >= 0) {
      return new Familiars<>(
          upToDate(entries.length), hashes, known, entries[known].seen(time, special));
    }
    int at = entries.length < room ? entries.length : weakest();
    Familiar<K>[] copy = upToDate(Math.max(entries.length, at + 1));
    int[] others = Arrays.copyOf(hashes, copy.length);
    copy[at] = Familiar.of(key, time, special);
    others[at] = hash;
    return new Familiars<>(copy, others, at, copy[at]);
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
      case 1 -> latestHash + entries.length;
      case 2 -> entry.count() + hashes[0] + (entries[0] == entry ? 1 : 0);
      default -> glanceAtEntries();
    };
  }

  private int glanceAtEntries() {
    int seen = 0;
    for (int i = 0; i < Math.min(entries.length, GLANCED); i++) {
      seen += entries[i].count();
    }
    return seen;
  }

  private boolean isLatest(int hash, K key) {
    return latestEntry != null && latestHash == hash && latestEntry.key().equals(key);
  }

  private int indexOf(int hash, K key) {
    for (int i = 0; i < hashes.length; i++) {
      if (hashes[i] == hash && entries[i].key().equals(key)) {
        return i;
      }
    }
    return -1;
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
