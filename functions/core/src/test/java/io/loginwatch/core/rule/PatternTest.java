package io.loginwatch.core.rule;

import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Outcome;
import io.loginwatch.core.rule.Familiarity.Known;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternTest {
  private static final Known HOME = Known.of(true, true, true, true, true, true);

  private static boolean matches(String pattern, Login login, Known known) {
    var sight = new Sight(login, new Remembered(), (any, profile) -> known);
    Pattern compiled = Pattern.of(pattern);
    return compiled.admits(login.action(), login.outcome()) && compiled.matches(sight);
  }

  private static boolean matches(String pattern, LoginBuilder login) {
    return matches(pattern, login.build(), Known.NOTHING);
  }

  @Test
  void plain_actions_and_outcomes_turn_logins_away_before_anything_else() {
    Pattern pattern = Pattern.of("{\"event\":{\"action\":[\"login\"],\"outcome\":[\"failure\"]}}");

    assertThat(pattern.admits("login", Outcome.FAILURE)).isTrue();
    assertThat(pattern.admits("login", Outcome.SUCCESS)).isFalse();
    assertThat(pattern.admits("logout", Outcome.FAILURE)).isFalse();
  }

  @Test
  void an_outcome_that_does_not_exist_matches_nothing() {
    assertThat(matches("{\"event\":{\"outcome\":[\"failed\"]}}", login().failing())).isFalse();
  }

  @Test
  void what_is_known_of_the_user_can_be_asked_for() {
    String strange = "{\"loginwatch\":{\"known\":{\"network\":[false]}}}";

    assertThat(matches(strange, login().build(), Known.NOTHING)).isTrue();
    assertThat(matches(strange, login().build(), HOME)).isFalse();
    assertThat(matches(strange, login().build(), Known.of(true, true, false, true, true, true)))
        .isTrue();
  }

  @Test
  void whether_a_person_was_there_can_be_asked_for() {
    String person = "{\"loginwatch\":{\"interactive\":[true]}}";

    assertThat(matches(person, login())).isTrue();
    assertThat(matches(person, login().unattended())).isFalse();
  }

  @Test
  void everything_else_is_matched_by_event_ruler() {
    assertThat(matches("{\"event\":{\"action\":[{\"prefix\":\"log\"}]}}", login())).isTrue();
    assertThat(matches("{\"event\":{\"action\":[{\"prefix\":\"mfa\"}]}}", login())).isFalse();
    assertThat(matches("{\"source\":{\"ip\":[{\"cidr\":\"192.0.2.0/24\"}]}}", login())).isTrue();
    assertThat(matches("{\"source\":{\"ip\":[{\"cidr\":\"198.51.100.0/24\"}]}}", login()))
        .isFalse();
    assertThat(matches("{\"event\":{\"reason\":[{\"exists\":false}]}}", login())).isTrue();
    assertThat(matches("{\"event\":{\"reason\":[{\"exists\":false}]}}", login().because("x")))
        .isFalse();
    String lab = "{\"labels\":{\"host\":[{\"wildcard\":\"*.example.org\"}]}}";
    assertThat(matches(lab, login().label("host", "a.example.org"))).isTrue();
    assertThat(matches(lab, login().label("host", "a.example.com"))).isFalse();
    String or = "{\"$or\":[{\"user\":{\"name\":[\"root\"]}},{\"service\":{\"name\":[\"vault\"]}}]}";
    assertThat(matches(or, login().application("vault"))).isTrue();
    assertThat(matches(or, login().application("mail"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[]", "1", "{", "{\"event\":\"login\"}", "{\"a\":[{\"no-such\":1}]}"})
  void what_is_no_pattern_is_refused(String text) {
    assertThatThrownBy(() -> Pattern.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
