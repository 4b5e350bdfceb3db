package io.loginwatch.core.profile;

/**
 * Something that users come back to, and how usual it is with everyone.
 *
 * @param key what it is: a line, a country, a client
 * @param days on how many of the sampled days of users; halved now and then
 * @param groups which of 64 groups of users, by a hash of their names, have come back to it: enough
 *     to tell one from a few and a few from many, and it names nobody
 * @param unseen how many halvings ago anybody last did
 */
record Custom<K>(K key, int days, long groups, int unseen) {
  static <K> Custom<K> of(K key, int group) {
    return new Custom<>(key, 1, 1L << group, 0);
  }

  Custom<K> seen(int group) {
    return new Custom<>(key, Math.min(days + 1, Population.FULL), groups | 1L << group, 0);
  }

  /** After a while; what nobody came back to in two of them is no longer a custom. */
  Custom<K> faded() {
    return new Custom<>(key, (days + 1) / 2, groups, unseen + 1);
  }

  boolean forgotten() {
    return unseen >= 2;
  }

  /** How many users other than one of that group, at least: no more than there were days. */
  int others(int group) {
    return Math.min(Long.bitCount(groups & ~(1L << group)), days);
  }

  /** Whether all of it may be one user's. */
  boolean lone() {
    return Long.bitCount(groups) == 1;
  }
}
