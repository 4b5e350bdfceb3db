package io.loginwatch.core.rule;

import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The logins of a rule inside one window, as conditions see them. */
public final class Shape {
  private final List<Entry> entries;
  private final List<LoginField> fields;
  private final @Nullable ValueCounts[] counted;
  private final int count;

  /**
   * @param entries of the window, oldest first
   * @param fields whose values each entry has
   */
  Shape(List<Entry> entries, List<LoginField> fields) {
    this.entries = entries;
    this.fields = fields;
    this.counted = new @Nullable ValueCounts[fields.size()];
    this.count = count(entries);
  }

  private static int count(List<Entry> entries) {
    int count = 0;
    for (int i = 0; i < entries.size(); i++) {
      count += entries.get(i).weight();
    }
    return count;
  }

  /** How many logins. */
  public int count() {
    return count;
  }

  /** How many different values of a field, as far as the window remembers: never too many. */
  public int distinct(LoginField field) {
    return of(field).distinct();
  }

  /** Whether a field has at least so many different values. */
  boolean hasDistinct(LoginField field, int least) {
    int index = fields.indexOf(field);
    if (entries.size() < least || index < 0) {
      return least <= 0;
    }
    ValueCounts counts = counted[index];
    return counts != null ? counts.distinct() >= least : ValueCounts.reach(entries, index, least);
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
    return entries.isEmpty()
        ? Duration.ZERO
        : Duration.ofMillis(entries.getLast().at() - entries.getFirst().at());
  }

  private ValueCounts of(LoginField field) {
    int index = fields.indexOf(field);
    if (index < 0) {
      return ValueCounts.NONE;
    }
    ValueCounts counts = counted[index];
    if (counts == null) {
      counts = ValueCounts.of(entries, index);
      counted[index] = counts;
    }
    return counts;
  }
}
