package io.loginwatch.core.rule;

import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The logins of a rule inside one window, as conditions see them. */
public final class Shape {
  private final Entries entries;
  private final int from;
  private final int to;
  private final List<LoginField> fields;
  private final int count;
  private @Nullable ValueCounts @Nullable [] counted;

  /**
   * @param entries which the window is part of
   * @param from index of its first
   * @param to index after its last
   * @param fields whose values each entry has
   */
  Shape(Entries entries, int from, int to, List<LoginField> fields) {
    this.entries = entries;
    this.from = from;
    this.to = to;
    this.fields = fields;
    this.count = entries.logins(from, to);
  }

  /** How many logins. */
  public int count() {
    return count;
  }

  /** Whether that login is one of them, as far as it was not merged. */
  boolean has(int login) {
    for (int i = from; i < to; i++) {
      if (entries.get(i).id() == login) {
        return true;
      }
    }
    return false;
  }

  /** How many different values of a field, as far as the window remembers: never too many. */
  public int distinct(LoginField field) {
    return of(field).distinct();
  }

  /** Whether a field has at least so many different values. */
  boolean hasDistinct(LoginField field, int least) {
    int index = fields.indexOf(field);
    if (to - from < least || index < 0) {
      return least <= 0;
    }
    ValueCounts counts = counted == null ? null : counted[index];
    return counts != null
        ? counts.distinct() >= least
        : ValueCounts.reach(entries, from, to, index, least);
  }

  /** How many logins the commonest value of a field has. */
  public int busiest(LoginField field) {
    return of(field).busiest();
  }

  /** How many values of a field have such a number of logins. */
  public int values(LoginField field, IntPredicate logins) {
    return of(field).values(logins);
  }

  /** From the first login to the last. */
  public Duration lasted() {
    return from == to
        ? Duration.ZERO
        : Duration.ofMillis(entries.get(to - 1).at() - entries.get(from).at());
  }

  private ValueCounts of(LoginField field) {
    int index = fields.indexOf(field);
    if (index < 0) {
      return ValueCounts.NONE;
    }
    if (counted == null) {
      counted = new @Nullable ValueCounts[fields.size()];
    }
    ValueCounts counts = counted[index];
    if (counts == null) {
      counts = ValueCounts.of(entries, from, to, index);
      counted[index] = counts;
    }
    return counts;
  }
}
