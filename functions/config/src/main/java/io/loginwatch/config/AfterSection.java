package io.loginwatch.config;

import io.loginwatch.core.rule.After;
import io.loginwatch.core.rule.LoginField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a rule comes after, as its file writes it. */
final class AfterSection {
  private AfterSection() {}

  /** What is there, with a problem for each field that is wrong. */
  static After read(Section after) {
    List<String> rules = after.texts("rule", List.of());
    if (rules.isEmpty()) {
      after.problem("rule", "is missing");
    }
    Duration within =
        after.duration("within", Duration.ofHours(3), Duration.ofSeconds(1), Duration.ofDays(7));
    var by = new ArrayList<LoginField>();
    for (String name : after.texts("by", List.of("user.name"))) {
      if (!name.equals("user.name") && !name.equals("source.ip")) {
        after.problem("by", "is neither user.name nor source.ip: " + name);
      } else {
        LoginField.of(name).ifPresent(by::add);
      }
    }
    return new After(rules, within, by, unless(after, rules));
  }

  /** One exception, or a list of them. */
  private static List<After.Unless> unless(Section after, List<String> rules) {
    if (!after.has("unless")) {
      return List.of();
    }
    List<Section> sections =
        after.get("unless") instanceof Node.Items
            ? after.list("unless")
            : List.of(after.section("unless"));
    return sections.stream().map(one -> exception(one, rules)).toList();
  }

  private static After.Unless exception(Section unless, List<String> after) {
    List<String> rules = unless.texts("rule", List.of());
    for (String rule : rules) {
      if (!after.contains(rule)) {
        unless.problem("rule", "is no rule that this one comes after: " + rule);
      }
    }
    var unlike = new ArrayList<LoginField>();
    for (String name : unless.texts("unlike", List.of())) {
      LoginField.of(name)
          .ifPresentOrElse(
              unlike::add,
              () -> unless.problem("unlike", "is a field that logins do not have: " + name));
    }
    return new After.Unless(rules, PatternSection.read(unless, "match"), unlike);
  }
}
