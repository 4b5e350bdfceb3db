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

  /** Never changed; an array because a profile is seldom in the processor's cache. */
  private final Familiar<K>[] entries;

  /** The keys' hashes, side by side: so a key that is not there is not looked for in each entry. */
  private final int[] hashes;

  /** Where the one that was seen last is, its hash and itself: the likeliest to be asked for. */
  private final int latest;

  private final int latestHash;
  private final @Nullable Familiar<K> latestEntry;

  private Familiars(Familiar<K>[] entries, int[] hashes, int latest) {
    this.entries = entries;
    this.hashes = hashes;
    this.latest = latest;
    this.latestHash = entries.length == 0 ? 0 : hashes[latest];
    this.latestEntry = entries.length == 0 ? null : entries[latest];
  }

  @SuppressWarnings("unchecked")
  static <K> Familiars<K> none() {
    return (Familiars<K>) NOTHING;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  static <K> Familiars<K> of(List<Familiar<K>> entries) {
    int[] hashes = entries.stream().mapToInt(entry -> entry.key().hashCode()).toArray();
    return new Familiars<K>(entries.toArray(new Familiar[0]), hashes, 0);
  }

  /** What is known of that key; null if it is new. */
  public @Nullable Familiar<K> find(K key) {
    int hash = key.hashCode();
    if (isLatest(hash, key)) {
      return latestEntry;
    }
    int at = indexOf(hash, key);
    return at < 0 ? null : entries[at];
  }

  /** Whether any entry is like that. */
  public boolean any(Predicate<Familiar<K>> like) {
    for (int i = 0; i < entries.length; i++) {
      if (like.test(entries[i])) {
        return true;
      }
    }
    return false;
  }

  /** The one seen most often, the earliest of equals; null where there is none. */
  public @Nullable Familiar<K> most() {
    Familiar<K> most = null;
    for (int i = 0; i < entries.length; i++) {
      if (most == null || entries[i].count() > most.count()) {
        most = entries[i];
      }
    }
    return most;
  }

  public int size() {
    return entries.length;
  }

  @Override
  public Iterator<Familiar<K>> iterator() {
    return Arrays.asList(entries).iterator();
  }

  /** Seen once more. With {@code room} taken, what was seen once and longest ago makes place. */
  Familiars<K> with(K key, long time, boolean special, int room) {
    int hash = key.hashCode();
    int known = isLatest(hash, key) ? latest : indexOf(hash, key);
    if (known >= 0) {
      return with(known, entries[known].seen(time, special));
    }
    return with(
        entries.length < room ? entries.length : weakest(), Familiar.of(key, time, special));
  }

  private Familiars<K> with(int at, Familiar<K> entry) {
    Familiar<K>[] copy = Arrays.copyOf(entries, Math.max(entries.length, at + 1));
    copy[at] = entry;
    int hash = entry.key().hashCode();
    if (at < hashes.length && hashes[at] == hash) {
      return new Familiars<>(copy, hashes, at);
    }
    int[] others = Arrays.copyOf(hashes, copy.length);
    others[at] = hash;
    return new Familiars<>(copy, others, at);
  }

  /** See {@link Profile#glance}. */
  int glance(int depth) {
    Familiar<K> entry = latestEntry;
    if (entry == null) {
      return 0;
    }
    return switch (depth) {
      case 1 -> latestHash;
      case 2 -> entry.count() + (entries[latest] == null ? 1 : 0);
      default -> entry.key().getClass() == String.class ? 1 : 0;
    };
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
      if (weaker(entries[i], entries[weakest])) {
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
