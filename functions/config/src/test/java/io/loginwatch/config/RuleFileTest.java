package io.loginwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFileTest {
  private static final String GOOD =
      """
      id: spray
      title: Many users from one address
      severity: high
      tags: [T1110.003]
      quieter:
        - {match: {loginwatch.known.network: true}, severity: info}
      match:
        event: {action: login, outcome: failure}
      threshold:
        count: 15
        within: 1h
        group_by: source.ip
        distinct: {user.name: 5}
        busiest: {user.name: {from: 2, to: 8}}
        share: {user.name: {from: 2, to: 6, at_least: 0.6}}
        lasting: 5m
        any:
          - distinct: {source.as.number: 3}
      debounce: 20m
      summary: "{{count}} failures of {{distinct.user.name}} users from {{source.ip}}"
      absorbs: [brute-force]
      tests:
        - name: not read by the functions
      """;

  private static List<String> problems(String yaml) {
    return RuleFile.parse("rules/a.yaml", yaml).problems().stream().map(Problem::toString).toList();
  }

  @Test
  void a_rule_is_read_whole() {
    RuleFile.Read read = RuleFile.parse("rules/a.yaml", GOOD);

    assertThat(read.problems()).isEmpty();
    Rule rule = read.rule().orElseThrow();
    assertThat(rule.severity()).isEqualTo(Severity.HIGH);
    assertThat(rule.subject()).isEqualTo(Subject.Type.SOURCE);
    assertThat(rule.debounce()).isEqualTo(Duration.ofMinutes(20));
    assertThat(rule.threshold().orElseThrow().conditions()).hasSize(5);
    assertThat(rule.match().getFirst())
        .hasToString("{\"event\":{\"action\":[\"login\"],\"outcome\":[\"failure\"]}}");
    assertThat(rule.quieter().getFirst().severity()).isEqualTo(Severity.INFO);
    assertThat(rule.absorbs()).containsExactly("brute-force");
  }

  @Test
  void every_mistake_is_said_with_its_line() {
    assertThat(
            problems(
                """
                id: Not Kebab
                severity: fatal
                colour: red
                match:
                  event: {action: [{prefixx: a}]}
                threshold:
                  count: 0
                  within: soon
                  group_by: user.nam
                  distinct: {user.name: 201}
                summary: "{{coun}}"
                """))
        .containsExactlyInAnyOrder(
            "rules/a.yaml:1: id: is not in kebab case: Not Kebab",
            "rules/a.yaml:1: title: is missing",
            "rules/a.yaml:2: severity: is not one of info, low, medium, high, critical: fatal",
            "rules/a.yaml:3: colour: unknown field",
            "rules/a.yaml:4: match: is not a pattern: Unrecognized match type prefixx",
            "rules/a.yaml:7: threshold.count: is not between 1 and 1000000: 0",
            "rules/a.yaml:8: threshold.within: is not a duration such as 30s, 5m, 2h or 14d: soon",
            "rules/a.yaml:9: threshold.group_by: names a field that logins do not have: user.nam",
            "rules/a.yaml:7: threshold: distinct must be at most 200: user.name",
            "rules/a.yaml:11: summary: names a field that logins do not have: coun");
  }

  @Test
  void a_summary_that_tells_what_its_rule_does_not_look_at_is_refused() {
    String good = GOOD.replace("source.ip}}\"", "source.ip}} in {{lasted}}\"");
    assertThat(problems(good)).isEmpty();
    assertThat(problems(good.replace("{{distinct.user.name}}", "{{distinct.source.as.number}}")))
        .isEmpty();
    assertThat(problems(good.replace("{{distinct.user.name}}", "{{distinct.user.id}}")))
        .containsExactly(
            "rules/a.yaml:20: summary: tells the values of a field that no condition of threshold"
                + " is about: distinct.user.id");
    assertThat(problems(good.replace("{{distinct.user.name}}", "{{distinct.source.ip}}")))
        .containsExactly(
            "rules/a.yaml:20: summary: tells the values of a field that no condition of threshold"
                + " is about: distinct.source.ip");
    assertThat(problems(good.replace("{{distinct.user.name}}", "{{after.rule}}")))
        .containsExactly(
            "rules/a.yaml:20: summary: tells what a rule without after does not know:"
                + " after.rule");
    String one = "id: a\ntitle: A\nmatch: {event: {action: login}}\nsummary: \"%s\"\n";
    assertThat(problems(one.formatted("{{count}} {{user.name}}"))).isEmpty();
    assertThat(problems(one.formatted("{{distinct.user.name}}")))
        .containsExactly(
            "rules/a.yaml:4: summary: tells the values of a field that no condition of threshold"
                + " is about: distinct.user.name");
    String two = one.formatted("{{after.rule}} {{after.before}}");
    assertThat(problems(two)).hasSize(2);
    assertThat(problems(two + "after: {rule: spray}\n")).isEmpty();
  }

  @Test
  void a_file_that_is_too_deep_or_too_long_is_refused_as_any_other() {
    for (int deep : new int[] {41, 1_000, 100_000}) {
      assertThat(problems("id: deep\nmatch: " + "{a: ".repeat(deep) + "b" + "}".repeat(deep)))
          .singleElement()
          .asString()
          .startsWith("rules/a.yaml:2: ")
          .contains("is nested deeper than 40");
    }
    String forty = "{a: ".repeat(39) + "b" + "}".repeat(39);
    assertThat(problems("id: deep\nmatch: " + forty)).noneMatch(one -> one.contains("deeper"));
    String comment = "#" + " ".repeat((1 << 20) - GOOD.length() - 2) + "\n";
    assertThat(problems(comment + GOOD)).isEmpty();
    assertThat(problems(" " + comment + GOOD)).anyMatch(one -> one.contains("1048576"));
  }

  @Test
  void rules_that_wait_for_one_another_are_refused(@TempDir Path folder) throws IOException {
    after(folder, "a", "b");
    after(folder, "b", "c");
    after(folder, "c", "a");
    after(folder, "d", "d");
    after(folder, "e", "[a, spray]");
    after(folder, "f", "[f, e]");
    Files.writeString(folder.resolve("spray.yaml"), GOOD);

    RuleFiles files = RuleFiles.read(folder, Set.of(), Set.of());

    assertThat(files.rules()).extracting(Rule::id).containsExactly("e", "f", "spray");
    assertThat(files.problems())
        .extracting(Problem::message)
        .containsExactly(
            "would never fire, as each of these waits for it or for itself: b",
            "would never fire, as each of these waits for it or for itself: c",
            "would never fire, as each of these waits for it or for itself: a",
            "would never fire, as each of these waits for it or for itself: d");
    assertThat(files.problems()).allMatch(problem -> problem.line() == 4);
  }

  private static void after(Path folder, String id, String rule) throws IOException {
    Files.writeString(
        folder.resolve(id + ".yaml"),
        "id: %s\ntitle: T\nmatch: {event: {outcome: success}}\nafter: {rule: %s}\n"
            .formatted(id, rule));
  }

  @Test
  void a_subject_is_spelled_as_in_alerts() {
    for (String spelled : List.of("log_source", "log-source")) {
      assertThat(
              RuleFile.parse("rules/a.yaml", GOOD + "subject: " + spelled + "\n")
                  .rule()
                  .orElseThrow()
                  .subject())
          .isEqualTo(Subject.Type.LOG_SOURCE);
    }
    assertThat(problems(GOOD + "subject: log source\n"))
        .containsExactly(
            "rules/a.yaml:24: subject: is not one of user, source, log-source, tenant: log source");
  }

  @Test
  void a_bad_rule_is_refused_alone_and_the_others_run(@TempDir Path folder) throws IOException {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(rules.resolve("a.yaml"), GOOD);
    Files.writeString(rules.resolve("b.yaml"), GOOD.replace("id: spray", "id: other\nseverity: x"));
    Files.writeString(rules.resolve("c.yaml"), "id: [");
    Files.writeString(rules.resolve("d.yaml"), GOOD);
    Files.writeString(rules.resolve("e.yaml"), GOOD.replace("id: spray", "id: last"));
    Files.writeString(rules.resolve("f.yaml"), GOOD.replace("id: spray", "id: new-device"));

    RuleFiles read = RuleFiles.read(rules, Set.of(), Set.of("last"));

    assertThat(read.rules()).extracting(Rule::id).containsExactly("spray", "last");
    assertThat(read.rules()).extracting(Rule::staged).containsExactly(false, true);
    assertThat(read.problems())
        .extracting(Problem::file)
        .containsOnly("rules/b.yaml", "rules/c.yaml", "rules/d.yaml", "rules/f.yaml");
    assertThat(read.problems())
        .extracting(Problem::toString)
        .contains(
            "rules/d.yaml:1: id: is already the id of the rule in rules/a.yaml",
            "rules/f.yaml:1: id: is already the id of a built-in detector");
  }

  @Test
  void a_rule_can_be_switched_off_in_its_file_and_in_the_configuration(@TempDir Path rules)
      throws IOException {
    Files.writeString(rules.resolve("a.yaml"), GOOD + "enabled: false\n");
    Files.writeString(rules.resolve("b.yaml"), GOOD.replace("id: spray", "id: other"));

    assertThat(RuleFiles.read(rules, Set.of("other"), Set.of()).rules()).isEmpty();
    assertThat(RuleFiles.read(rules, Set.of("other"), Set.of()).problems()).isEmpty();
  }

  @Test
  void a_rule_that_comes_after_none_is_refused_alone(@TempDir Path folder) throws IOException {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(rules.resolve("a.yaml"), GOOD);
    Files.writeString(rules.resolve("b.yaml"), AFTER.formatted("b", "spray"));
    Files.writeString(rules.resolve("c.yaml"), AFTER.formatted("c", "sprya"));
    Files.writeString(rules.resolve("d.yaml"), AFTER.formatted("d", "[spray, new-device]"));
    Files.writeString(rules.resolve("e.yaml"), AFTER.formatted("e", "f"));
    Files.writeString(rules.resolve("f.yaml"), "id: f\n");

    RuleFiles read = RuleFiles.read(rules, Set.of("spray"), Set.of());

    assertThat(read.rules()).extracting(Rule::id).containsExactly("b", "e");
    assertThat(read.problems())
        .extracting(Problem::toString)
        .contains(
            "rules/c.yaml:4: after.rule: no such rule: sprya",
            "rules/d.yaml:4: after.rule: is a built-in detector, and no rule that another can"
                + " follow: new-device");
  }

  private static final String AFTER =
      """
      id: %s
      title: A login after it
      match: {event.action: login}
      after: {rule: %s}
      """;
}
