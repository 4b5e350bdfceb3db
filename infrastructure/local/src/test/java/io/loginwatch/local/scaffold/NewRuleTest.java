package io.loginwatch.local.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loginwatch.config.Check;
import io.loginwatch.config.Configuration;
import io.loginwatch.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewRuleTest {
  @TempDir private Path folder;

  @BeforeEach
  void an_empty_configuration() throws IOException {
    Files.writeString(folder.resolve("loginwatch.yaml"), "");
  }

  private List<Problem> problems() {
    return new Check(folder, List.of(), Set.of()).problems();
  }

  @Test
  void a_new_rule_is_green_at_once_and_on_trial() {
    Path file = new NewRule(folder).create("Odd hour");

    assertThat(file).isEqualTo(folder.resolve("rules/odd-hour.yaml"));
    assertThat(problems()).isEmpty();
    assertThat(Configuration.load(folder.resolve("loginwatch.yaml")).rules().rules())
        .singleElement()
        .satisfies(rule -> assertThat(rule.id()).isEqualTo("odd-hour"))
        .satisfies(rule -> assertThat(rule.staged()).isTrue());
  }

  @Test
  void its_tests_are_real_and_fail_when_the_rule_is_broken() throws IOException {
    Path file = new NewRule(folder).create("odd-hour");
    String good = Files.readString(file);

    for (String broken :
        List.of(
            good.replace("count: 3", "count: 4"),
            good.replace("count: 3", "count: 2"),
            good.replace("within: 5m", "within: 6m"),
            good.replace(
                "outcome: failure}\nthreshold", "outcome: [failure, success]}\nthreshold"))) {
      assertThat(broken).isNotEqualTo(good);
      Files.writeString(file, broken);
      assertThat(problems()).isNotEmpty();
    }
  }

  @Test
  void nothing_is_overwritten_and_no_id_is_taken_twice() throws IOException {
    var scaffold = new NewRule(folder);
    Path file = scaffold.create("odd-hour");
    Files.writeString(file, "mine");

    assertThatThrownBy(() -> scaffold.create("odd-hour"))
        .isInstanceOf(ScaffoldRefused.class)
        .hasMessageContaining("there already");
    assertThat(file).hasContent("mine");
    assertThatThrownBy(() -> scaffold.create("new-device"))
        .hasMessage("new-device is the id of a built-in detector");
    assertThatThrownBy(() -> scaffold.create("../evil")).hasMessageContaining("not a name");
  }
}
