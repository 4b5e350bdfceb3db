package io.loginwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionTest {

  @Test
  void every_kind_of_value_is_read() {
    var notify =
        Configuration.parse(
                """
                notify:
                  from: ops@example.org
                  retries: 7
                  rate: 0.5
                  enabled: false
                  wait: 90s
                  least: high
                  countries: [IT, FR]
                  routes: {it: chat}
                  token: env:TOKEN
                  channels:
                    mail: {to: a@example.org}
                  exceptions:
                    - user: bob
                """)
            .section("notify");

    assertThat(notify.text("from", "")).isEqualTo("ops@example.org");
    assertThat(notify.count("retries", 5, 0, 10)).isEqualTo(7);
    assertThat(notify.number("rate", 1, 0, 1)).isEqualTo(0.5);
    assertThat(notify.flag("enabled", true)).isFalse();
    assertThat(notify.duration("wait", Duration.ZERO, Duration.ZERO, Duration.ofHours(1)))
        .isEqualTo(Duration.ofSeconds(90));
    assertThat(notify.choice("least", Severity.MEDIUM)).isEqualTo(Severity.HIGH);
    assertThat(notify.texts("countries", List.of())).containsExactly("IT", "FR");
    assertThat(notify.map("routes")).isEqualTo(Map.of("it", "chat"));
    assertThat(notify.secret("token")).hasToString("Optional[env:TOKEN]");
    assertThat(notify.sections("channels").get("mail").required("to")).isEqualTo("a@example.org");
    assertThat(notify.list("exceptions").getFirst().required("user")).isEqualTo("bob");
  }

  @Test
  void all_mistakes_are_found_at_once_each_with_its_line() {
    var configuration =
        Configuration.parse(
            """
            notify:
              retries: many
              rate: 2
              wait: soon
              least: urgent
              enabled: maybe
              token: xoxb-secret
              colour: red
              channels:
                mail: {too: a@example.org}
            """);
    var notify = configuration.section("notify");

    assertThat(notify.count("retries", 5, 0, 10)).isEqualTo(5);
    assertThat(notify.number("rate", 1, 0, 1)).isEqualTo(1);
    assertThat(notify.duration("wait", Duration.ofSeconds(30), Duration.ZERO, Duration.ofDays(1)))
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(notify.choice("least", Severity.MEDIUM)).isEqualTo(Severity.MEDIUM);
    assertThat(notify.flag("enabled", true)).isTrue();
    assertThat(notify.secret("token")).isEmpty();
    notify.sections("channels").get("mail").required("to");

    assertThat(configuration.problems().stream().map(Problem::toString))
        .containsExactly(
            "loginwatch.yaml:2: notify.retries: is not a whole number: many",
            "loginwatch.yaml:3: notify.rate: is not between 0 and 1: 2",
            "loginwatch.yaml:4: notify.wait: is not a duration such as 30s, 5m, 2h or 14d: soon",
            "loginwatch.yaml:5: notify.least: is not one of info, low, medium, high, critical:"
                + " urgent",
            "loginwatch.yaml:6: notify.enabled: is neither true nor false: maybe",
            "loginwatch.yaml:7: notify.token: is a secret and must not be written here: use"
                + " env:NAME, file:/path, ssm:/name or secretsmanager:id#field",
            "loginwatch.yaml:10: notify.channels.mail.to: is missing",
            "loginwatch.yaml:8: notify.colour: unknown field",
            "loginwatch.yaml:10: notify.channels.mail.too: unknown field");
  }

  @Test
  void a_field_that_is_there_twice_and_a_section_nobody_knows_are_mistakes() {
    var configuration = Configuration.parse("digest:\n  at: 7\n  at: 8\nmail: {}\n");

    configuration.section("digest").count("at", 6, 0, 23);

    assertThat(configuration.problems().stream().map(Problem::toString))
        .containsExactly(
            "loginwatch.yaml:3: digest.at: is there twice, first in line 2",
            "loginwatch.yaml:4: mail: unknown field");
  }

  @Test
  void what_is_not_yaml_is_said_with_its_line() {
    var configuration = Configuration.parse("notify:\n  a: [1, 2\nb: 3\n");

    assertThat(configuration.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.line()).isGreaterThan(1))
        .satisfies(problem -> assertThat(problem.message()).startsWith("is not YAML"));
  }

  @Test
  void an_alias_that_contains_itself_ends() {
    var configuration = Configuration.parse("notify: &a\n  b: *a\n");

    assertThat(configuration.problems())
        .anySatisfy(problem -> assertThat(problem.message()).contains("nested deeper"));
  }

  @Test
  void an_empty_file_and_empty_fields_have_the_defaults() {
    for (String yaml : List.of("", "# nothing\n", "notify:\n", "notify:\n  retries:\n")) {
      var configuration = Configuration.parse(yaml);

      assertThat(configuration.section("notify").count("retries", 5, 0, 10)).isEqualTo(5);
      assertThat(configuration.problems()).isEmpty();
    }
  }

  @Test
  void a_section_that_is_no_section_is_a_mistake() {
    var configuration = Configuration.parse("notify: [a]\n");

    configuration.section("notify");

    assertThat(configuration.problems().stream().map(Problem::toString))
        .containsExactly("loginwatch.yaml:1: notify: is a list, expected a list of fields");
  }
}
