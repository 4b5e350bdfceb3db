package io.loginwatch.core.rule;

import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.detection.Finding;
import io.loginwatch.core.login.Login;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What completes an attack arrives after the success that came of it. */
class LateFailureTest {
  private static final String FAILED = "{\"event\":{\"outcome\":[\"failure\"]}}";
  private static final String SUCCEEDED = "{\"event\":{\"outcome\":[\"success\"]}}";
  private static final LoginField USER = LoginField.USER;
  private static final LoginField ADDRESS = LoginField.ADDRESS;
  private static final Duration HOURS = Duration.ofHours(3);

  private final Remembered memory = new Remembered();

  private final Rules rules = rules(USER, new After(List.of("guessing"), HOURS, List.of(USER)));

  private static Rules rules(LoginField groupBy, After after) {
    var five = new Threshold(5, Duration.ofMinutes(10), List.of(groupBy), List.of(), Duration.ZERO);
    return new Rules(
        List.of(
            rule("guessing", FAILED, Optional.of(five), Optional.empty()),
            rule("in", SUCCEEDED, Optional.empty(), Optional.of(after))),
        Familiarity.NONE);
  }

  private static Rule rule(
      String id, String match, Optional<Threshold> threshold, Optional<After> after) {
    return TestRules.rule(
        id,
        match,
        threshold,
        after,
        threshold.map(Threshold::within).orElse(Duration.ZERO),
        "{{user.name}} from {{source.ip}} {{after.before}} after {{after.rule}}",
        Subject.Type.USER);
  }

  private List<Finding> judge(List<Login> logins) {
    var findings = new ArrayList<Finding>();
    logins.forEach(login -> findings.addAll(rules.evaluate(login, memory)));
    return findings;
  }

  private static LoginBuilder failure(int second) {
    return login().failing().at("09:00").plus(Duration.ofSeconds(second)).id("f" + second);
  }

  private static LoginBuilder success(int second) {
    return login().at("09:00").plus(Duration.ofSeconds(second)).id("in").ip("198.51.100.9");
  }

  private static List<Login> failures(int count) {
    var logins = new ArrayList<Login>();
    for (int i = 1; i <= count; i++) {
      logins.add(failure(10 * i).build());
    }
    return logins;
  }

  @Test
  void the_success_is_told_of_as_if_all_had_come_in_order() {
    List<Login> attack = failures(5);
    Login in = success(60).build();
    List<Finding> inOrder =
        judge(
            List.of(attack.get(0), attack.get(1), attack.get(2), attack.get(3), attack.get(4), in));
    memory.windows.clear();

    List<Finding> late =
        judge(
            List.of(attack.get(0), attack.get(1), attack.get(2), attack.get(3), in, attack.get(4)));

    assertThat(late).extracting(Finding::rule).containsExactly("guessing", "in");
    assertThat(late).usingRecursiveComparison().isEqualTo(inOrder);
    assertThat(late.getLast().login()).isEqualTo(in);
    assertThat(late.getLast().subject()).isEqualTo(Subject.user("alice"));
    assertThat(late.getLast().summary())
        .isEqualTo("alice from 198.51.100.9 10 seconds after guessing");
  }

  @Test
  void an_attack_that_an_earlier_failure_completes_leaves_its_mark_on_the_user() {
    var byAddress = rules(ADDRESS, new After(List.of("guessing"), HOURS, List.of(USER)));
    List<Login> attack = failures(5);
    attack.add(3, attack.removeLast());

    var found = new ArrayList<Finding>();
    attack.forEach(login -> found.addAll(byAddress.evaluate(login, memory)));
    found.addAll(byAddress.evaluate(success(60).build(), memory));
    assertThat(found).extracting(Finding::rule).containsExactly("guessing", "in");

    found.clear();
    memory.windows.clear();
    attack.removeFirst();
    attack.forEach(login -> found.addAll(byAddress.evaluate(login, memory)));
    found.addAll(byAddress.evaluate(success(60).build(), memory));
    assertThat(found).isEmpty();
  }

