package io.loginwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Outcome;
import io.loginwatch.core.login.Place;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema has a field for, and pipelines write somewhere else; or has none for. */
class EcsElsewhereTest {
  private static final String POINT = "\"location\":{\"lat\":41.9,\"lon\":12.5}";

  private static final String GEO =
      "\"geo\":{\"country_iso_code\":\"IT\",\"city_name\":\"Rome\"," + POINT + "}";

  private static final String AGENT =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

  private static final String LOGIN =
      """
      {"@timestamp":"2026-03-02T09:00:00Z",
       "event":{"id":"e-1","category":["authentication"],"type":["start"],"action":"login",
                "outcome":"success"},
       "user":{"name":"alice"},
       "source":{"ip":"192.0.2.7",%s},
       "user_agent":{"original":"%s"}}
      """
          .formatted(GEO, AGENT);

  /** The login that both ways of reading a record make of it. */
  private static Login login(String text) {
    Login off = Take.login(text);
    assertThat(Take.login(text.replaceFirst("\\{", "{\"threat\":{},")))
        .as("from a tree")
        .isEqualTo(off);
    return off;
  }

  private static String with(String field) {
    return LOGIN.replaceFirst("\\{", "{" + field.replace("\\", "\\\\") + ",");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"lat\":41.9,\"lon\":12.5",
        "\"latitude\":41.9,\"longitude\":12.5",
        "\"lat\":\"41.9\",\"lng\":\"12.5\"",
        "\"location\":null,\"lat\":41.9,\"lon\":12.5",
        "\"lon\":3,\"lat\":3,\"location\":{\"lat\":41.9,\"lon\":12.5}",
        "\"longitude\":3,\"latitude\":3,\"lon\":12.5,\"lat\":41.9"
      })
  void coordinates_may_stand_beside_the_point_that_they_belong_in(String coordinates) {
    Place place = login(LOGIN).source().place();

    assertThat(place.latitude()).isEqualTo(41.9);
    assertThat(login(LOGIN.replace(POINT, coordinates)).source().place()).isEqualTo(place);
  }

  @ParameterizedTest
  @CsvSource({"90.1, 12.5, .lat", "41.9, -180.1, .lon"})
  void coordinates_beside_the_point_are_on_the_globe_too(String lat, String lon, String field) {
    String off = "\"lat\":" + lat + ",\"lon\":" + lon;

    assertThat(Take.rejected(LOGIN.replace(POINT, off)).field()).isEqualTo("source.geo" + field);
  }

  @Test
  void half_a_place_is_none() {
    assertThat(login(LOGIN.replace(POINT, "\"lat\":41.9")).source().place().located()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"geo", "geoip", "client"})
  void a_place_of_its_own_is_the_sources_where_that_has_none(String name) {
    String place = name.equals("client") ? "\"client\":{" + GEO + "}" : GEO.replace("geo", name);
    Login moved = login(LOGIN.replace("," + GEO, "").replaceFirst("\\{", "{" + place + ","));

    assertThat(moved).isEqualTo(login(LOGIN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"geo", "geoip", "client"})
  void a_place_of_its_own_says_nothing_against_the_sources(String name) {
    String other = "{\"city_name\":\"Paris\",\"location\":[2.3,48.8]}";
    String place = name.equals("client") ? "{\"geo\":" + other + "}" : other;

    assertThat(login(with("\"" + name + "\":" + place)).source().place())
        .isEqualTo(login(LOGIN).source().place());
  }

  @Test
  void the_place_of_another_address_is_not_the_sources() {
    String other = "\"client\":{\"ip\":\"198.51.100.7\"," + GEO + "}";
    Login login = login(LOGIN.replace("," + GEO, "").replaceFirst("\\{", "{" + other + ","));

    assertThat(login.source().ip()).isEqualTo("192.0.2.7");
    assertThat(login.source().place().located()).isFalse();
    String same = other.replace("198.51.100.7", "192.0.2.7");
    assertThat(
            login(LOGIN.replace("," + GEO, "").replaceFirst("\\{", "{" + same + ","))
                .source()
                .place())
        .isEqualTo(login(LOGIN).source().place());
  }

  @Test
  void the_client_stands_for_a_source_of_which_nothing_is_known() {
    String source = "\"source\":{\"ip\":\"192.0.2.7\"," + GEO + "}";
    String client = source.replace("source", "client");
    assertThat(LOGIN).contains(source);

    assertThat(login(LOGIN.replace(source, client)).source()).isEqualTo(login(LOGIN).source());
    assertThat(login(LOGIN.replace(source, client + ",\"source\":{\"port\":5511}")).source())
        .isEqualTo(login(LOGIN).source());
    assertThat(
            login(LOGIN.replace(source, client + ",\"source\":{\"ip\":\"198.51.100.7\"}"))
                .source()
                .ip())
        .isEqualTo("198.51.100.7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"user-agent\":\"%s\"}",
        "{\"User-Agent\":\"%s\"}",
        "{\"host\":\"a\",\"USER-AGENT\":[\"%s\"]}",
        "{\"user_agent\":\"%s\"}",
        "{\"user-agent\":\"-\",\"User-Agent\":\"%s\"}"
      })
  void the_user_agent_is_also_read_among_the_headers_of_the_request(String headers) {
    String sent = "\"http\":{\"request\":{\"headers\":" + headers.formatted(AGENT) + "}},";
    String none = LOGIN.replace(",\n \"user_agent\":{\"original\":\"" + AGENT + "\"}", "");
    Login login = login(none.replaceFirst("\\{", "{" + sent));

    assertThat(login(none).device()).isEqualTo(Device.NONE);
    assertThat(login.device()).isEqualTo(login(LOGIN).device());
    assertThat(login.userAgent()).isEqualTo(AGENT);
    assertThat(login.labels().values()).doesNotContain(AGENT);
  }

  @Test
  void the_header_says_more_than_its_parts_and_no_more_than_the_user_agent() {
    String sent = "\"http\":{\"request\":{\"headers\":{\"user-agent\":\"curl/8.5.0\"}}}";

    assertThat(login(with(sent)).device()).isEqualTo(login(LOGIN).device());
    assertThat(
            login(with(sent).replace("\"original\":\"" + AGENT + "\"", "\"name\":\"Firefox\""))
                .userAgent())
        .isEqualTo("curl/8.5.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "is_tor":true                | TOR
          "is_tor":"true"              | TOR
          "is_tor":false               |
          "tor":"yes"                  | TOR
          "tor":"0"                    |
          "is_tor_exit_node":1         | TOR
          "is_anonymous":true          | UNSPECIFIED
          "is_anonymous_vpn":true      | VPN
          "is_vpn":true                | VPN
          "is_public_proxy":true       | PROXY
          "is_residential_proxy":true  | PROXY
          "is_hosting_provider":true   | HOSTING
          "is_storage":true            |
          "vpn":"gw-7"                 |
          """)
  void what_hides_an_address_may_be_said_of_it_yes_or_no(String field, @Nullable Anonymizer kind) {
    String said = LOGIN.replace("\"ip\":", field + ",\"ip\":");

    assertThat(login(said).source().anonymizers())
        .isEqualTo(kind == null ? Set.of() : Set.of(kind));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "labels":{"tor":"true"}                  | TOR
          "labels":{"tor":true}                    | TOR
          "labels":{"tor":"false"}                 |
          "labels":{"is_tor":"true"}               | TOR
          "labels":{"tor_exit":"yes"}              | TOR
          "labels":{"anonymizer":"true"}           | UNSPECIFIED
          "labels":{"anonymizer":"tor"}            | TOR
          "labels":{"anonymizer":"none"}           |
          "labels":{"vpn":"true"}                  |
          "labels":{"of":{"tor":"true"}}           |
          "labels":["tor"]                         | TOR
          "labels":["vpn"]                         |
          "tags":["tor_exit_node"]                 | TOR
          "tags":["TOR-Exit"]                      | TOR
          "tags":["tor-network"]                   | TOR
          "tags":["tortoise"]                      |
          "threat":{"indicator":{"type":"tor"}}    | TOR
          "threat":{"indicator":{"type":"Tor exit node"}} | TOR
          "threat":{"indicator":{"type":"ipv4-addr"}}     |
          """)
  void what_hides_an_address_is_read_from_labels_and_types_too(
      String field, @Nullable Anonymizer kind) {
    Login login = Take.login(with(field));

    assertThat(login.source().anonymizers()).isEqualTo(kind == null ? Set.of() : Set.of(kind));
  }

  @ParameterizedTest
  @CsvSource({
    "login, failure, mfa_denied, mfa-challenge, FAILURE",
    "login, success, mfa_denied, mfa-challenge, FAILURE",
    "login, failure, mfa_required, login, FAILURE",
    "login, failure, user.authentication.auth_via_mfa, mfa-challenge, FAILURE",
    "login, success, user.authentication.auth_via_mfa, login, SUCCESS",
    "login, failure, user.authentication.auth_via_password, login, FAILURE",
    "login, success, otp, login, SUCCESS",
    "login, failure, otp, mfa-challenge, FAILURE",
    "login, failure, 4625, login, FAILURE",
    "login, failure, account_locked, login, FAILURE",
    "password-changed, failure, mfa_denied, password-changed, FAILURE"
  })
  void a_code_says_which_factor_of_a_login_was_refused(
      String action, String said, String code, String ours, Outcome outcome) {
    Login login =
        login(
            LOGIN
                .replace("\"login\"", "\"" + action + "\",\"code\":\"" + code + "\"")
                .replace("\"success\"", "\"" + said + "\""));

    assertThat(login.action()).isEqualTo(ours);
    assertThat(login.outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "success, mfa_denied, mfa-challenge, FAILURE",
    "none, mfa_denied, mfa-challenge, FAILURE",
    "failure, user.authentication.auth_via_mfa, mfa-challenge, FAILURE",
    "failure, account_locked, account-locked, FAILURE",
    "success, mfa_disabled, mfa-disabled, SUCCESS",
    "success, 4624, login, SUCCESS",
    "success, AUTH-7, login, SUCCESS",
    "none, login_failed, login, FAILURE"
  })
  void a_code_stands_for_an_action_that_is_not_said(
      String said, String code, String ours, Outcome outcome) {
    String without = said.equals("none") ? "\"code\":\"%s\"" : "\"code\":\"%s\",\"outcome\":\"%s\"";
    Login login =
        login(
            LOGIN.replaceFirst(
                "\"action\":\"login\",\\s*\"outcome\":\"success\"", without.formatted(code, said)));

    assertThat(login.action()).isEqualTo(ours);
    assertThat(login.outcome()).isEqualTo(outcome);
  }
}
