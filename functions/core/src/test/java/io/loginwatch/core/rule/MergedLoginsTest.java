package io.loginwatch.core.rule;

import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.detection.Finding;
import io.loginwatch.core.login.Login;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Logins beyond those that a window keeps one by one. */
class MergedLoginsTest {
  private static final int COUNT = 600;

  private final Remembered memory = new Remembered();

  private static Rules rules(List<Condition> conditions) {
    var threshold =
        new Threshold(
            COUNT, Duration.ofMinutes(10), List.of(LoginField.USER), conditions, Duration.ZERO);
    return new Rules(
        List.of(
            TestRules.rule(
                "many",
                "{\"event\":{\"outcome\":[\"failure\"]}}",
                Optional.of(threshold),
                Optional.empty(),
                Duration.ofMinutes(10),
                "",
                Subject.Type.USER)),
        Familiarity.NONE);
  }

  private static Login failure(int second) {
    return login()
        .failing()
        .at("09:00")
        .plus(Duration.ofSeconds(second))
        .id("f" + second)
        .ip("192.0." + second / 250 + "." + second % 250)
        .build();
  }

  private List<Finding> judge(Rules rules, int from, int to) {
    var findings = new ArrayList<Finding>();
    for (int i = from; i < to; i++) {
      findings.addAll(rules.evaluate(failure(i), memory));
    }
    return findings;
  }

  @Test
  void one_too_few_stay_too_few_when_all_come_twice() {
    Rules rules = rules(List.of());

    assertThat(judge(rules, 0, COUNT - 1)).isEmpty();
    assertThat(judge(rules, 0, COUNT - 1)).isEmpty();
    assertThat(judge(rules, COUNT - 1, COUNT))
        .singleElement()
        .extracting(Finding::eventCount)
        .isEqualTo(COUNT);
  }

  @Test
  void so_they_do_where_each_has_an_address_of_its_own() {
    Rules rules = rules(List.of(new Condition.AtLeast(LoginField.ADDRESS, 2)));

    assertThat(judge(rules, 0, COUNT - 1)).isEmpty();
    assertThat(judge(rules, 0, COUNT - 1)).isEmpty();
    assertThat(judge(rules, COUNT - 1, COUNT)).hasSize(1);
  }

  @Test
  void what_is_remembered_of_them_makes_place_for_what_is_counted() {
    Window window = Window.EMPTY;
    for (int track = 0; track < 4; track++) {
      for (int i = 0; i < 1_500; i++) {
        var entry = new Entry(i, i + 1, 1, new int[] {i + 1});
        window = window.counting(track, 10_000, entry, "");
      }
    }

    assertThat(WindowCodec.encode(window).length).isLessThanOrEqualTo(8192);
    assertThat(window.size()).isGreaterThan(300);
  }
}
