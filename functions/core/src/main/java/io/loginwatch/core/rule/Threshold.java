package io.loginwatch.core.rule;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fires once enough matching logins of one key lie close enough together.
 *
 * @param count at least so many logins
 * @param within in so long: a sliding window, both ends included
 * @param groupBy the fields whose values make the key; none: all logins are counted together
 * @param conditions what they must look like besides
 * @param forgive failures of a user are typing errors, and not counted, if the user gets in from
 *     the same address within so long, 0 for never; less than {@code within}
 */
public record Threshold(
    int count,
    Duration within,
    List<LoginField> groupBy,
    List<Condition> conditions,
    Duration forgive) {
  /** More values than this a window does not tell apart for sure. */
  public static final int MOST_DISTINCT = 200;

  /** Fields whose values one window keeps. */
  static final int MOST_FIELDS = 8;

  /** Longest window: a month would be a report, not an alert. */
  public static final Duration LONGEST = Duration.ofDays(7);

  public Threshold {
    groupBy = List.copyOf(groupBy);
    conditions = List.copyOf(conditions);
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1");
    }
    if (!within.isPositive() || within.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("within must be more than 0s and at most 7d");
    }
    for (Condition condition : conditions) {
      if (condition instanceof Condition.AtLeast(LoginField field, int values)
          && values > MOST_DISTINCT) {
        throw new IllegalArgumentException(
            "distinct must be at most %d: %s".formatted(MOST_DISTINCT, field));
      }
    }
    if (names(conditions).count() > MOST_FIELDS) {
      throw new IllegalArgumentException("conditions must be about at most 8 fields");
    }
    if (forgive.isNegative() || forgive.compareTo(within) >= 0) {
      throw new IllegalArgumentException("forgive must be less than within");
    }
    if (forgive.isPositive()
        && !fields(groupBy, conditions).containsAll(List.of(LoginField.USER, LoginField.ADDRESS))) {
      throw new IllegalArgumentException(
          "forgive needs user.name and source.ip in group_by or in the conditions");
    }
  }

  private static Set<LoginField> fields(List<LoginField> groupBy, List<Condition> conditions) {
    return Stream.concat(groupBy.stream(), conditions.stream().flatMap(c -> c.fields().stream()))
        .collect(Collectors.toSet());
  }

  /** The fields whose values it looks at, in a stable order. */
  public List<String> fields() {
    return names(conditions).toList();
  }

  private static Stream<String> names(List<Condition> conditions) {
    return conditions.stream()
        .flatMap(condition -> condition.fields().stream())
        .map(LoginField::name)
        .distinct()
        .sorted();
  }

  /**
   * Whether what it counts is of several addresses: it asks for that, or counts the logins of more
   * than a user.
   */
  boolean isOfManyAddresses() {
    return !groupBy.contains(LoginField.ADDRESS)
        && (!groupBy.contains(LoginField.USER)
            || conditions.stream()
                .anyMatch(condition -> condition.isOfSeveral(LoginField.ADDRESS)));
  }

  boolean met(Shape shape) {
    if (shape.count() < count) {
      return false;
    }
    for (Condition condition : conditions) {
      if (!condition.met(shape)) {
        return false;
      }
    }
    return true;
  }
}
