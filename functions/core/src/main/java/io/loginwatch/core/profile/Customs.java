package io.loginwatch.core.profile;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bounded set of what is usual with everyone. Immutable. Where there is no room, what only one
 * user does makes place, so that nobody can push out what many do; and one user takes up {@value
 * #OF_ONE} places at most.
 */
public final class Customs<K> implements Iterable<Custom<K>> {
  /** As many as make a network shared, by default. */
  private static final int SEVERAL = 3;

  static final int OF_ONE = 8;

  private static final Customs<?> NOTHING = new Customs<>(List.of());

  private final List<Custom<K>> entries;

  private Customs(List<Custom<K>> entries) {
    this.entries = entries;
  }

  @SuppressWarnings("unchecked")
  static <K> Customs<K> none() {
    return (Customs<K>) NOTHING;
  }

  static <K> Customs<K> of(List<Custom<K>> entries) {
    return new Customs<>(List.copyOf(entries));
  }

  /** On how many of the sampled days of users that was. */
  public int days(K key) {
    Custom<K> one = find(key);
    return one == null ? 0 : one.days();
  }

  /** The same for all that are like that. */
  public int days(Predicate<K> like) {
    int days = 0;
    for (Custom<K> one : entries) {
      days += like.test(one.key()) ? one.days() : 0;
    }
    return days;
  }

  /** Whether several users other than one have come back to that. */
  public boolean areSeveral(K key, String except) {
    return others(key::equals, except) >= SEVERAL;
  }

  /** How many users other than one have come back to what is like that, at least; up to 64. */
  public int others(Predicate<K> like, String except) {
    int group = Population.group(except);
    int most = 0;
    for (Custom<K> one : entries) {
      most = Math.max(most, like.test(one.key()) ? one.others(group) : 0);
    }
    return most;
  }

  /**
   * How likely a user who comes with something new comes with something that nobody else has, after
   * Good and Turing: the share of pairs of users and things whose thing is one user's alone. 1
   * where nothing is known.
   *
   * @param among among which things
   * @param except the user, who is left out
   */
  public double novelty(Predicate<K> among, String except) {
    int group = Population.group(except);
    int pairs = 0;
    int alone = 0;
    for (Custom<K> one : entries) {
      if (among.test(one.key())) {
        int others = one.others(group);
        pairs += others;
        alone += others == 1 ? 1 : 0;
      }
    }
    return (alone + 1.0) / (pairs + 1.0);
  }

  public int size() {
    return entries.size();
  }

  @Override
  public Iterator<Custom<K>> iterator() {
    return entries.iterator();
  }

  private @Nullable Custom<K> find(K key) {
    int at = indexOf(key);
    return at < 0 ? null : entries.get(at);
  }

  /** Seen on one more day of a user. */
  Customs<K> with(K key, int group, int room) {
    int at = indexOf(key);
    if (at >= 0) {
      return set(at, entries.get(at).seen(group));
    }
    Custom<K> fresh = Custom.of(key, group);
    int own = weakestIfMany(group);
    if (own >= 0) {
      return set(own, fresh);
    }
    return set(entries.size() < room ? entries.size() : weakest(), fresh);
  }

  /** After a while: half as usual, without what nobody came back to. */
  Customs<K> faded() {
    return of(entries.stream().map(Custom::faded).filter(one -> !one.forgotten()).toList());
  }

  private Customs<K> set(int at, Custom<K> one) {
    var copy = new ArrayList<Custom<K>>(entries.size() + 1);
    copy.addAll(entries);
    if (at == copy.size()) {
      copy.add(one);
    } else {
      copy.set(at, one);
    }
    return new Customs<>(copy);
  }

  private int indexOf(K key) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /** What is to make place of what is that group's alone, where that is much; or else -1. */
  private int weakestIfMany(int group) {
    int weakest = -1;
    int own = 0;
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).groups() == 1L << group) {
        own++;
        weakest = weakest < 0 || weaker(entries.get(i), entries.get(weakest)) ? i : weakest;
      }
    }
    return own < OF_ONE ? -1 : weakest;
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

  private static boolean weaker(Custom<?> one, Custom<?> other) {
    if (one.lone() != other.lone()) {
      return one.lone();
    }
    return one.days() != other.days() ? one.days() < other.days() : one.unseen() > other.unseen();
  }
}
