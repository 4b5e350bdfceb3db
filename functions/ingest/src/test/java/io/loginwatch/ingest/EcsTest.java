package io.loginwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.LoginJson;
import io.loginwatch.core.login.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcsTest {
  private static final String LOGIN =
      """
      {"@timestamp":"2026-03-02T09:00:00.250+01:00",
       "event":{"id":"e-1","category":["authentication"],"type":["start"],"action":"vpn_login",
                "outcome":"success","module":"gate","dataset":"gate.auth"},
       "user":{"name":" Alice ","email":"alice@example.com","id":"17"},
       "source":{"ip":"::ffff:192.0.2.7","port":5511,
                 "geo":{"country_iso_code":"it","city_name":"Rome","region_name":"Lazio",
                        "location":{"lat":41.9,"lon":12.5}},
                 "as":{"number":64500,"organization":{"name":"Example Telecom"}}},
       "user_agent":{"original":"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"},
       "service":{"name":"gate"},
       "host":{"name":"gw-1"}}
      """;

  @Test
  void a_nested_login_is_taken_in_whole() {
    Login login = Take.login(LOGIN);

    assertThat(login.id()).isEqualTo("e-1");
    assertThat(login.time()).isEqualTo("2026-03-02T08:00:00.250Z");
    assertThat(login.user()).isEqualTo("alice");
    assertThat(login.userId()).isEqualTo("17");
    assertThat(login.action()).isEqualTo(Actions.LOGIN);
    assertThat(login.outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(login.source().ip()).isEqualTo("192.0.2.7");
    assertThat(login.source().place().country()).isEqualTo("IT");
    assertThat(login.source().place().latitude()).isEqualTo(41.9);
    assertThat(login.source().network().asn()).isEqualTo(64500);
    assertThat(login.device()).isEqualTo(new Device("Windows", "10", "desktop", "Firefox"));
    assertThat(login.logSource()).isEqualTo("test");
    assertThat(login.provider()).isEqualTo("gate");
    assertThat(login.application()).isEqualTo("gate");
    assertThat(login.labels())
        .containsEntry("host.name", "gw-1")
        .containsEntry("source.port", "5511");
  }

  @Test
  void what_pipelines_add_although_the_schema_has_no_word_for_it_is_read() {
    Login login =
        Take.login(
            LOGIN
                .replace("\"city_name\"", "\"accuracy_radius\":20,\"city_name\"")
                .replace("\"port\":5511", "\"intelligence_category\":\"anonymizer\""));

    assertThat(login.source().place().accuracyKm()).isEqualTo(20);
    assertThat(login.source().anonymizers()).containsExactly(Anonymizer.UNSPECIFIED);
    assertThat(Take.login(LOGIN).source().anonymizers()).isEmpty();
  }

  @Test
  void of_a_user_agent_no_more_is_looked_at_than_is_kept() {
    String like = "x".repeat(Completion.MAX_USER_AGENT - 15);
    String agent =
        "\"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0\"";

    assertThat(
            Take.login(LOGIN.replace(agent, "\"" + like + " Firefox/140.0 \"")).device().browser())
        .isEqualTo("Firefox");
    assertThat(
            Take.login(LOGIN.replace(agent, "\"" + like + "xxxx Firefox/140.0\""))
                .device()
                .browser())
        .isEqualTo("Other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"Point\",\"coordinates\":[12.5,41.9]}",
        "[12.5,41.9]",
        "\"POINT (12.5 41.9)\"",
        "{\"latitude\":\"41.9\",\"longitude\":\"12.5\"}"
      })
  void a_place_is_the_same_in_whichever_form_of_a_geo_point(String point) {
    String other = LOGIN.replace("{\"lat\":41.9,\"lon\":12.5}", point);

    assertThat(other).isNotEqualTo(LOGIN);
    assertThat(Take.login(other).source().place()).isEqualTo(Take.login(LOGIN).source().place());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "tags":["forwarded","tor"]      | TOR
          "tags":"anonymizer"             | UNSPECIFIED
          "tags":["hosting"]              | HOSTING
          "tags":["forwarded","vpn"]      |
          "tags":["mentor"]               |
          "threat":{"enrichments":[{"indicator":{"provider":"tor-exits"},"matched":{"field":"source.ip"}}]}   | TOR
          "threat":{"enrichments":[{"indicator":{"description":"A VPN's exit"},"matched":{"field":"source.ip"}}]} | VPN
          "threat":{"enrichments":[{"indicator":{"provider":"tor-exits"},"matched":{"field":"file.hash.md5"}}]} |
          "threat":{"enrichments":[{"indicator":{"provider":"history"},"matched":{"field":"source.ip"}}]}   |
          "threat":{"indicator":{"description":"Tor exit node"}}                                            | TOR
          """)
  void what_hides_an_address_is_read_from_tags_and_matched_indicators(
      String field, @Nullable Anonymizer kind) {
    Login login = Take.login(LOGIN.replaceFirst("\\{", "{" + field + ","));

    assertThat(login.source().anonymizers())
        .isEqualTo(kind == null ? java.util.Set.of() : java.util.Set.of(kind));
  }

  @Test
  void the_session_is_also_read_where_the_integration_for_okta_puts_it() {
    String okta =
        LOGIN.replaceFirst(
            "\\{", "{\"okta\":{\"authentication_context\":{\"external_session_id\":\"s-1\"}},");

    assertThat(Take.login(okta).session()).isEqualTo("s-1");
    assertThat(Take.login(okta.replace("external_session_id", "other")).session()).isNull();
  }

  @Test
  void the_session_is_also_read_where_the_integration_for_azure_and_a_label_have_it() {
    String azure =
        LOGIN.replaceFirst(
            "\\{", "{\"azure\":{\"signinlogs\":{\"properties\":{\"session_id\":\"s-2\"}}},");
    String label = LOGIN.replaceFirst("\\{", "{\"labels\":{\"session_id\":\"s-3\"},");

    assertThat(Take.login(azure).session()).isEqualTo("s-2");
    assertThat(Take.login(azure.replace("session_id", "other")).session()).isNull();
    assertThat(Take.login(label).session()).isEqualTo("s-3");
    assertThat(Take.login(label.replaceFirst("\\{", "{\"threat\":{},")).session())
        .as("from a tree")
        .isEqualTo("s-3");
    assertThat(Take.login(label.replace("session_id", "other")).session()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "500121, mfa-challenge, FAILURE",
    "50076, mfa-challenge, UNKNOWN",
    "50053, account-locked, FAILURE",
    "50057, account-blocked, FAILURE",
    "50126, login, FAILURE",
    "50140, login, UNKNOWN",
    "50055, login, UNKNOWN",
    "53003, blocked-by-policy, FAILURE"
  })
  void the_codes_of_entra_are_read_where_the_integration_for_azure_has_them(
      String code, String action, Outcome outcome) {
    String failed = LOGIN.replace("vpn_login", "Sign-in activity").replace("success", "failure");
    for (String azure :
        List.of(
            "{\"result_type\":\"" + code + "\"}",
            "{\"properties\":{\"status\":{\"error_code\":" + code + "}}}")) {
      Login login =
          Take.login(failed.replaceFirst("\\{", "{\"azure\":{\"signinlogs\":" + azure + "},"));
      assertThat(login.action()).isEqualTo(action);
      assertThat(login.outcome()).isEqualTo(outcome);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, none, Browser, token-used",
    "65002, none, Browser, token-used",
    "0, ropc, Browser, login",
    "0, none, IMAP4, login",
    "50126, none, Browser, login"
  })
  void a_program_of_entra_that_shows_its_token_does_not_log_in(
      String code, String protocol, String client, String action) {
    String azure =
        "{\"azure\":{\"signinlogs\":{\"category\":\"NonInteractiveUserSignInLogs\",\"result_type\":\""
            + code
            + "\",\"properties\":{\"authentication_protocol\":\""
            + protocol
            + "\",\"client_app_used\":\""
            + client
            + "\"}}},";
    String signIn = LOGIN.replace("vpn_login", "Sign-in activity").replaceFirst("\\{", azure);

    assertThat(Take.login(signIn).action()).isEqualTo(action);
    assertThat(Take.login(signIn.replace("NonInteractiveUser", "")).action()).isEqualTo("login");
  }

  @ParameterizedTest
  @CsvSource({"PASSWORD_AS_FACTOR, password-step", "OKTA_VERIFY_PUSH, mfa-challenge"})
  void to_okta_the_password_is_a_factor_and_answers_no_request_for_a_second(
      String factor, String action) {
    for (String debug : List.of("\"factor\":\"%s\"", "\"flattened\":{\"factor\":\"%s\"}")) {
      String okta =
          LOGIN
              .replace("vpn_login", "user.authentication.auth_via_mfa")
              .replace("success", "failure")
              .replaceFirst(
                  "\\{",
                  "{\"okta\":{\"debug_context\":{\"debug_data\":{"
                      + debug.formatted(factor)
                      + "}}},");
      assertThat(Take.login(okta).action()).isEqualTo(action);
      assertThat(Take.login(okta).outcome()).isEqualTo(Outcome.FAILURE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "user.authentication.sso, login",
    "sso, login",
    "user.authentication.auth_via_mfa, mfa-challenge",
    "otp, mfa-challenge",
    "user.authentication.other, user-authentication-other"
  })
  void the_words_of_products_whose_logs_come_in_ecs_are_known(String word, String action) {
    String info = LOGIN.replace("vpn_login", word).replace("\"start\"", "\"info\"");

    assertThat(Take.login(info).action()).isEqualTo(action);
  }

  @ParameterizedTest
  @CsvSource({
    "user.account.lock, account-locked",
    "auth.login.account_locked, account-locked",
    "auth.login.account_blocked, account-blocked",
    "UserLockout, account-locked",
    "user.lifecycle.suspend, account-disabled",
    "user.lifecycle.unsuspend, account-unlocked",
    "user-enabled, account-unlocked",
    "account_reactivated, account-unlocked",
    "mfa-enabled, mfa-enrolled",
    "policy-enabled, policy-enabled",
    "auth.totp.replay, totp-replay",
    "TOTP code reused, totp-replay",
    "auth.totp.disabled, totp-disabled",
    "two_factor_authentication.disabled, mfa-disabled",
    "user.mfa.factor.reset_all, mfa-disabled",
    "backup_code_used, recovery-code-used",
    "fraud_reported, mfa-fraud-reported",
    "users.role.changed, role-changed",
    "user.account.privilege.grant, role-changed",
    "users.access.revoked, access-revoked",
    "auth.password.changed, password-changed",
    "user.account.reset_password, password-reset",
    "user.session.clear, session-revoked",
    "workstation-locked, workstation-locked",
    "UpdateRole, update-role",
    "mfa-policy-disabled, mfa-policy-disabled",
    "password-reset-requested, password-reset-requested",
    "recovery-codes-generated, recovery-codes-generated",
    "auth-code-reused, auth-code-reused",
    "network-access-policy-removed, network-access-policy-removed"
  })
  void what_happened_to_an_account_is_known_by_its_words(String word, String action) {
    String info = LOGIN.replace("vpn_login", word).replace("\"start\"", "\"change\"");

    assertThat(Take.login(info).action()).isEqualTo(action);
  }

  @ParameterizedTest
  @CsvSource({
    "MFA denied; user declined the authentication, mfa-challenge",
    "push timed out, mfa-challenge",
    "Authentication failed during strong authentication request., mfa-challenge",
    "user_marked_fraud, mfa-fraud-reported",
    "mfa_denied, mfa-challenge",
    "mfa_timeout, mfa-challenge",
    "MfaDenied, mfa-challenge",
    "user_denied, mfa-challenge",
    "no_response, mfa-challenge",
    "2FA request not answered, mfa-challenge",
    "Two-factor prompt expired, mfa-challenge",
    "DUO PUSH rejected by the user, mfa-challenge",
    "wrong password, login",
    "access denied, login",
    "timeout, login",
    "no response from the directory, login",
    "denied: MFA required, login",
    "denied: no MFA enrolled, login",
    "pushed too often, login"
  })
  void a_login_whose_second_factor_was_denied_is_a_denied_factor(String reason, String action) {
    String failed =
        LOGIN.replace(
            "\"outcome\":\"success\"", "\"outcome\":\"failure\",\"reason\":\"" + reason + "\"");

    assertThat(Take.login(failed).action()).isEqualTo(action);
    assertThat(Take.login(failed.replace("failure", "success")).action()).isEqualTo("login");
  }

  @ParameterizedTest
  @CsvSource({
    "mfa_push_denied, success, mfa-challenge, FAILURE",
    "mfa_push_denied, failure, mfa-challenge, FAILURE",
    "mfa.push.timeout, failure, mfa-challenge, FAILURE",
    "MFA Auth rejected, failure, mfa-challenge, FAILURE",
    "gd_auth_rejected, failure, mfa-challenge, FAILURE",
    "user-otp-verification-failed, failure, mfa-challenge, FAILURE",
    "mfa_push_approved, success, mfa-challenge, SUCCESS",
    "mfa_push_sent, success, mfa-challenge, UNKNOWN",
    "mfa_denied_setup, success, mfa-denied-setup, SUCCESS",
    "user.mfa.factor.deactivate, success, mfa-disabled, SUCCESS",
    "mfa.reset.approved, success, mfa-reset-approved, SUCCESS",
    "access_denied, failure, access-denied, FAILURE",
    "push_notification_settings, success, push-notification-settings, SUCCESS"
  })
  void answers_to_a_second_factor_are_known_by_their_words(
      String word, String said, String action, Outcome outcome) {
    Login login =
        Take.login(
            LOGIN
                .replace("vpn_login", word)
                .replace("\"start\"", "\"info\"")
                .replace("\"success\"", "\"" + said + "\""));

    assertThat(login.action()).isEqualTo(action);
    assertThat(login.outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "login_success, SUCCESS",
    "authentication.succeeded, SUCCESS",
    "UserLoggedIn, SUCCESS",
    "login-failed, FAILURE",
    "Login Error, FAILURE",
    "vpn_login, UNKNOWN",
    "login_queued, UNKNOWN"
  })
  void a_login_whose_outcome_is_not_said_may_be_named_after_it(String action, Outcome outcome) {
    String named = LOGIN.replace("vpn_login", action);

    assertThat(Take.login(named.replace("\"outcome\":\"success\",", "")).outcome())
        .isEqualTo(outcome);
    assertThat(Take.login(named.replace("\"success\"", "\"unknown\"")).outcome())
        .isEqualTo(Outcome.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "message":"MFA push was denied by alice"                     | mfa-challenge
          "message":"push denied, as the account is not known"         | mfa-challenge
          "message":"the request was denied"                           | login
          "cisco_duo":{"auth":{"factor":"duo_push","reason":"denied"}} | mfa-challenge
          "cisco_duo":{"auth":{"factor":"duo_push","reason":"locked"}} | login
          "cisco_duo":{"auth":{"reason":"denied"}}                     | login
          "gate":{"auth":{"colour":"duo_push","reason":"denied"}}      | login
          "idp":{"failure_reason":"second factor: timed out"}          | mfa-challenge
          "idp":{"failure_reason":"user marked fraud"}                 | mfa-fraud-reported
          """)
  void a_refused_factor_may_stand_beside_ecs(String field, String action) {
    String failed =
        LOGIN.replace("\"success\"", "\"failure\"").replaceFirst("\\{", "{" + field + ",");

    assertThat(Take.login(failed).action()).isEqualTo(action);
    assertThat(Take.login(failed.replaceFirst("\\{", "{\"threat\":{},")).action())
        .as("from a tree")
        .isEqualTo(action);
    assertThat(Take.login(failed.replace("\"failure\"", "\"success\"")).action())
        .isEqualTo("login");
  }

  @Test
  void a_refusal_in_the_log_of_a_second_factor_is_one() {
    String failed =
        LOGIN.replace(
            "\"outcome\":\"success\"", "\"outcome\":\"failure\",\"reason\":\"timed out\"");

    assertThat(Take.login(failed.replace("gate.auth", "cisco_duo.auth")).action())
        .isEqualTo("mfa-challenge");
    assertThat(Take.login(failed).action()).isEqualTo("login");
  }

  @Test
  void a_client_that_nobody_knows_is_another_device_than_none() {
    Login strange = Take.login(LOGIN.replaceFirst("Mozilla[^\"]*", "acme-sync 7"));

    assertThat(strange.device()).isEqualTo(new Device("", "", "", "Other"));
    assertThat(Take.login(LOGIN.replaceFirst("Mozilla[^\"]*", "")).device()).isEqualTo(Device.NONE);
  }

  @Test
  void what_is_written_with_dots_belongs_to_the_object_or_the_first_of_several_beside_it() {
    String nested =
        """
        {"@timestamp":"2026-03-02T09:00:00Z","event":{"id":"e","outcome":"success"},
         "user":{"name":"root","target":{"name":"bob"}},"source":{"ip":"192.0.2.7"}}
        """;
    Login login = Take.login(nested);
    assertThat(login.user()).isEqualTo("bob");
    assertThat(login.actor()).isEqualTo("root");
    String user = "\"user\":{\"name\":\"root\",\"target\":{\"name\":\"bob\"}}";
    for (String other :
        List.of(
            "\"user\":{\"name\":\"root\"},\"user.target.name\":\"bob\"",
            "\"user.target.name\":\"bob\",\"user\":{\"name\":\"root\"}",
            "\"user\":{\"name\":\"root\",\"target.name\":\"bob\"}",
            "\"user.name\":\"root\",\"user.target.name\":\"bob\"",
            "\"user.name\":\"root\",\"user.target.name\":\"bob\",\"user\":null",
            "\"user\":[{\"name\":\"root\"}],\"user.target.name\":\"bob\"",
            "\"user.target.name\":\"bob\",\"user\":[{\"name\":\"root\"}]")) {
      assertThat(nested).contains(user);
      assertThat(Take.login(nested.replace(user, other))).as(other).isEqualTo(login);
    }
  }

  @Test
  void a_name_below_one_that_has_a_value_takes_nothing_from_it() {
    String answer =
        """
        {"@timestamp":["2026-03-02T09:00:00Z"],"event.id":["e"],"event.outcome":["success"],
         "user.name":["alice"],"user.name.text":["alice"],"source.ip":["192.0.2.7"]}
        """;
    Login login = Take.login(answer.replace("\"user.name.text\":[\"alice\"],", ""));
    assertThat(login.user()).isEqualTo("alice");
    assertThat(Take.login(answer)).isEqualTo(login);
    String values = "\"user.name\":[\"alice\"],\"user.name.text\":[\"alice\"]";
    String backwards = "\"user.name.text\":[\"alice\"],\"user.name\":[\"alice\"]";
    assertThat(Take.login(answer.replace(values, backwards))).isEqualTo(login);
  }

  @Test
  void dotted_names_mean_the_same() {
    String dotted =
        """
        {"@timestamp":"2026-03-02T08:00:00.250Z","event.id":"e-1","event.category":"authentication",
         "event.type":"start","event.action":"vpn_login","event.outcome":"success",
         "event.module":"gate","event.dataset":"gate.auth",
         "user.name":"alice","user.email":"alice@example.com","user.id":"17",
         "source.ip":"192.0.2.7","source.port":5511,"source.geo.country_iso_code":"IT",
         "source.geo.city_name":"Rome","source.geo.region_name":"Lazio",
         "source.geo.location":"41.9,12.5","source.as.number":"64500",
         "source":{"as.organization.name":"Example Telecom"},
         "user_agent.original":"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
         "service.name":"gate","host.name":"gw-1"}
        """;

    assertThat(Take.login(dotted)).isEqualTo(Take.login(LOGIN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "name":" Alice ","email":"alice@example.com","id":"17" | "full_name":"Alice"      | missing      | user.name
          2026-03-02T09:00:00.250+01:00                          | 2026-02-30T09:00:00Z     | invalid      | @timestamp
          "@timestamp":"2026-03-02T09:00:00.250+01:00",          | "@version":"1",          | missing      | @timestamp
          "lat":41.9                                             | "lat":91                 | out_of_range | source.geo.location.lat
          "lat":41.9                                             | "lat":-90.1              | out_of_range | source.geo.location.lat
          "lon":12.5                                             | "lon":"180.5"            | out_of_range | source.geo.location.lon
          ::ffff:192.0.2.7                                       | 192.0.2.700              | invalid      | source.ip
          ["authentication"]                                     | ["network","file"]       | not_watched  | event.category
          """)
  void one_wrong_field_is_named(String right, String wrong, String code, String field) {
    assertThat(LOGIN).contains(right);

    Receipt.Rejected rejected = Take.rejected(LOGIN.replace(right, wrong));

    assertThat(rejected.code()).isEqualTo(code);
    assertThat(rejected.field()).isEqualTo(field);
    assertThat(rejected.message()).contains(field);
  }

  @ParameterizedTest
  @CsvSource({"\"lat\":90,\"lon\":180", "\"lat\":-90,\"lon\":-180", "\"lat\":0,\"lon\":0"})
  void the_edges_of_the_globe_are_places(String lat, String lon) {
    Login login = Take.login(LOGIN.replace("\"lat\":41.9,\"lon\":12.5", lat + "," + lon));

    assertThat(login.source().place().located()).isTrue();
  }

  @Test
  void a_login_without_address_and_place_is_kept() {
    Login login =
        Take.login(
            "{\"@timestamp\":1772442000,\"event\":{\"outcome\":\"failure\"},\"user\":{\"name\":\"x\"}}");

    assertThat(login.source().ip()).isNull();
    assertThat(login.source().place().located()).isFalse();
    assertThat(login.time()).isEqualTo("2026-03-02T09:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          logged-in, start, login
          user_locked, info, account-locked
          mfa-challenge, start, mfa-challenge
          user.logout, end, logout
          locked_out, info, account-locked
          RoleChanged, change, role-changed
          password-spray-seen, info, password-spray-seen
          ssh_login, info, login
          """)
  void the_words_of_logs_become_ours(String action, String type, String ours) {
    Login login =
        Take.login(LOGIN.replace("vpn_login", action).replace("\"start\"", "\"" + type + "\""));

    assertThat(login.action()).isEqualTo(ours);
  }

  @Test
  void an_account_event_is_about_its_target_and_by_its_user() {
    Login login =
        Take.login(
            LOGIN
                .replace("vpn_login", "role-changed")
                .replace("\"id\":\"17\"", "\"id\":\"17\",\"target\":{\"name\":\"Bob\"}"));

    assertThat(login.user()).isEqualTo("bob");
    assertThat(login.actor()).isEqualTo("alice");
  }

  @Test
  void without_an_id_the_record_itself_is_the_id_whatever_its_order_and_spaces() {
    String one =
        "{\"@timestamp\":\"2026-03-02T09:00:00Z\",\"event\":{\"outcome\":\"failure\",\"ingested\":\"1\"},\"user\":{\"name\":\"x\"}}";
    String same =
        "{ \"user\":{\"name\":\"x\"},\n\"event\":{\"ingested\":\"2\",\"outcome\":\"failure\"}, \"@timestamp\":\"2026-03-02T09:00:00Z\"}";
    String other = one.replace("failure", "success");

    assertThat(Take.login(one).id()).isEqualTo(Take.login(same).id()).hasSize(32);
    assertThat(Take.login(other).id()).isNotEqualTo(Take.login(one).id());
  }

  @Test
  void what_this_product_writes_it_takes_in_unchanged() {
    Login login =
        LoginBuilder.login()
            .id("own")
            .of("carol")
            .by("root")
            .through(Anonymizer.VPN)
            .unattended()
            .session("s1")
            .logSource("test")
            .label("zone", "b")
            .build();

    Login again = Take.login(LoginJson.toEcs(login).toString());

    // The device comes from the user agent again, which says Windows 10 for 11.
    assertThat(again)
        .usingRecursiveComparison()
        .ignoringFields("device", "browserMajor")
        .isEqualTo(login);
  }

  @Test
  void a_routine_login_fits_a_kilobyte_with_its_labels() {
    StringBuilder many = new StringBuilder(LOGIN.strip());
    many.setLength(many.length() - 1);
    for (int i = 0; i < 500; i++) {
      many.append(",\"extra_").append(i).append("\":\"").append("v\\\"é".repeat(5)).append('"');
    }

    Login login = Take.login(many.append('}').toString());
    int bytes =
        LoginJson.toStored(login).getBytes(StandardCharsets.UTF_8).length
            + login.user().length()
            + login.id().length()
            + "useratdocttl".length()
            + Instant.EPOCH.toString().length()
            + 20;

    assertThat(login.labels()).isNotEmpty();
    assertThat(bytes).isLessThanOrEqualTo(1024);
  }
}
