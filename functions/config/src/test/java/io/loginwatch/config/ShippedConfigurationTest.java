package io.loginwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is in infrastructure/config, as it is shipped. */
class ShippedConfigurationTest {
  static final Path FOLDER = Path.of("../../infrastructure/config");

  @Test
  void nothing_is_wrong_with_it_and_every_rule_passes_its_own_tests() {
    List<Problem> problems = new Check(FOLDER, List.of(), Set.of()).problems();

    assertThat(problems.stream().map(Problem::toString).toList()).isEmpty();
  }

  @Test
  void nobody_tunes_anything_on_day_one() {
    Configuration shipped = Configuration.load(FOLDER.resolve("loginwatch.yaml"));

    assertThat(shipped.settings()).isEqualTo(Settings.defaults());
  }

  @Test
  void every_rule_is_on_and_none_is_on_trial() {
    RuleFiles rules = Configuration.load(FOLDER.resolve("loginwatch.yaml")).rules();

    assertThat(rules.problems()).isEmpty();
    assertThat(rules.rules()).hasSizeGreaterThan(15).noneMatch(rule -> rule.staged());
  }
}
