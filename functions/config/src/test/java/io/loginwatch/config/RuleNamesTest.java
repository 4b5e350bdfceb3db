package io.loginwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleNamesTest {
  private static final String RULE = "id: night-shift\ntitle: T\nmatch: {event.action: login}\n";

  @TempDir private Path folder;

  private RuleFiles rules(String yaml) throws Exception {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    Files.writeString(rules.resolve("a.yaml"), RULE);
    Files.writeString(rules.resolve("b.yaml"), "id: half-written\n");
    Files.writeString(folder.resolve("loginwatch.yaml"), yaml);
    Configuration configuration = Configuration.load(folder.resolve("loginwatch.yaml"));
    RuleFiles read = configuration.rules();
    assertThat(configuration.problems()).isEmpty();
    return read;
  }

  private List<String> problems(String yaml) throws Exception {
    return rules(yaml).problems().stream()
        .map(Problem::toString)
        .filter(problem -> problem.startsWith("loginwatch.yaml"))
        .toList();
  }

  @Test
  void what_is_misspelt_is_told_with_its_line_and_what_is_near() throws Exception {
    assertThat(
            problems(
                """
                detection:
                  off: [new-city, new-town]
                  staged:
                    - new-city
                    - nihgt-shift
                  severities:
                    new-city: low
                    imposible-travel: low
                  risk:
                    weights: {new-contry: 5}
                  suppression:
                    rules: unusual-logins
                    exceptions:
                      - {name: a, until: 2030-01-01, rules: [session-thief]}
                """))
        .containsExactly(
            "loginwatch.yaml:2: detection.off: no such rule: new-town",
            "loginwatch.yaml:5: detection.staged: no such rule: nihgt-shift; did you mean"
                + " night-shift?",
            "loginwatch.yaml:8: detection.severities.imposible-travel: no such rule:"
                + " imposible-travel; did you mean impossible-travel?",
            "loginwatch.yaml:10: detection.risk.weights.new-contry: no such rule: new-contry; did"
                + " you mean new-country?",
            "loginwatch.yaml:12: detection.suppression.rules: no such rule: unusual-logins; did you"
                + " mean unusual-login?",
            "loginwatch.yaml:14: detection.suppression.exceptions[0].rules: no such rule:"
                + " session-thief; did you mean session-theft?");
  }

  @Test
  void all_that_raises_alerts_has_a_name() throws Exception {
    assertThat(
            problems(
                """
                detection:
                  severities:
                    night-shift: low
                    half-written: low
                    impossible-travel: low
                    silent-source-over: low
                    leaked-credentials: low
                    from-a-mapping: low
                    from-another: low
                ingest:
                  formats:
                    gate:
                      verdicts:
                        - {when: {a: b}, cause: from-a-mapping, causes: {c: from-another}}
                """))
        .isEmpty();
  }

  @Test
  void a_rule_that_is_off_has_one_too() throws Exception {
    assertThat(problems("detection: {off: [night-shift], severities: {night-shift: low}}"))
        .isEmpty();
    assertThat(rules("detection: {off: [night-shift]}").rules()).isEmpty();
  }

  @Test
  void without_settings_nothing_is_misspelt() throws Exception {
    assertThat(problems("detection:\n  off:\n")).isEmpty();
    assertThat(problems("")).isEmpty();
  }
}
