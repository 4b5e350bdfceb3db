package io.loginwatch.config;

import io.loginwatch.core.rule.Condition;
import io.loginwatch.core.rule.LoginField;
import io.loginwatch.core.rule.Threshold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads the {@code threshold} of a rule. */
final class ThresholdSection {
  private static final int MOST_LOGINS = 1_000_000;

  private ThresholdSection() {}

  static Optional<Threshold> read(Section threshold) {
    int count = threshold.count("count", 1, 1, MOST_LOGINS);
    Duration within =
        threshold.duration(
            "within", Duration.ofMinutes(10), Duration.ofSeconds(1), Threshold.LONGEST);
    var groupBy = new ArrayList<LoginField>();
    for (String name : threshold.texts("group_by", List.of())) {
      field(threshold, "group_by", name).ifPresent(groupBy::add);
    }
    List<Condition> conditions = conditions(threshold);
    threshold
        .duration("lasting", Duration.ZERO, Threshold.LONGEST)
        .ifPresent(least -> conditions.add(new Condition.Lasting(least)));
    var any = new ArrayList<Condition>();
    for (Section one : threshold.list("any")) {
      any.addAll(conditions(one));
    }
    if (!any.isEmpty()) {
      conditions.add(new Condition.Any(any));
    }
    Duration forgive =
        threshold.duration("forgive", Duration.ZERO, Duration.ZERO, Threshold.LONGEST);
    try {
      return Optional.of(new Threshold(count, within, groupBy, conditions, forgive));
    } catch (IllegalArgumentException e) {
      threshold.problem(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static List<Condition> conditions(Section section) {
    var conditions = new ArrayList<Condition>();
    conditions.addAll(distinct(section));
    conditions.addAll(counts(section, "distinct_at_most", Condition.AtMost::new));
    for (Section busiest : named(section, "busiest")) {
      int least = busiest.count("from", 1, 1, MOST_LOGINS);
      int most = busiest.count("to", MOST_LOGINS, 1, MOST_LOGINS);
      of(section, "busiest", busiest)
          .ifPresent(field -> conditions.add(new Condition.Busiest(field, least, most)));
    }
    for (Section share : named(section, "share")) {
      int least = share.count("from", 1, 1, MOST_LOGINS);
      int most = share.count("to", MOST_LOGINS, 1, MOST_LOGINS);
      double ofValues = share.number("at_least", 0.5, 0, 1);
      of(section, "share", share)
          .ifPresent(f -> conditions.add(new Condition.Share(f, least, most, ofValues)));
    }
    for (Section average : named(section, "average")) {
      double most = average.number("to", MOST_LOGINS, 0, MOST_LOGINS);
      of(section, "average", average)
          .ifPresent(field -> conditions.add(new Condition.Average(field, most)));
    }
    return conditions;
  }

  /** Either {@code distinct: user.name} with {@code of: 5}, or {@code distinct: {user.name: 5}}. */
  private static List<Condition> distinct(Section section) {
    if (!(section.get("distinct") instanceof Node.Scalar(_, String name, _))) {
      return counts(section, "distinct", Condition.AtLeast::new);
    }
    int of = section.count("of", 2, 1, Threshold.MOST_DISTINCT);
    return field(section, "distinct", name)
        .<List<Condition>>map(field -> List.of(new Condition.AtLeast(field, of)))
        .orElse(List.of());
  }

  private static List<Condition> counts(
      Section section, String name, BiFunction<LoginField, Integer, Condition> make) {
    if (!section.has(name)) {
      return List.of();
    }
    Section counts = section.section(name);
    var conditions = new ArrayList<Condition>();
    for (String field : counts.names()) {
      int values = counts.count(field, 1, 1, MOST_LOGINS);
      field(section, name, field).ifPresent(f -> conditions.add(make.apply(f, values)));
    }
    return conditions;
  }

  /** {@code busiest: {user.name: {to: 2}}}: the sections below, each named by a field. */
  private static List<Section> named(Section section, String name) {
    return section.has(name) ? List.copyOf(section.sections(name).values()) : List.of();
  }

  private static Optional<LoginField> of(Section section, String name, Section named) {
    return field(
        section, name, named.path().substring(named.path().indexOf(name) + name.length() + 1));
  }

  private static Optional<LoginField> field(Section section, String at, String name) {
    Optional<LoginField> field = LoginField.of(name);
    if (field.isEmpty()) {
      section.problem(at, "names a field that logins do not have: " + name);
    }
    return field;
  }
}
