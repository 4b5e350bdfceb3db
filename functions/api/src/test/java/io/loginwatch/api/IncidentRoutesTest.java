package io.loginwatch.api;

import static io.loginwatch.core.AlertBuilder.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.incident.Delivery;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.store.Deliveries;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentRoutesTest {
  private static final ApiFixture API = new ApiFixture();
  private static final Alert ALERT = alert("new-country").of("ann").at("09:00").build();

  private static Incident incident(String id) {
    return new Incident(
        id,
        ALERT.subject().key() + id,
        ALERT.subject(),
        Severity.HIGH,
        Incident.Status.OPEN,
        ALERT.time(),
        ALERT.time(),
        ALERT.time(),
        1,
        0,
        List.of(),
        List.of("new-country"),
        Map.of(),
        null,
        null,
        null,
        List.of(),
        0);
  }

  @BeforeAll
  static void open() {
    API.alerts.put(ALERT);
    for (String id : List.of("i1", "i2", "i3")) {
      API.incidents.put(incident(id));
    }
  }

  @AfterAll
  static void stop() {
    API.close();
  }

  @Test
  void incidents_are_listed_by_status() {
    API.post("/v1/incidents/i3/resolve", "{\"who\":\"bob\"}");

    assertThat(API.get("/v1/incidents").json().get("incidents")).hasSize(3);
    assertThat(API.get("/v1/incidents?status=resolved").json().get("incidents")).hasSize(1);
    assertThat(API.get("/v1/incidents?from=2026-03-03").json().get("incidents")).isEmpty();
    assertThat(API.get("/v1/incidents?limit=1").json().get("incidents")).hasSize(1);
    assertThat(API.get("/v1/incidents?status=odd").status()).isEqualTo(400);
    assertThat(API.get("/v1/incidents?colour=red").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "acknowledge,acknowledged",
    "snooze,snoozed",
    "resolve,resolved",
    "false-positive,false_positive",
    "benign,benign",
    "reopen,open"
  })
  void what_people_do_about_an_incident_is_kept_with_who_did_it(String act, String status) {
    var response = API.post("/v1/incidents/i1/" + act, "{\"who\":\"bob\",\"note\":\"as agreed\"}");

    assertThat(response.status()).isEqualTo(200);
    var now = API.get("/v1/incidents/i1").json();
    assertThat(now.get("status").asText()).isEqualTo(status);
    assertThat(now.get("history").toString()).contains("bob", "as agreed");
  }

  @Test
  void whoever_does_not_say_who_is_named_by_the_credential() {
    API.post("/v1/incidents/i2/acknowledge", "");

    assertThat(API.get("/v1/incidents/i2").json().get("history").toString()).contains("console");
  }

  @ParameterizedTest
  @CsvSource({
    "i1/snooze,'{\"duration\":\"P31D\"}',400",
    "i1/snooze,'{\"duration\":\"long\"}',400",
    "i1/snooze,'{\"duration\":\"PT1H\"}',200",
    "i1/resolve,'{\"colour\":\"red\"}',400",
    "i1/dance,'{}',404",
    "nope/resolve,'{}',404"
  })
  void what_cannot_be_done_is_refused(String what, String body, int status) {
    assertThat(API.post("/v1/incidents/" + what, body).status()).isEqualTo(status);
  }

  @Test
  void a_rule_or_a_subject_is_snoozed_for_a_while() {
    var begun =
        API.post(
            "/v1/snoozes",
            "{\"scope\":\"subject:user:alice\",\"duration\":\"PT1H\",\"who\":\"bob\"}");
    API.post("/v1/snoozes", "{\"scope\":\"rule:new-device\",\"severity\":\"critical\"}");

    assertThat(begun.status()).isEqualTo(200);
    assertThat(begun.json().get("severity").asText()).isEqualTo("high");
    assertThat(API.get("/v1/snoozes").json().get("snoozes")).hasSize(2);

    var ended = API.post("/v1/snoozes/end", "{\"scope\":\"rule:new-device\"}");
    assertThat(ended.status()).isEqualTo(200);
    assertThat(API.get("/v1/snoozes").json().get("snoozes").findValuesAsText("scope"))
        .containsExactly("subject:user:alice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"scope\":\"alice\"}",
        "{\"scope\":\"rule:a\",\"duration\":\"P31D\"}",
        "{\"scope\":\"rule:a\",\"severity\":\"bad\"}",
        "{\"scope\":\"rule:a\",\"colour\":\"red\"}"
      })
  void a_snooze_that_makes_no_sense_is_refused(String body) {
    assertThat(API.post("/v1/snoozes", body).status()).isEqualTo(400);
  }

  @Test
  void dead_deliveries_are_listed_with_their_reason() {
    var deliveries = new Deliveries(API.db.client(), API.db.environment());
    var now = ALERT.time();
    var test = Delivery.of(NoticeKind.TEST, "test-1", "ops", null, now);
    deliveries.put(test.ended(Delivery.State.DEAD, "HTTP 400: invalid_blocks"), now);

    var dead = API.get("/v1/deliveries/dead").json().get("deliveries");

    assertThat(dead).hasSize(1);
    assertThat(dead.get(0).get("channel").asText()).isEqualTo("ops");
    assertThat(dead.get(0).get("reason").asText()).isEqualTo("HTTP 400: invalid_blocks");
  }

  @Test
  void why_nobody_was_told_is_answered() {
    var why = API.get("/v1/alerts/" + ALERT.id() + "/why");

    assertThat(why.status()).isEqualTo(200);
    assertThat(why.json().get("alert").asText()).isEqualTo(ALERT.id());
    assertThat(API.get("/v1/alerts/ffffffffffffffffffffffff/why").status()).isEqualTo(404);
  }

  @Test
  void a_link_that_nobody_signed_shows_a_page_that_says_so() {
    assertThat(API.get("/v1/act/i1.resolve.99999999999.x").status()).isEqualTo(403);
    assertThat(API.post("/v1/act/i1.resolve.99999999999.x", "").status()).isEqualTo(403);
  }

  @Test
  void channels_are_listed() {
    assertThat(API.get("/v1/channels").json().get("channels").isArray()).isTrue();
  }
}
