package io.loginwatch.core.rule;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The logins of a rule inside one window, as conditions see them. */
public final class Shape {
  private final List<Entry> entries;
  private final List<String> fields;
  private final Map<String, Map<Integer, Integer>> counted = new HashMap<>();

  /**
   * @param entries of the window, oldest first
   * @param fields the names of the values of each entry
   */
  Shape(List<Entry> entries, List<String> fields) {
    this.entries = entries;
    this.fields = fields;
  }

  /** How many logins. */
  public int count() {
    return entries.stream().mapToInt(Entry::weight).sum();
  }

  /** How many different values of a field, as far as the window remembers: never too many. */
  public int distinct(LoginField field) {
    return perValue(field).size();
  }

  /** How many logins each value of a field has. */
  public Collection<Integer> counts(LoginField field) {
    return perValue(field).values();
  }

  /** From the first login to the last. */
  public Duration lasted() {
    return entries.isEmpty()
        ? Duration.ZERO
        : Duration.ofMillis(entries.getLast().at() - entries.getFirst().at());
  }

  private Map<Integer, Integer> perValue(LoginField field) {
    return counted.computeIfAbsent(field.name(), this::count);
  }

  private Map<Integer, Integer> count(String field) {
    int index = fields.indexOf(field);
    Map<Integer, Integer> counts = new HashMap<>();
    for (Entry entry : entries) {
      int value = entry.value(index);
      if (value != Entry.UNKNOWN) {
        counts.merge(value, entry.weight(), Integer::sum);
      }
    }
    return counts;
  }
}
