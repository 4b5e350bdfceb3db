package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.PARIS;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.settings.Accounts;
import io.loginwatch.core.settings.Forbidden;
import io.loginwatch.core.settings.Risk;
import io.loginwatch.core.settings.RiskLevel;
import io.loginwatch.core.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttacksTest {
  private static final Settings S = Settings.defaults();

  private static Settings with(Accounts accounts, Forbidden forbidden, Risk risk) {
    return new Settings(
        S.off(),
        S.staged(),
        S.severities(),
        S.learning(),
        S.travel(),
        S.novelty(),
        S.hours(),
        S.anonymizers(),
        accounts,
        forbidden,
        S.sessions(),
        S.clocks(),
        S.unusual(),
        risk,
        S.suppression());
  }

  @Test
  void tor_is_told_of_on_the_very_first_login() {
    var alerts = MemoryInMaps.withDefaults().see(login().through(Anonymizer.TOR).build());

    assertThat(MemoryInMaps.told(alerts))
        .singleElement()
        .satisfies(a -> assertThat(a.rule()).isEqualTo("anonymizer"));
  }

  @Test
  void the_same_anonymizer_is_told_of_once() {
    var memory = MemoryInMaps.withDefaults();
    for (int minute = 0; minute < 4; minute++) {
      memory.see(login().through(Anonymizer.VPN).at("09:0" + minute).build());
    }

    assertThat(MemoryInMaps.of("anonymizer", memory.said)).hasSize(1);
  }

  @Test
  void a_privacy_relay_is_no_anonymizer() {
    assertThat(MemoryInMaps.withDefaults().see(login().through(Anonymizer.RELAY).build()))
        .isEmpty();
  }

  @Test
  void one_session_on_two_devices_and_a_strange_network_is_theft() {
    var memory = MemoryInMaps.withDefaults();
    memory.see(login().session("s1").at("09:00").build());

    var alerts =
        memory.see(
            login()
                .session("s1")
                .with(SAFARI_ON_IPHONE)
                .ip("198.51.100.1")
                .network(64999, "Other")
                .at("09:20")
                .build());

    assertThat(MemoryInMaps.told(alerts)).extracting(Alert::rule).containsExactly("session-theft");
  }

  @Test
  void one_session_on_another_known_network_is_a_walk_to_the_cafe() {
    var memory = MemoryInMaps.withDefaults();
    memory.see(login().session("s0").ip("198.51.100.1").network(64999, "Cafe").at("08:00").build());
    memory.see(login().session("s1").at("09:00").build());

    assertThat(
            memory.see(
                login()
                    .session("s1")
                    .ip("198.51.100.1")
                    .network(64999, "Cafe")
                    .at("09:20")
                    .build()))
        .isEmpty();
  }

  @Test
  void special_accounts_are_told_of_by_name_or_pattern() {
    var settings =
        with(
            new Accounts(
                Duration.ofDays(45),
                List.of("svc-*"),
                List.of("ceo"),
                List.of("BREAKGLASS"),
                List.of("gone")),
            S.forbidden(),
            S.risk());

    for (var expected :
        Map.of(
                "svc-backup",
                "service-account-interactive",
                "ceo",
                "watched-account",
                "breakglass",
                "break-glass-account",
                "gone",
                "disabled-account")
            .entrySet()) {
      var alerts = new MemoryInMaps(settings).see(login().of(expected.getKey()).build());
      assertThat(MemoryInMaps.told(alerts)).extracting(Alert::rule).contains(expected.getValue());
    }
    assertThat(new MemoryInMaps(settings).see(login().of("asvc-backup").build())).isEmpty();
    assertThat(new MemoryInMaps(settings).see(login().of("svc-backup").unattended().build()))
        .isEmpty();
  }

  @Test
  void forbidden_countries_and_networks_are_told_of() {
    var settings =
        with(
            S.accounts(),
            new Forbidden(List.of("France"), List.of("10.0.0.0/8", "2001:db8:1::/48", "AS64999")),
            S.risk());

    assertThat(new MemoryInMaps(settings).rules(login().from(PARIS).build()))
        .containsExactly("forbidden-country");
    assertThat(new MemoryInMaps(settings).rules(login().ip("10.1.2.3").build()))
        .containsExactly("forbidden-network");
    assertThat(new MemoryInMaps(settings).rules(login().ip("2001:db8:1::5").build()))
        .containsExactly("forbidden-network");
    assertThat(new MemoryInMaps(settings).rules(login().network(64999, "Bad").build()))
        .containsExactly("forbidden-network");
    assertThat(new MemoryInMaps(settings).see(login().ip("11.1.2.3").build())).isEmpty();
    assertThat(new MemoryInMaps(settings).see(login().from(ROME).ip("2001:db8:2::5").build()))
        .isEmpty();
  }

  @Test
  void a_verdict_of_the_provider_and_ours_are_one_alert_with_both_sources() {
    var memory = MemoryInMaps.withDefaults();
    memory.see(login().from(ROME).at("09:00").build());

    var alerts =
        memory.see(
            login()
                .from(NEW_YORK)
                .at("09:30")
                .verdict(
                    new Login.Verdict(
                        "okta", "impossible-travel", Severity.MEDIUM, "Velocity=POSITIVE"))
                .build());

    var travel = MemoryInMaps.of("impossible-travel", alerts);
    assertThat(travel).hasSize(1);
    assertThat(travel.getFirst().factors())
        .anyMatch(f -> f.name().equals("also_says") && f.value().equals("okta"));
  }

  @Test
  void a_verdict_alone_is_an_alert_even_on_a_failed_login() {
    var verdict =
        new Login.Verdict("entra", "leaked-credentials", Severity.HIGH, "leakedCredentials");

    var alerts = MemoryInMaps.withDefaults().see(login().failing().verdict(verdict).build());

    assertThat(MemoryInMaps.told(alerts))
        .extracting(Alert::rule)
        .containsExactly("leaked-credentials");
  }

  @Test
  void risk_counts_alerts_when_it_never_decays_and_crossing_is_told_of() {
    var risk =
        new Risk(
            Duration.ZERO,
            1,
            4,
            7,
            RiskLevel.LOW,
            Map.of(
                "new-country",
                1.0,
                "anonymizer",
                1.0,
                "atypical-country",
                1.0,
                "impossible-travel",
                1.0),
            true);
    var memory =
        new MemoryInMaps(MemoryInMaps.withoutLearning(with(S.accounts(), S.forbidden(), risk)));
    memory.see(login().build());
    List<String> levels = new java.util.ArrayList<>();
    String[] countries = {"FR", "ES", "DE", "JP", "IN", "BR", "CA"};
    for (int i = 0; i < countries.length; i++) {
      var place =
          new io.loginwatch.core.login.Place(countries[i], null, null, Double.NaN, Double.NaN, -1);
      for (Alert a :
          MemoryInMaps.of("risk-threshold", memory.see(login().from(place).days(i + 1).build()))) {
        levels.add((i + 1) + " " + a.summary().replaceAll(".* to ", ""));
      }
    }

    assertThat(levels).containsExactly("1 low.", "4 medium.", "7 high.");
  }

  @Test
  void one_rise_of_the_risk_is_told_of_once_a_day() {
    assertThat(risesAgainAfter(Duration.ofHours(23))).isEmpty();
    assertThat(risesAgainAfter(Duration.ofHours(25))).hasSize(1);
  }

  @Test
  void what_is_small_lifts_a_risk_that_was_told_of_only_after_its_half_life() {
    Duration twoDays = Duration.ofDays(2);
    assertThat(risesAgainAfter(Duration.ofHours(47), twoDays, 1.3)).isEmpty();
    assertThat(risesAgainAfter(Duration.ofHours(49), twoDays, 1.3)).hasSize(1);
    assertThat(risesAgainAfter(Duration.ofHours(47), twoDays, 2)).hasSize(1);
  }

  private static List<Alert> risesAgainAfter(Duration later) {
    return risesAgainAfter(later, Duration.ofDays(1), 1.3);
  }

  /** Three new countries within two hours are a high risk, which halves in time; then a fourth. */
  private static List<Alert> risesAgainAfter(Duration later, Duration halfLife, double weight) {
    var weights = Map.of("new-country", weight);
    var risk = new Risk(halfLife, 1, 2, 2.2 * weight, RiskLevel.HIGH, weights, true);
    var memory =
        new MemoryInMaps(MemoryInMaps.withoutLearning(with(S.accounts(), S.forbidden(), risk)));
    memory.see(login().build());
    List<Alert> rise = List.of();
    for (String country : List.of("FR", "ES", "DE")) {
      assertThat(rise).isEmpty();
      rise = risk(memory, country, Duration.ofHours(2));
    }
    assertThat(rise).hasSize(1);
    return risk(memory, "JP", Duration.ofHours(2).plus(later));
  }

  private static List<Alert> risk(MemoryInMaps memory, String country, Duration after) {
    var place = new io.loginwatch.core.login.Place(country, null, null, Double.NaN, Double.NaN, -1);
    var login = login().from(place).id(country).plus(after).build();
    return MemoryInMaps.of("risk-threshold", memory.see(login));
  }

  @Test
  void times_of_1970_and_2999_are_the_log_sources_fault_and_teach_nothing() {
    var memory = MemoryInMaps.withDefaults();
    memory.see(login().build());
    var before = memory.profile("alice");

    for (String time : List.of("1970-01-01T00:00:00Z", "2999-12-31T23:59:59Z")) {
      var alerts = memory.see(login().from(NEW_YORK).at(java.time.Instant.parse(time)).build());
      assertThat(alerts)
          .singleElement()
          .satisfies(a -> {
            assertThat(a.rule()).isEqualTo("wrong-clock");
            assertThat(a.subject()).isEqualTo(Subject.logSource("test"));
          });
    }
    assertThat(memory.profile("alice")).isSameAs(before);
  }

  @ParameterizedTest
  @CsvSource({"3600, 1", "3599, 0", "-86400, 0"})
  void a_login_an_hour_later_than_our_clock_is_of_the_future(int ahead, int told) {
    var login = login().at("12:00").build();
    var memory = MemoryInMaps.withDefaults().at(login.time().minusSeconds(ahead));

    assertThat(MemoryInMaps.of("wrong-clock", memory.see(login)))
        .hasSize(told)
        .allSatisfy(a -> assertThat(a.title()).isEqualTo("Logins of the future"));
    assertThat(MemoryInMaps.of("wrong-clock", MemoryInMaps.withDefaults().see(login))).isEmpty();
  }

  @Test
  void whose_clock_it_is_the_log_may_say_where_no_key_does() {
    java.time.Instant never = java.time.Instant.parse("2999-12-31T23:59:59Z");

    assertThat(
            MemoryInMaps.withDefaults()
                .see(login().logSource(null).provider("gate").at(never).build()))
        .singleElement()
        .extracting(Alert::subject)
        .isEqualTo(Subject.logSource("gate"));
    assertThat(MemoryInMaps.withDefaults().see(login().logSource(null).at(never).build()))
        .singleElement()
        .extracting(Alert::subject)
        .isEqualTo(Subject.logSource("unknown"));
  }

  @Test
  void detectors_can_be_switched_off_staged_and_given_a_severity() {
    var off =
        new Settings(
            Set.of("impossible-travel"),
            Set.of("anonymizer"),
            Map.of("anonymizer", Severity.CRITICAL),
            S.learning(),
            S.travel(),
            S.novelty(),
            S.hours(),
            S.anonymizers(),
            S.accounts(),
            S.forbidden(),
            S.sessions(),
            S.clocks(),
            S.unusual(),
            S.risk(),
            S.suppression());
    var memory = new MemoryInMaps(off);
    memory.see(login().at("09:00").build());

    var alerts = memory.see(login().from(NEW_YORK).at("09:10").through(Anonymizer.TOR).build());

    assertThat(MemoryInMaps.of("impossible-travel", alerts)).isEmpty();
    assertThat(MemoryInMaps.of("anonymizer", alerts))
        .singleElement()
        .satisfies(a -> {
          assertThat(a.suppressed()).containsExactly("staged");
          assertThat(a.severity()).isEqualTo(Severity.CRITICAL);
        });
  }
}
