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
  private static final Familiars<?> NOTHING = new Familiars<>(List.of());

  private final List<Familiar<K>> entries;

  private Familiars(List<Familiar<K>> entries) {
    this.entries = entries;
  }

  @SuppressWarnings("unchecked")
  static <K> Familiars<K> none() {
    return (Familiars<K>) NOTHING;
  }

  static <K> Familiars<K> of(List<Familiar<K>> entries) {
    return new Familiars<>(List.copyOf(entries));
  }

  /** What is known of that key; null if it is new. */
  public @Nullable Familiar<K> find(K key) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key().equals(key)) {
        return entries.get(i);
      }
    }
    return null;
  }

  /** Whether any entry is like that. */
  public boolean any(Predicate<Familiar<K>> like) {
    for (int i = 0; i < entries.size(); i++) {
      if (like.test(entries.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** The one seen most often, the earliest of equals; null where there is none. */
  public @Nullable Familiar<K> most() {
    Familiar<K> most = null;
    for (int i = 0; i < entries.size(); i++) {
      if (most == null || entries.get(i).count() > most.count()) {
        most = entries.get(i);
      }
    }
    return most;
  }

  public int size() {
    return entries.size();
  }

  @Override
  public Iterator<Familiar<K>> iterator() {
    return entries.iterator();
  }

  /** Seen once more. With {@code room} taken, what was seen once and longest ago makes place. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  Familiars<K> with(K key, long time, boolean phone, int room) {
    int at = indexOf(key);
    int size = entries.size();
    Familiar[] copy;
    if (at >= 0) {
      copy = entries.toArray(new Familiar[size]);
      copy[at] = entries.get(at).seen(time, phone);
    } else if (size < room) {
      copy = entries.toArray(new Familiar[size + 1]);
      copy[size] = Familiar.of(key, time, phone);
    } else {
      copy = entries.toArray(new Familiar[size]);
      copy[weakest()] = Familiar.of(key, time, phone);
    }
    return new Familiars<K>((List) Arrays.asList(copy));
  }

  private int indexOf(K key) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private int weakest() {
    int weakest = 0;
    for (int i = 1; i < entries.size(); i++) {
      if (weaker(entries.get(i), entries.get(weakest))) {
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
