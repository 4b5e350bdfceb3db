package io.loginwatch.api;

import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.login.LoginJson;
import io.loginwatch.core.profile.Line;
import io.loginwatch.core.profile.Sample;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UserRoutesTest {
  private static final ApiFixture API = new ApiFixture();

  @BeforeAll
  static void learn() {
    for (int day = 0; day < 20; day++) {
      API.learn(login().of("ann").id("d" + day).from(ROME).days(day).build());
    }
  }

  @AfterAll
  static void stop() {
    API.close();
  }

  @Test
  void what_is_known_of_a_user_is_shown() {
    var json = API.get("/v1/users/Ann").json();

    assertThat(json.get("logins").asInt()).isEqualTo(20);
    assertThat(json.at("/countries/0/name").asText()).isEqualTo("IT");
    assertThat(json.at("/places/0/name").asText()).isEqualTo("Rome, IT");
    assertThat(json.at("/devices/0/name").asText()).isEqualTo("Firefox on Windows 11");
    assertThat(json.at("/recent/0/id").asText()).isEqualTo("d19");
    assertThat(API.get("/v1/users/nobody").status()).isEqualTo(404);
  }

  @Test
  void risk_is_taken_back_with_who_and_why_on_record() {
    API.learn(
        login().of("eve").id("1").from(ROME).build(),
        login().of("eve").id("2").from(ROME).days(20).build());
    for (int n = 0; n < 12; n++) {
      API.learn(login().of("eve").id("r" + n).from(ROME).days(21 + n).build());
    }
    API.learn(
        login()
            .of("eve")
            .id("far")
            .from(NEW_YORK)
            .ip("198.51.100.1")
            .network(64511, "Elsewhere")
            .days(32)
            .plus(Duration.ofHours(1))
            .build());
    assertThat(API.profiles.readNow("eve").value().risk().value()).isPositive();

    var response =
        API.post("/v1/users/eve/risk/reset", "{\"who\":\"bob\",\"why\":\"was on a plane\"}");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.json().at("/risk/score").asDouble()).isZero();
    assertThat(API.profiles.readNow("eve").value().risk().value()).isZero();
    var record = API.get("/v1/alerts?rule=risk-reset&user=eve").json().at("/alerts/0");
    assertThat(record.get("summary").asText())
        .isEqualTo("bob reset the risk of eve: was on a plane");
    assertThat(record.get("severity").asText()).isEqualTo("info");
  }

  @Test
  void a_reset_without_a_reason_is_refused() {
    var response = API.post("/v1/users/ann/risk/reset", "{\"who\":\"bob\"}");

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.json().at("/errors/0/name").asText()).isEqualTo("why");
    assertThat(API.post("/v1/users/ann/risk/reset", "[").status()).isEqualTo(400);
    assertThat(API.post("/v1/users/ann/risk/reset", "").status()).isEqualTo(400);
    assertThat(API.post("/v1/users/x/risk/reset", "{\"who\":\"b\",\"why\":\"c\"}").status())
        .isEqualTo(404);
  }

  @Test
  void of_an_account_that_was_closed_before_any_login_nothing_is_known() {
    API.learn(login().of("leaver").id("l").did("account-disabled").build());
    String login = LoginJson.toEcs(login().of("leaver").id("m").build()).toString();

    assertThat(API.get("/v1/users/leaver").status()).isEqualTo(404);
    assertThat(API.post("/v1/score", login).json().get("known").asBoolean()).isFalse();
  }

  @Test
  void a_login_can_be_scored_without_being_recorded() {
    var far =
        login().of("ann").id("s").from(NEW_YORK).ip("198.51.100.1").network(64511, "Elsewhere");
    String routine = LoginJson.toEcs(login().of("ann").id("t").days(20).build()).toString();
    String strange = LoginJson.toEcs(far.days(19).plus(Duration.ofHours(2)).build()).toString();
    var before = API.profiles.readNow("ann").version();

    var known = API.post("/v1/score", routine).json();
    var unknown = API.post("/v1/score", strange).json();

    assertThat(known.get("severity").asText()).isIn("info", "low");
    assertThat(known.get("known").asBoolean()).isTrue();
    assertThat(unknown.get("alerts"))
        .anyMatch(alert -> alert.get("rule").asText().equals("impossible-travel"));
    assertThat(unknown.get("score").asDouble()).isGreaterThan(known.get("score").asDouble());
    assertThat(API.profiles.readNow("ann").version()).isEqualTo(before);
    assertThat(API.get("/v1/alerts?user=ann").json().get("alerts")).isEmpty();
  }

  @Test
  void what_many_colleagues_come_back_to_is_less_suspect() {
    String strange =
        LoginJson.toEcs(
                login()
                    .of("ann")
                    .id("u")
                    .from(NEW_YORK)
                    .ip("198.51.100.9")
                    .network(64512, "Elsewhere")
                    .days(30)
                    .build())
            .toString();
    double alone = API.post("/v1/score", strange).json().get("likelihood_ratio").asDouble();

    API.learn(new Sample(7, 20_500, true, new Line("US", 64512), "US", null));

    assertThat(API.post("/v1/score", strange).json().get("likelihood_ratio").asDouble())
        .isPositive()
        .isLessThan(alone);
  }

  @Test
  void what_is_no_login_is_not_scored() {
    assertThat(API.post("/v1/score", "{").status()).isEqualTo(400);
    assertThat(API.post("/v1/score", "{\"@timestamp\":\"2026-03-02T00:00:00Z\"}").status())
        .isEqualTo(400);
    assertThat(API.post("/v1/score", "[]").status()).isEqualTo(400);
  }

  @Test
  void what_is_watched_for_is_listed() {
    var rules = API.get("/v1/rules").json().get("rules");

    assertThat(rules).anyMatch(rule -> rule.get("id").asText().equals("impossible-travel"));
    assertThat(rules).anyMatch(rule -> rule.get("id").asText().equals("many-failures"));
  }
}
