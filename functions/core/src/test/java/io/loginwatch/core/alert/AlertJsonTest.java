package io.loginwatch.core.alert;

import static io.loginwatch.core.AlertBuilder.alert;
import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.login.Source;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertJsonTest {
  private static final Alert FULL =
      alert("new-country")
          .on(
              login()
                  .id("l2")
                  .from(NEW_YORK)
                  .ip("198.51.100.7")
                  .network(new Network(64501, "Cloudy", Network.Kind.HOSTING))
                  .through(Anonymizer.VPN, Anonymizer.TOR)
                  .at("09:30")
                  .build())
          .id("0123456789abcdef01234567")
          .title("Login from a new country")
          .summary("alice logged in from New York, US.")
          .severity(Severity.LOW)
          .score(12.5)
          .events("l1", "l2")
          .factor("country", "US", "IT", 12.5)
          .suppressed("ignored-network: 198.51.100.0/24")
          .tags("T1078")
          .runbook("https://example.com/runbook")
          .absorbs("new-city")
          .incident("inc-1")
          .links(Map.of("self", "/v1/alerts/1", "incident", "/v1/incidents/inc-1"))
          .build();

  @Test
  void every_field_has_its_documented_name_and_place() {
    assertThat(AlertJson.toText(FULL))
        .isEqualTo(
            """
            {"id":"0123456789abcdef01234567","rule":"new-country","title":"Login from a new country",\
            "summary":"alice logged in from New York, US.","severity":"low","score":12.5,\
            "subject":{"type":"user","id":"alice"},"time":"2026-03-02T09:30:00.000Z","user":"alice",\
            "source":{"ip":"198.51.100.7","geo":{"country_iso_code":"US","region_name":"NY",\
            "city_name":"New York","location":{"lat":40.7128,"lon":-74.006},"accuracy_km":20},\
            "as":{"number":64501,"organization":{"name":"Cloudy"}},"network_kind":"hosting",\
            "anonymizer":["tor","vpn"]},\
            "user_agent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",\
            "events":["l1","l2"],"event_count":2,\
            "factors":[{"name":"country","value":"US","usual":"IT","weight":12.5}],\
            "suppressed":["ignored-network: 198.51.100.0/24"],"tags":["T1078"],\
            "runbook":"https://example.com/runbook","absorbs":["new-city"],"incident":"inc-1",\
            "links":{"incident":"/v1/incidents/inc-1","self":"/v1/alerts/1"},"version":1}\
            """);
  }

  @Test
  void what_is_written_is_read_back() {
    assertThat(AlertJson.fromText(AlertJson.toText(FULL))).isEqualTo(FULL);
  }

  @Test
  void an_alert_that_knows_next_to_nothing_is_read_back_too() {
    Alert bare = alert("silent-source").subject(Subject.logSource("vpn:eu")).build();

    assertThat(AlertJson.toJson(bare).has("runbook")).isFalse();
    assertThat(AlertJson.toJson(bare).get("source")).isEmpty();
    assertThat(AlertJson.fromText(AlertJson.toText(bare))).isEqualTo(bare);
  }

  @Test
  void latitude_and_longitude_zero_are_a_place() {
    var place = new Place(null, null, null, 0, 0, 0);
    Alert alert =
        alert("new-city")
            .from(new Source(null, place, Network.NONE, java.util.Set.of(), "lab"))
            .build();

    assertThat(AlertJson.fromText(AlertJson.toText(alert)).source()).isEqualTo(alert.source());
  }

  @Test
  void what_is_no_alert_is_refused_with_the_name_of_the_field() {
    var json = AlertJson.toJson(FULL);
    json.remove("rule");

    assertThatThrownBy(() -> AlertJson.fromJson(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rule");
  }

  @Test
  void a_time_that_is_none_is_refused() {
    var json = AlertJson.toJson(FULL).put("time", "yesterday");

    assertThatThrownBy(() -> AlertJson.fromJson(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("yesterday");
  }

  @Test
  void text_that_is_not_json_is_refused() {
    assertThatThrownBy(() -> AlertJson.fromText("{")).isInstanceOf(IllegalArgumentException.class);
  }
}
