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

  /** Where the one that was seen last is: the likeliest to be asked for. */
  private final int latest;

  private Familiars(Familiar<K>[] entries, int[] hashes, int latest) {
    this.entries = entries;
    this.hashes = hashes;
    this.latest = latest;
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
    int at = indexOf(key);
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
    int known = indexOf(key);
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
    if (depth == 1) {
      return latest;
    }
    if (entries.length == 0) {
      return 0;
    }
    return switch (depth) {
      case 2 -> hashes[latest] + (entries[latest] == null ? 0 : 1);
      case 3 -> entries[latest].count();
      default -> entries[latest].key().getClass() == String.class ? 1 : 0;
    };
  }

  private int indexOf(K key) {
    int hash = key.hashCode();
    if (isAt(latest, hash, key)) {
      return latest;
    }
    for (int i = 0; i < hashes.length; i++) {
      if (isAt(i, hash, key)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isAt(int index, int hash, K key) {
    return index < hashes.length && hashes[index] == hash && entries[index].key().equals(key);
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
