package io.loginwatch.core.rule;

import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.detection.Finding;
import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Login;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static final String FAILED =
      "{\"event\":{\"action\":[\"login\"],\"outcome\":[\"failure\"]}}";
  private static final String SUCCEEDED =
      "{\"event\":{\"action\":[\"login\"],\"outcome\":[\"success\"]},"
          + "\"loginwatch\":{\"known\":{\"address\":[false]}}}";
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final Remembered memory = new Remembered();

  private static LoginField field(String name) {
    return LoginField.of(name).orElseThrow();
  }

  private static Threshold five(String groupBy, Condition... conditions) {
    var fields = groupBy.isEmpty() ? List.<LoginField>of() : List.of(field(groupBy));
    return new Threshold(5, TEN_MINUTES, fields, List.of(conditions), Duration.ZERO);
  }

  private static Rule rule(String id, String match, Threshold threshold, After after) {
    return rule(id, match, threshold, after, threshold == null ? Duration.ZERO : TEN_MINUTES);
  }

  private static Rule rule(
      String id, String match, Threshold threshold, After after, Duration debounce) {
    return TestRules.rule(
        id,
        match,
        Optional.ofNullable(threshold),
        Optional.ofNullable(after),
        debounce,
        "{{count}} of {{user.name}} in {{lasted}}",
        threshold != null && threshold.groupBy().contains(field("source.ip"))
            ? Subject.Type.SOURCE
            : Subject.Type.USER);
  }

  private static Rules rules(Rule... rules) {
    return new Rules(List.of(rules), Familiarity.NONE);
  }

  private List<Finding> judge(Rules rules, List<Login> logins) {
    var findings = new ArrayList<Finding>();
    logins.forEach(login -> findings.addAll(rules.evaluate(login, memory)));
    return findings;
  }

  private static List<Login> failures(int count, Duration apart) {
    var logins = new ArrayList<Login>();
    for (int i = 0; i < count; i++) {
      logins.add(failure(apart.multipliedBy(i)).build());
    }
    return logins;
  }

  private static LoginBuilder failure(Duration after) {
    return login().failing().at("09:00").plus(after).id("e" + after.toMillis());
  }

  @Test
  void a_rule_fires_on_the_login_that_completes_its_number_and_says_what_led_to_it() {
    var rules = rules(rule("guessing", FAILED, five("user.name"), null));

    assertThat(judge(rules, failures(4, Duration.ofSeconds(10)))).isEmpty();
    assertThat(rules.evaluate(failure(Duration.ofSeconds(40)).build(), memory))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.rule()).isEqualTo("guessing");
          assertThat(finding.subject()).isEqualTo(Subject.user("alice"));
          assertThat(finding.state().id()).isEqualTo("user.name=alice");
          assertThat(finding.eventCount()).isEqualTo(5);
          assertThat(finding.events())
              .containsExactly("e0", "e10000", "e20000", "e30000", "e40000");
          assertThat(finding.summary()).isEqualTo("5 of alice in 40 seconds");
        });
  }

  @Test
  void the_window_slides_and_both_its_ends_belong_to_it() {
    var rules = rules(rule("guessing", FAILED, five("user.name"), null));

    assertThat(judge(rules, failures(5, Duration.ofSeconds(150)))).hasSize(1);
    memory.windows.clear();
    assertThat(judge(rules, failures(5, Duration.ofMillis(150_001)))).isEmpty();
    memory.windows.clear();
    assertThat(judge(rules, failures(30, Duration.ofMillis(150_001)))).isEmpty();
  }

  @Test
  void who_gets_in_within_minutes_of_failing_there_has_mistyped() {
    assertThat(judge(forgiving(), after(Duration.ofSeconds(120)))).isEmpty();
    memory.windows.clear();
    assertThat(judge(forgiving(), after(Duration.ofMillis(120_001)))).hasSize(1);
    memory.windows.clear();
    assertThat(
            judge(rules(rule("guessing", FAILED, five("source.ip"), null)), after(Duration.ZERO)))
        .hasSize(1);
    memory.windows.clear();
    var known = Familiarity.Known.of(true, true, true, true, true, true, false);
    var others = new Rules(forgiving().rules(), (login, memory) -> known);
    assertThat(judge(others, after(Duration.ofSeconds(120)))).hasSize(1);
  }

  /** Five of one address, with a success of who was first in between. */
  private static List<Login> after(Duration apart) {
    return List.of(
        failure(Duration.ZERO).of("ada").build(),
        login().of("ada").at("09:00").plus(apart).id("in").build(),
        failure(apart.plusMillis(1)).of("bob").build(),
        failure(apart.plusMillis(2)).of("bob").build(),
        failure(apart.plusMillis(3)).of("bob").build(),
        failure(apart.plusMillis(4)).of("bob").build());
  }

  private static Rules forgiving() {
    var threshold =
        new Threshold(
            5,
            TEN_MINUTES,
            List.of(field("source.ip")),
            List.of(new Condition.AtLeast(field("user.name"), 1)),
            Duration.ofMinutes(2));
    return rules(rule("guessing", FAILED, threshold, null));
  }

  @Test
  void what_forgives_must_tell_who_it_was_and_from_where() {
    var both = List.of(field("source.ip"), field("user.name"));
    var minute = Duration.ofMinutes(1);

    assertThat(new Threshold(2, TEN_MINUTES, both, List.of(), minute).forgive()).isEqualTo(minute);
    assertThatThrownBy(() -> new Threshold(2, TEN_MINUTES, both.subList(0, 1), List.of(), minute))
        .hasMessageContaining("forgive needs user.name and source.ip");
    assertThatThrownBy(() -> new Threshold(2, TEN_MINUTES, both, List.of(), TEN_MINUTES))
        .hasMessageContaining("forgive must be less than within");
  }

  @Test
  void a_login_counts_once_however_often_it_is_judged() {
    var rules = rules(rule("guessing", FAILED, five("user.name"), null));
    List<Login> four = failures(4, Duration.ofSeconds(1));

    for (int again = 0; again < 3; again++) {
      assertThat(judge(rules, four)).isEmpty();
    }
    assertThat(judge(rules, failures(5, Duration.ofSeconds(1)))).hasSize(1);
    assertThat(judge(rules, failures(5, Duration.ofSeconds(1)))).isEmpty();
  }

  @Test
  void logins_that_share_an_id_and_a_time_count_one_by_one_if_their_addresses_differ() {
    var rules = rules(rule("guessing", FAILED, five("user.name"), null));
    LoginBuilder failure = login().id("4625").failing();
    var logins = new ArrayList<Login>();
    for (int n = 0; n < 5; n++) {
      logins.add(failure.ip("192.0.2." + n).build());
    }

    assertThat(judge(rules, logins.subList(0, 4))).isEmpty();
    assertThat(judge(rules, logins.subList(0, 4))).isEmpty();
    assertThat(judge(rules, logins)).hasSize(1);
  }

  @Test
  void in_whatever_order_the_logins_arrive_the_rule_fires_once() {
    var rules = rules(rule("guessing", FAILED, five("user.name"), null));
    for (int seed = 0; seed < 200; seed++) {
      memory.windows.clear();
      List<Login> shuffled = failures(5, Duration.ofSeconds(140));
      Collections.shuffle(shuffled, new Random(seed));

      assertThat(judge(rules, shuffled)).as("seed %d", seed).hasSize(1);
    }
  }

  @Test
  void it_is_quiet_after_firing_and_fires_again_only_on_new_logins_that_are_enough() {
    var rules = rules(rule("guessing", FAILED, five("user.name"), null));

    // One a minute: fires at minutes 4, 14 and 24.
    assertThat(judge(rules, failures(30, Duration.ofMinutes(1)))).hasSize(3);
  }

  @Test
  void what_is_left_after_firing_never_fires_alone() {
    var rules = rules(rule("guessing", FAILED, five("user.name"), null, Duration.ofMinutes(1)));

    assertThat(judge(rules, failures(9, Duration.ofSeconds(40)))).hasSize(1);
    assertThat(judge(rules, failures(10, Duration.ofSeconds(40)))).hasSize(1);
  }

  @Test
  void keys_are_counted_apart_and_a_login_without_the_key_is_not_counted() {
    var rules = rules(rule("guessing", FAILED, five("source.ip"), null));
    var logins = new ArrayList<Login>();
    for (int i = 0; i < 4; i++) {
      logins.add(failure(Duration.ofSeconds(i)).ip("192.0.2.1").build());
      logins.add(failure(Duration.ofSeconds(i)).ip("192.0.2.2").id("b" + i).build());
      logins.add(failure(Duration.ofSeconds(i)).ip(null).id("c" + i).build());
    }
    assertThat(judge(rules, logins)).isEmpty();
    assertThat(memory.windows).containsOnlyKeys("source.ip=192.0.2.1", "source.ip=192.0.2.2");

    logins.add(failure(Duration.ofSeconds(9)).ip("192.0.2.2").build());
    assertThat(judge(rules, logins))
        .singleElement()
        .satisfies(finding -> assertThat(finding.subject()).isEqualTo(Subject.source("192.0.2.2")));
  }

  @Test
  void different_values_are_what_counts_where_the_rule_says_so() {
    var distinct = new Condition.AtLeast(field("user.name"), 3);
    var rules = rules(rule("spraying", FAILED, five("source.ip", distinct), null));

    var two = new ArrayList<Login>();
    for (int i = 0; i < 20; i++) {
      two.add(failure(Duration.ofSeconds(i)).of(i % 2 == 0 ? "alice" : "bob").build());
    }
    assertThat(judge(rules, two)).isEmpty();
    two.add(failure(Duration.ofSeconds(30)).of("carol").build());
    assertThat(judge(rules, two)).hasSize(1);
  }

  @Test
  void a_success_after_another_rule_fired_is_found_by_user_and_by_address() {
    var after =
        new After(
            List.of("guessing"),
            Duration.ofHours(3),
            List.of(field("user.name"), field("source.ip")));
    var rules =
        rules(
            rule("in", SUCCEEDED, null, after), rule("guessing", FAILED, five("user.name"), null));
    judge(rules, failures(6, Duration.ofSeconds(1)));

    var in = login().at("11:00");
    assertThat(rules.evaluate(in.id("a").ip("198.51.100.9").build(), memory)).hasSize(1);
    assertThat(rules.evaluate(in.id("b").of("bob").ip("192.0.2.1").build(), memory)).hasSize(1);
    assertThat(rules.evaluate(in.id("c").of("bob").ip("198.51.100.9").build(), memory)).isEmpty();
  }

  @Test
  void a_success_that_is_excepted_counts_only_if_it_is_like_the_attack() {
    var after =
        new After(
            List.of("guessing"),
            Duration.ofHours(3),
            List.of(field("user.name")),
            List.of(
                new After.Unless(
                    List.of(),
                    List.of(Pattern.of("{\"loginwatch\":{\"known\":{\"place\":[true]}}}")),
                    List.of(field("loginwatch.network"), field("user_agent.original")))));
    List<Rule> both =
        List.of(
            rule("in", SUCCEEDED, null, after), rule("guessing", FAILED, five("user.name"), null));
    var rules =
        new Rules(
            both,
            (login, memory) ->
                Familiarity.Known.of(false, false, false, false, false, true, false));
    judge(rules, failures(6, Duration.ofSeconds(1)));

    LoginBuilder own =
        login().at("11:00").ip("198.51.100.9").network(64_501, "Another").userAgent("own/1");
    assertThat(rules.evaluate(own.id("a").build(), memory)).as("its own ways").isEmpty();
    assertThat(rules(both.toArray(Rule[]::new)).evaluate(own.id("b").build(), memory))
        .as("not excepted")
        .hasSize(1);
    LoginBuilder network = login().at("11:10").ip("198.51.100.10").userAgent("own/1");
    assertThat(rules.evaluate(network.id("c").build(), memory)).as("its network").hasSize(1);
    LoginBuilder agent = login().at("11:20").ip("198.51.100.9").network(64_501, "Another");
    assertThat(rules.evaluate(agent.id("d").build(), memory)).as("its browser").hasSize(1);
  }

  @Test
  void a_success_comes_too_late_after_its_three_hours() {
    var after = new After(List.of("guessing"), Duration.ofHours(3), List.of(field("user.name")));
    var rules =
        rules(
            rule("guessing", FAILED, five("user.name"), null), rule("in", SUCCEEDED, null, after));
    judge(rules, failures(5, Duration.ofSeconds(1)));
    Instant fired = failure(Duration.ofSeconds(4)).build().time();

    Login late = login().at(fired.plus(Duration.ofHours(3)).plusMillis(1)).build();
    assertThat(rules.evaluate(late, memory)).isEmpty();
    Login intime = login().at(fired.plus(Duration.ofHours(3))).build();
    assertThat(rules.evaluate(intime, memory)).hasSize(1);
    assertThat(rules.evaluate(intime, memory)).as("judged again").isEmpty();
  }

  @Test
  void after_an_attack_on_everybody_each_victim_and_each_address_of_it_is_remembered() {
    var distinct = new Condition.AtLeast(field("user.name"), 3);
    var addresses = new Condition.AtLeast(field("source.ip"), 3);
    var after =
        new After(
            List.of("spraying"),
            Duration.ofHours(3),
            List.of(field("user.name"), field("source.ip")));
    List<Rule> both =
        List.of(
            rule("spraying", FAILED, five("", distinct, addresses), null),
            rule("in", SUCCEEDED, null, after));
    var rules =
        new Rules(
            both,
            (login, memory) ->
                Familiarity.Known.of(true, false, false, false, false, false, false));
    var logins = new ArrayList<Login>();
    for (int i = 0; i < 9; i++) {
      logins.add(failure(Duration.ofSeconds(i)).of("user" + i).ip("198.51.100." + i).build());
    }
    assertThat(judge(rules, logins)).hasSize(1);

    LoginBuilder newcomer = login().at("10:00").ip("198.51.100.1").of("user1").id("n");
    assertThat(new Rules(both, Familiarity.NONE).evaluate(newcomer.build(), memory)).isEmpty();
    LoginBuilder in = login().at("10:00").ip("203.0.113.1");
    assertThat(rules.evaluate(in.of("user1").id("1").build(), memory)).as("before").hasSize(1);
    assertThat(rules.evaluate(in.of("user8").id("8").build(), memory)).as("after").hasSize(1);
    assertThat(rules.evaluate(in.of("user9").id("9").build(), memory)).as("neither").isEmpty();
    assertThat(rules.evaluate(in.ip("198.51.100.2").id("x").build(), memory)).hasSize(1);
  }

  @Test
  void a_single_event_is_debounced_per_subject_and_never_hides_a_second_victim() {
    var rules =
        rules(
            rule(
                "account-locked",
                "{\"event\":{\"action\":[\"account-locked\"]}}",
                null,
                null,
                Duration.ofSeconds(60)));
    LoginBuilder locked = login().did(Actions.ACCOUNT_LOCKED).at("09:00:00");

    assertThat(rules.evaluate(locked.id("1").build(), memory)).hasSize(1);
    assertThat(rules.evaluate(locked.id("1").build(), memory)).as("judged again").isEmpty();
    assertThat(rules.evaluate(locked.id("2").at("09:00:59").build(), memory)).isEmpty();
    assertThat(rules.evaluate(locked.id("3").of("bob").build(), memory)).hasSize(1);
    assertThat(rules.evaluate(locked.id("4").of("alice").at("09:01:00").build(), memory))
        .hasSize(1);
  }

  @Test
  void a_routine_success_touches_no_window() {
    Familiarity known =
        (login, memory) -> Familiarity.Known.of(true, true, true, true, true, true, false);
    var after = new After(List.of("guessing"), Duration.ofHours(3), List.of(field("user.name")));
    var rules =
        new Rules(
            List.of(
                rule("guessing", FAILED, five("user.name"), null),
                rule("in", SUCCEEDED, null, after)),
            known);

    assertThat(rules.evaluate(login().build(), memory)).isEmpty();
    assertThat(memory.reads).isZero();
    assertThat(memory.writes).isZero();
  }

  @Test
  void rules_that_count_the_same_logins_over_the_same_key_write_them_once() {
    var distinct = new Condition.AtLeast(field("user.name"), 3);
    var rules =
        rules(
            rule("guessing", FAILED, five("source.ip"), null),
            rule("spraying", FAILED, five("source.ip", distinct), null));

    rules.evaluate(failure(Duration.ZERO).build(), memory);

    assertThat(memory.writes).isEqualTo(1);
    assertThat(WindowCodec.decode(memory.windows.get("source.ip=192.0.2.1")).tracks()).hasSize(1);
  }

  @Test
  void there_is_no_ceiling_on_what_is_counted_although_memory_has_one() {
    var many =
        new Threshold(
            5000, Duration.ofHours(2), List.of(field("source.ip")), List.of(), Duration.ZERO);
    var rules = rules(rule("flood", FAILED, many, null));
    var findings = new ArrayList<Finding>();
    for (int i = 0; i < 5000; i++) {
      findings.addAll(
          rules.evaluate(failure(Duration.ofSeconds(i)).of("user" + i).build(), memory));
      assertThat(findings).hasSize(i == 4999 ? 1 : 0);
    }
    assertThat(findings.getFirst().eventCount()).isEqualTo(5000);
    assertThat(memory.windows.values()).allSatisfy(b -> assertThat(b.length).isLessThan(8193));
  }
}