  @Test
  void all_of_it_judged_again_adds_nothing() {
    var all = new ArrayList<>(failures(4));
    all.add(success(60).build());
    all.add(failure(50).build());

    assertThat(judge(all)).hasSize(2);
    assertThat(judge(all)).isEmpty();
  }

  @Test
  void a_failure_after_the_success_does_not_lead_to_it() {
    judge(failures(4));
    judge(List.of(success(60).build()));

    assertThat(judge(List.of(failure(61).build())))
        .extracting(Finding::rule)
        .containsExactly("guessing");
  }

  @Test
  void a_failure_at_the_time_of_the_success_does() {
    judge(failures(4));
    judge(List.of(success(60).build()));

    assertThat(judge(List.of(failure(60).build())))
        .extracting(Finding::rule)
        .containsExactly("guessing", "in");
  }

  @Test
  void somebody_else_who_got_in_has_nothing_to_do_with_it() {
    judge(failures(4));
    judge(List.of(success(60).of("bob").build()));

    assertThat(judge(List.of(failure(50).build())))
        .extracting(Finding::rule)
        .containsExactly("guessing");
  }

  @Test
  void a_success_with_no_failure_before_it_costs_no_write() {
    judge(List.of(success(60).build()));
    assertThat(memory.writes).isZero();

    judge(failures(1));
    memory.writes = 0;
    judge(List.of(success(60).build()));
    assertThat(memory.writes).isEqualTo(1);
  }

  @Test
  void it_is_found_by_the_address_too() {
    Rules byAddress = rules(ADDRESS, new After(List.of("guessing"), HOURS, List.of(USER, ADDRESS)));
    for (int i = 1; i <= 4; i++) {
      byAddress.evaluate(failure(10 * i).of("user" + i).build(), memory);
    }
    byAddress.evaluate(success(60).of("carol").ip("192.0.2.1").build(), memory);

    assertThat(byAddress.evaluate(failure(50).of("dan").build(), memory))
        .extracting(Finding::rule, finding -> finding.login().user())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("guessing", "dan"),
            org.assertj.core.groups.Tuple.tuple("in", "carol"));
  }

  @Test
  void what_is_known_of_the_user_counts_as_of_the_success() {
    var after =
        new After(
            List.of("guessing"),
            HOURS,
            List.of(USER),
            List.of(
                new After.Unless(
                    List.of(),
                    List.of(Pattern.of("{\"loginwatch\":{\"known\":{\"place\":[true]}}}")),
                    List.of(ADDRESS))));
    var places = new java.util.concurrent.atomic.AtomicBoolean();
    var excepting =
        new Rules(
            rules(USER, after).rules(),
            (one, any) ->
                Familiarity.Known.of(false, false, false, false, false, places.get(), false));
    failures(4).forEach(one -> excepting.evaluate(one, memory));
    excepting.evaluate(success(60).build(), memory);
    places.set(true);
    assertThat(excepting.evaluate(failure(50).build(), memory)).hasSize(2);

    memory.windows.clear();
    failures(4).forEach(one -> excepting.evaluate(one, memory));
    excepting.evaluate(success(60).build(), memory);
    assertThat(excepting.evaluate(failure(50).build(), memory)).hasSize(1);
  }

  @Test
  void the_latest_three_wait() {
    judge(failures(4));
    for (int i = 0; i < 4; i++) {
      judge(List.of(success(60 + i).id("in" + i).build()));
    }

    assertThat(judge(List.of(failure(50).build())))
        .extracting(finding -> finding.login().id())
        .containsExactly("f50", "in1", "in2", "in3");
  }

  @Test
  void who_waits_makes_place_for_what_is_counted() {
    Window window = Window.EMPTY;
    for (int i = 0; i < 3; i++) {
      window = window.waiting(new Waiting(1, i, 0, new byte[Waiting.LONGEST]));
    }
    assertThat(window.waiting()).hasSize(3);
    for (int i = 0; i < 290; i++) {
      window = window.counting(1, 1_000, new Entry(i, i + 1, 1, new int[] {i, i + 1}), "");
    }

    assertThat(WindowCodec.encode(window).length).isLessThanOrEqualTo(8192);
    assertThat(window.waiting()).hasSizeLessThan(3);
    assertThat(window.size()).isEqualTo(290);
  }
}
