package io.loginwatch.core.rule;

import io.loginwatch.core.login.Login;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A login in a window, or several that were merged to save space.
 *
 * @param at its time in epoch milliseconds; of the oldest where several were merged, so that none
 *     counts longer than it should
 * @param id {@link #name} of it, so that it counts once; 0 where several were merged
 * @param weight how many logins
 * @param after if a rule had fired at its time or later when it arrived, the number of the latest
 *     mark then: it was part of none of these firings. Else 0
 * @param values hashes of what it has in the fields that its rules look at
 */
record Entry(long at, int id, int weight, int after, int[] values) {
  /** The login has no such field, or merged logins differ in it. */
  static final int UNKNOWN = 0;

  Entry(long at, int id, int weight, int[] values) {
    this(at, id, weight, 0, values);
  }

  Entry after(int mark) {
    return mark == after ? this : new Entry(at, id, weight, mark, values);
  }

  /** The hash of a text: 32 bits, never {@link #UNKNOWN}. FNV-1a, then mixed. */
  static int hash(@Nullable String text) {
    if (text == null) {
      return UNKNOWN;
    }
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    int mixed = (int) (hash ^ hash >>> 32);
    return mixed == UNKNOWN ? 1 : mixed;
  }

  /**
   * What tells a login from others of its time: a hash of its id and its address, as not every
   * source gives each login an id of its own.
   */
  static int name(Login login) {
    int mixed = 31 * hash(login.id()) + hash(login.source().ip());
    return mixed == UNKNOWN ? 1 : mixed;
  }

  int value(int index) {
    return index < 0 || index >= values.length ? UNKNOWN : values[index];
  }

  boolean sameValues(Entry other) {
    return Arrays.equals(values, other.values);
  }

  /**
   * This and a later one as one, that knows of its values only what both have, and is used up if
   * one of them is.
   */
  Entry merged(Entry later) {
    int[] common = values.clone();
    for (int i = 0; i < common.length; i++) {
      if (common[i] != later.value(i)) {
        common[i] = UNKNOWN;
      }
    }
    return new Entry(at, 0, weight + later.weight, Math.min(after, later.after), common);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Entry that
        && at == that.at
        && id == that.id
        && weight == that.weight
        && after == that.after
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(at) * 31 + id;
  }
}
