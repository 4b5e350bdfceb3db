package io.loginwatch.core.rule;

import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.detection.Finding;
import io.loginwatch.core.login.Login;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each login is part of one firing of a rule at most, and is lost to none, whenever it arrives. */
class ResidueTest {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private final Remembered memory = new Remembered();

  @ParameterizedTest
  @CsvSource({
    // In order: the next firing takes three new ones.
    "0s, 0 10 20 30 40 50, 20 50",
    "0s, 0 10 20 30 40, 20",
    // One that comes later than the firing, and belongs before it, was not part of it.
    "0s, 0 10 20 15, 20",
    "0s, 0 10 20 15 16, 20",
    "0s, 0 10 20 15 16 17, 20 17",
    "30s, 0 10 20 5 40 50, 20 50",
    "30s, 0 10 20 5 40 49, 20",
    "10s, 0 10 60 40, 60",
    "10s, 0 10 60 40 41 42, 60 42",
    // Nor was one of the same millisecond.
    "0s, 0 0 0 0 0, 0",
    "0s, 0 0 0 0 0 0, 0 0",
    "30s, 0 0 0 0 60 70, 0 70",
    // What was too old for a firing is left for one that belongs before it.
    "0s, 0 10 400 410 420 20, 420 20",
    "0s, 10 20 400 410 420 310, 420 310",
    "0s, 10 20 400 410 420 311, 420",
  })
  void a_firing_takes_what_no_firing_took(String debounce, String seconds, String fired) {
    var rules = rules(Duration.parse("PT" + debounce));
    var at = new ArrayList<Long>();
    for (String one : seconds.split(" ")) {
      if (!rules.evaluate(failure(Long.parseLong(one), at.size()), memory).isEmpty()) {
        at.add(Long.parseLong(one));
      } else {
        at.add(null);
      }
    }
    at.removeIf(one -> one == null);

    assertThat(at).containsExactly(longs(fired));
  }

  @Test
  void evidence_is_what_fired_and_not_what_arrived_last() {
    var rules = rules(Duration.ZERO);
    for (int second : new int[] {0, 10, 1_000}) {
      assertThat(rules.evaluate(failure(second, second), memory)).isEmpty();
    }

    assertThat(rules.evaluate(failure(20, 20), memory))
        .singleElement()
        .satisfies(finding -> assertThat(finding.events()).containsExactly("e0", "e10", "e20"));
    rules.evaluate(failure(5, 5), memory);
    rules.evaluate(failure(6, 6), memory);
    assertThat(rules.evaluate(failure(7, 7), memory))
        .singleElement()
        .satisfies(finding -> assertThat(finding.events()).containsExactly("e5", "e6", "e7"));
  }

  @Test
  void of_more_firings_than_are_remembered_none_takes_what_another_took() {
    var rules = rules(Duration.ZERO);
    int fired = 0;
    for (int i = 0; i < 120; i++) {
      fired += rules.evaluate(failure(10 * i, i), memory).size();
    }
    assertThat(fired).isEqualTo(40);

    assertThat(rules.evaluate(failure(100, 120), memory)).isEmpty();
    assertThat(rules.evaluate(failure(101, 121), memory)).isEmpty();
    assertThat(rules.evaluate(failure(102, 122), memory)).hasSize(1);
  }

  @Test
  void in_any_order_of_arrival_it_fires_as_a_list_of_all_logins_would() {
    var random = new Random(20261124);
    for (int round = 0; round < 2_000; round++) {
      memory.windows.clear();
      Duration debounce = Duration.ofSeconds(random.nextInt(4) * 20L);
      var model = new Model(debounce.toSeconds());
      var rules = rules(debounce);
      List<Long> seconds = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        seconds.add((long) random.nextInt(500));
      }
      if (random.nextBoolean()) {
        Collections.sort(seconds);
      }
      for (int i = 0; i < seconds.size(); i++) {
        List<Finding> findings = rules.evaluate(failure(seconds.get(i), i), memory);

        assertThat(findings.size())
            .as("%s, debounce %s, login %d", seconds, debounce, i)
            .isEqualTo(model.fires(seconds.get(i)) ? 1 : 0);
      }
    }
  }

  /** The rule of {@link #rules} over a list, without windows, marks or limits. */
  private static final class Model {
    private final long debounce;
    private final List<Long> unused = new ArrayList<>();
    private final List<Long> fired = new ArrayList<>();

    Model(long debounce) {
      this.debounce = debounce;
    }

    boolean fires(long now) {
      unused.add(now);
      Collections.sort(unused);
      for (long end : unused) {
        if (end >= now && end <= now + 300) {
          List<Long> window =
              unused.stream().filter(one -> one >= end - 300 && one <= end).toList();
          if (window.size() >= 3
              && fired.stream().noneMatch(one -> Math.abs(one - end) < debounce)) {
            fired.add(end);
            window.forEach(unused::remove);
            return true;
          }
        }
      }
      return false;
    }
  }

  private static Long[] longs(String numbers) {
    return List.of(numbers.split(" ")).stream().map(Long::valueOf).toArray(Long[]::new);
  }

  private static Login failure(long second, int number) {
    return login().failing().at(NINE.plusSeconds(second)).id("e" + number).build();
  }

  private static Rules rules(Duration debounce) {
    var three =
        new Threshold(
            3,
            Duration.ofMinutes(5),
            List.of(LoginField.of("user.name").orElseThrow()),
            List.of(),
            Duration.ZERO);
    return new Rules(
        List.of(
            TestRules.rule(
                "guessing",
                "{\"event\":{\"outcome\":[\"failure\"]}}",
                Optional.of(three),
                Optional.empty(),
                debounce,
                "{{count}}",
                Subject.Type.USER)),
        Familiarity.NONE);
  }
}
