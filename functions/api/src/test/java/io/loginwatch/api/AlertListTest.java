package io.loginwatch.api;

import static io.loginwatch.core.AlertBuilder.alert;
import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.ROME;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.core.AlertBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.login.Source;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertListTest {
  private static final ApiFixture API = new ApiFixture();

  private static final Alert TRAVEL =
      at("2026-03-02T09:00:00Z", "impossible-travel", "alice", "192.0.2.7", ROME)
          .severity(Severity.HIGH)
          .userAgent("Mozilla/5.0 (X11; Linux)")
          .incident("inc-1")
          .build();
  private static final Alert DEVICE =
      at("2026-03-02T09:00:01Z", "new-device", "alice", "192.0.2.8", NEW_YORK)
          .severity(Severity.LOW)
          .suppressed("learning")
          .build();
  private static final Alert SPRAY =
      at("2026-03-04T23:59:59Z", "password-spraying", "bob", "2001:db8::7", NEW_YORK)
          .subject(Subject.source("2001:db8::7"))
          .severity(Severity.CRITICAL)
          .tags("T1110.003")
          .build();
  private static final Alert ANCIENT =
      at("1970-01-02T00:00:00Z", "new-city", "carol", "192.0.2.7", ROME).build();

  private static AlertBuilder at(String time, String rule, String user, String ip, Place place) {
    return alert(rule)
        .of(user)
        .at(Instant.parse(time))
        .from(new Source(ip, place, Network.NONE, Set.of(), null));
  }

  @BeforeAll
  static void record() {
    List.of(TRAVEL, DEVICE, SPRAY, ANCIENT).forEach(API.alerts::put);
  }

  @AfterAll
  static void stop() {
    API.close();
  }

  private static List<String> rules(String query) {
    var response = API.get("/v1/alerts" + query);
    assertThat(response.status()).as(response.text()).isEqualTo(200);
    List<String> rules = new ArrayList<>();
    response.json().get("alerts").forEach(alert -> rules.add(alert.get("rule").asText()));
    return rules;
  }

  @Test
  void everything_is_listed_newest_first_whenever_it_was() {
    assertThat(rules(""))
        .containsExactly("password-spraying", "new-device", "impossible-travel", "new-city");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          subject=user:alice,                       new-device impossible-travel
          subject=user:alice&subject=source:2001:db8::7, password-spraying new-device impossible-travel
          user=alice,                               new-device impossible-travel
          user=Bob,                                 password-spraying
          ip=192.0.2.7,                             impossible-travel new-city
          ip=192.0.2.7&ip=192.0.2.8,                new-device impossible-travel new-city
          ip=192.0.2.0/24,                          new-device impossible-travel new-city
          ip=2001:0db8:0::0007,                     password-spraying
          rule=new-city&rule=new-device,            new-device new-city
          severity=low,                             new-device
          min_severity=HIGH,                        password-spraying impossible-travel
          country=us,                               password-spraying new-device
          suppressed=true,                          new-device
          suppressed=false&user=alice,              impossible-travel
          incident=inc-1,                           impossible-travel
          tag=T1110.003,                            password-spraying
          user_agent=mozilla/5.0,                   impossible-travel
          from=2026-03-02T09:00:01Z,                password-spraying new-device
          to=2026-03-02T09:00:01Z,                  impossible-travel new-city
          from=2026-03-02&to=2026-03-03,            new-device impossible-travel
          from=2026-03-02T10:00:01%2B01:00&to=2026-03-03, new-device
          from=2026-03-03&to=2026-03-02,            ''
          user=alice&country=IT,                    impossible-travel
          user=x'OR'1'='1,                          ''
          """)
  void a_filter_leaves_what_it_says(String query, String rules) {
    List<String> expected = rules.isEmpty() ? List.of() : List.of(rules.split(" "));

    assertThat(rules("?" + query)).isEqualTo(expected);
    String one = query.replace("&", " ").replace("=", ":").replace("x'OR'1':'1", "x'OR'1'='1");
    assertThat(
            rules(
                "?filters="
                    + URLEncoder.encode(one, StandardCharsets.UTF_8).replace("%252B", "%2B")))
        .as("in one text")
        .isEqualTo(expected);
  }

  @Test
  void a_quoted_value_holds_blanks_and_quotes() {
    assertThat(rules("?filters=" + encoded("user_agent:\"mozilla/5.0 (x11; linux)\" ip:192.0.2.7")))
        .containsExactly("impossible-travel");
    assertThat(rules("?filters=" + encoded("user_agent:\"a \\\" b\""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          attacktype=6,            attacktype
          severity=random,         severity
          from=11-05-2020,         from
          to=tomorrow,             to
          limit=0,                 limit
          limit=501,               limit
          next=bogus,              next
          ip=192.0.2,              ip
          ip=*,                    ip
          country=ITA,             country
          suppressed=maybe,        suppressed
          subject=alice,           subject
          rule=New+City,           rule
          user=,                   user
          filters=peer_ip,         filters
          filters=user:%22a,       filters
          filters=owners:x,        owners
          filters=limit:5,         limit
          """)
  void what_is_not_understood_is_refused_by_name_with_what_would_be(String query, String name) {
    var response = API.get("/v1/alerts?" + query);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.type()).isEqualTo("application/problem+json");
    assertThat(response.json().at("/errors/0/name").asText()).isEqualTo(name);
    assertThat(response.json().get("allowed")).map(JsonNode::asText).contains("min_severity");
  }

  @Test
  void all_that_is_wrong_is_said_at_once() {
    var response = API.get("/v1/alerts?colour=red&severity=odd");

    assertThat(response.json().get("errors")).hasSize(2);
  }

  @Test
  void a_limit_at_its_highest_is_taken() {
    assertThat(rules("?limit=500")).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({"'',1", "'',2", "'',3", "user=alice,1", "subject=user:alice,1", "severity=low,1"})
  void pages_together_are_the_whole_list(String query, int limit) {
    List<String> read = new ArrayList<>();
    String next = "";
    int pages = 0;
    do {
      var json = API.get("/v1/alerts?" + query + "&limit=" + limit + next).json();
      assertThat(json.get("alerts").size()).isLessThanOrEqualTo(limit);
      json.get("alerts").forEach(alert -> read.add(alert.get("rule").asText()));
      next = json.has("next") ? "&next=" + json.get("next").asText() : null;
    } while (next != null && ++pages < 10);

    assertThat(read).isEqualTo(rules("?" + query));
  }

  @Test
  void a_table_can_be_had_instead() {
    var response = API.ask("GET", "/v1/alerts?user=alice", "", Map.of("Accept", "text/csv"));

    assertThat(response.type()).startsWith("text/csv");
    assertThat(response.text().lines())
        .hasSize(3)
        .element(1)
        .asString()
        .startsWith(DEVICE.id() + ",2026-03-02T09:00:01.000Z,low,new-device,");
    assertThat(API.get("/v1/alerts.csv?user=alice").text()).isEqualTo(response.text());
  }

  @Test
  void a_table_that_goes_on_says_where() {
    var response = API.get("/v1/alerts.csv?limit=1&user=alice");

    assertThat(response.headers().get("Link").asText())
        .startsWith("</v1/alerts.csv?limit=1&user=alice&next=")
        .endsWith(">; rel=\"next\"");
    assertThat(API.get("/v1/alerts.csv?limit=2&user=alice").headers().has("Link")).isTrue();
    assertThat(API.get("/v1/alerts.csv?limit=3&user=alice").headers().has("Link")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'',4,1", "user=alice,2,1", "from=2026-03-03,1,0", "severity=high,1,0", "user=x,0,0"})
  void alerts_are_counted_and_the_parts_add_up_to_the_whole(
      String query, int total, int suppressed) {
    var counts = API.get("/v1/stats/alerts?" + query).json();

    assertThat(counts.get("total").asInt()).isEqualTo(total);
    assertThat(counts.get("suppressed").asInt()).isEqualTo(suppressed);
    assertThat(counts.get("complete").asBoolean()).isTrue();
    for (String part : List.of("by_severity", "by_rule", "by_day", "by_subject_type")) {
      int sum = 0;
      for (JsonNode count : counts.get(part)) {
        sum += count.asInt();
      }
      assertThat(sum).as(part).isEqualTo(total);
    }
  }

  @Test
  void counting_refuses_what_listing_refuses() {
    assertThat(API.get("/v1/stats/alerts?colour=red").status()).isEqualTo(400);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
