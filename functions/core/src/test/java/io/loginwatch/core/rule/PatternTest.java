package io.loginwatch.core.rule;

import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Outcome;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.rule.Familiarity.Known;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternTest {
  private static final Known HOME = Known.of(true, true, true, true, true, true, false);

  private static boolean matches(String pattern, Login login, Known known) {
    var sight = new Sight(login, new Remembered(), (any, memory) -> known);
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
    assertThat(
            matches(strange, login().build(), Known.of(true, true, false, true, true, true, false)))
        .isTrue();
  }

  @Test
  void whether_a_person_was_there_can_be_asked_for() {
    String person = "{\"loginwatch\":{\"interactive\":[true]}}";

    assertThat(matches(person, login())).isTrue();
    assertThat(matches(person, login().unattended())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"country_iso_code,, Lyon", "city_name, FR,"})
  void whether_a_place_is_named_can_be_asked_for(
      String name, @Nullable String otherCountry, @Nullable String otherCity) {
    String named = "{\"source\":{\"geo\":{\"" + name + "\":[{\"exists\":true}]}}}";
    Place whole = new Place("FR", null, "Lyon", Double.NaN, Double.NaN, -1);
    Place other = new Place(otherCountry, null, otherCity, Double.NaN, Double.NaN, -1);

    assertThat(matches(named, login().from(whole))).isTrue();
    assertThat(matches(named, login().from(other))).isFalse();
    assertThat(matches(named.replace("true", "false"), login().from(whole))).isFalse();
    assertThat(matches(named.replace("true", "false"), login().from(other))).isTrue();
    assertThat(matches(named.replace("{\"exists\":true}", "\"FR\",\"Lyon\""), login().from(whole)))
        .isTrue();
    assertThat(matches(named.replace("{\"exists\":true}", "\"FR\",\"Lyon\""), login().from(other)))
        .isFalse();
    assertThat(matches(named.replace("{\"exists\":true}", "true"), login().from(whole))).isFalse();
  }

  @Test
  void several_questions_of_one_place_are_all_asked() {
    String both =
        "{\"source\":{\"geo\":{\"country_iso_code\":[{\"exists\":true}],\"city_name\":[\"Lyon\"]}}}";
    Place lyon = new Place("FR", null, "Lyon", Double.NaN, Double.NaN, -1);

    assertThat(matches(both, login().from(lyon))).isTrue();
    assertThat(
            matches(both, login().from(new Place("FR", null, "Nice", Double.NaN, Double.NaN, -1))))
        .isFalse();
    assertThat(
            matches(both, login().from(new Place(null, null, "Lyon", Double.NaN, Double.NaN, -1))))
        .isFalse();
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

  @Test
  void the_network_can_be_asked_for_by_number_name_or_range() {
    String network = "{\"loginwatch\":{\"network\":[\"%s\"]}}";

    assertThat(matches(network.formatted("AS3269"), login().network(3269, "Rete"))).isTrue();
    assertThat(matches(network.formatted("AS3270"), login().network(3269, "Rete"))).isFalse();
    assertThat(matches(network.formatted("Rete"), login().network(0, "Rete"))).isTrue();
    assertThat(matches(network.formatted("192.0.2.0/24"), login().network(0, null).ip("192.0.2.9")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'usr':{'name':['root']}}",
        "{'user':{'name':['root'],'nam':[{'exists':false}]}}",
        "{'$or':[{'user':{'name':['root']}},{'source':{'adress':['192.0.2.1']}}]}",
        "{'loginwatch':{'known':{'town':[true]}}}"
      })
  void a_field_that_logins_do_not_have_is_refused(String pattern) {
    assertThatThrownBy(() -> Pattern.of(pattern.replace('\'', '"')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("names a field that logins do not have: ");
  }

  @Test
  void every_field_that_logins_have_can_be_asked_for() throws Exception {
    Login whole =
        login()
            .by("root")
            .email("a@example.org")
            .because("x")
            .through(Anonymizer.VPN)
            .network(64500, "Rete")
            .userAgent("curl/8")
            .session("s")
            .logSource("l")
            .provider("p")
            .application("mail")
            .unattended()
            .verdict(new Login.Verdict("okta", "new-device", Severity.LOW, "x"))
            .label("host.name", "h")
            .build();

    for (String path : leaves("", Pattern.ecs(whole, HOME))) {
      String pattern = "[{\"exists\":true}]";
      String[] names = path.split("\\.");
      for (int i = names.length - 1; i >= 0; i--) {
        pattern = "{\"" + names[i] + "\":" + pattern + "}";
      }
      assertThat(Pattern.of(pattern)).as(path).isNotNull();
    }
  }

  private static List<String> leaves(String at, JsonNode node) {
    if (!node.isContainerNode() || node.isArray() && !node.path(0).isObject()) {
      return List.of(at);
    }
    JsonNode object = node.isArray() ? node.get(0) : node;
    return object.properties().stream()
        .flatMap(
            e -> leaves(at.isEmpty() ? e.getKey() : at + "." + e.getKey(), e.getValue()).stream())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[]", "1", "{", "{\"event\":\"login\"}", "{\"a\":[{\"no-such\":1}]}"})
  void what_is_no_pattern_is_refused(String text) {
    assertThatThrownBy(() -> Pattern.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
