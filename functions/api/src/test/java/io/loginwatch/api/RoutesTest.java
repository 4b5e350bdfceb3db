package io.loginwatch.api;

import static io.loginwatch.core.AlertBuilder.alert;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Alert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private static final ApiFixture API = new ApiFixture();

  @AfterAll
  static void stop() {
    API.close();
  }

  @Test
  void it_is_well() {
    assertThat(API.get("/v1/health").json().get("status").asText()).isEqualTo("ok");
  }

  @Test
  void one_alert_links_to_others_like_it() {
    Alert alert =
        alert("new-country").on(login().of("a&b").ip("2001:db8::1").build()).incident("i1").build();
    API.alerts.put(alert);

    var response = API.get("/v1/alerts/" + alert.id());

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.json().get("id").asText()).isEqualTo(alert.id());
    var links = response.json().get("links");
    assertThat(links.get("self").asText())
        .isEqualTo("https://watch.example/v1/alerts/" + alert.id());
    assertThat(links.get("same_user").asText())
        .isEqualTo("https://watch.example/v1/alerts?user=a%26b");
    String pivot = links.get("same_ip").asText().substring("https://watch.example".length());
    assertThat(API.get(pivot).json().at("/alerts/0/id").asText()).isEqualTo(alert.id());
  }

  @Test
  void what_is_no_alert_id_and_what_is_none_of_ours_are_told_apart() {
    assertThat(API.get("/v1/alerts/ffffffffffffffffffffffff").status()).isEqualTo(404);
    assertThat(API.get("/v1/alerts/fffffffffffffffffffffff").status()).isEqualTo(400);
    assertThat(API.get("/v1/alerts/FFFFFFFFFFFFFFFFFFFFFFFF").status()).isEqualTo(400);
  }

  @Test
  void an_unknown_path_and_a_wrong_method_are_told_apart() {
    assertThat(API.get("/v1/nothing").status()).isEqualTo(404);
    var wrong = API.post("/v1/alerts", "{}");
    assertThat(wrong.status()).isEqualTo(405);
    assertThat(wrong.headers().get("Allow").asText()).isEqualTo("GET");
    assertThat(wrong.type()).isEqualTo("application/problem+json");
  }

  @Test
  void the_logins_of_a_user_come_newest_first_and_page_by_page() {
    for (int n = 0; n < 5; n++) {
      API.logins.put(List.of(login().of("dora+x").id("n" + n).plus(Duration.ofHours(n)).build()));
    }

    List<String> ids = new ArrayList<>();
    String next = "";
    while (next != null) {
      var json = API.get("/v1/users/Dora+x/logins?limit=2" + next).json();
      json.get("logins").forEach(login -> ids.add(login.at("/event/id").asText()));
      next = json.has("next") ? "&next=" + json.get("next").asText() : null;
    }

    assertThat(ids).containsExactly("n4", "n3", "n2", "n1", "n0");
    assertThat(API.get("/v1/users/dora+x/logins?from=2026-03-02T04:00:00Z").json().get("logins"))
        .hasSize(1);
    assertThat(API.get("/v1/users/dora+x/logins?from=never").status()).isEqualTo(400);
    assertThat(API.get("/v1/users/dora+x/logins?colour=red").json().at("/allowed/0").asText())
        .isEqualTo("from");
  }
}
