package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Login;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a log's own detection says and what ours says of one cause are one alert. */
class ProviderVerdictsTest {
  private static final String TRAVEL = "impossible-travel";

  private static Login.Verdict verdict(String provider, String cause, Severity severity) {
    return new Login.Verdict(provider, cause, severity, "in its own words");
  }

  /** A record that is about a login, and is none: a finding, a warning. */
  private static LoginBuilder finding(String time, String provider, String cause, Severity how) {
    return login().did("finding").at(time).days(12).verdict(verdict(provider, cause, how));
  }

  private static List<String> sources(Alert alert) {
    return alert.factors().stream()
        .filter(factor -> factor.name().endsWith("says"))
        .map(factor -> factor.name() + " " + factor.value())
        .toList();
  }

  private static List<Alert> told(String rule, List<Alert> alerts) {
    return MemoryInMaps.of(rule, MemoryInMaps.told(alerts));
  }

  @ParameterizedTest
  @CsvSource({"INFO, MEDIUM", "LOW, MEDIUM", "HIGH, HIGH", "CRITICAL, CRITICAL"})
  void a_small_word_of_the_provider_does_not_make_our_sum_of_signals_smaller(
      Severity theirs, Severity both) {
    var memory = MemoryInMaps.ofAliceInRome();

    var alerts =
        memory.see(stranger().verdict(verdict("entra", UnusualLogin.RULE, theirs)).build());

    assertThat(MemoryInMaps.of(UnusualLogin.RULE, alerts))
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.severity()).isEqualTo(both);
          assertThat(alert.summary()).contains("points of");
          assertThat(alert.absorbs()).doesNotContain(UnusualLogin.RULE);
          assertThat(sources(alert)).containsExactly("also_says entra");
        });
  }

  @Test
  void where_our_sum_is_small_the_provider_is_told_of_alone() {
    var memory = MemoryInMaps.ofAliceInRome();

    var alerts =
        memory.see(
            login()
                .at("09:00")
                .days(12)
                .verdict(verdict("entra", UnusualLogin.RULE, Severity.LOW))
                .build());

    assertThat(MemoryInMaps.of(UnusualLogin.RULE, alerts))
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.severity()).isEqualTo(Severity.LOW);
          assertThat(sources(alert)).containsExactly("says entra");
        });
  }

  @Test
  void a_finding_after_ours_is_recorded_with_both_sources_and_told_once() {
    var memory = travelled();

    var later = memory.see(finding("09:40", "guardduty", TRAVEL, Severity.HIGH).build());

    assertThat(told(TRAVEL, memory.said)).hasSize(1);
    assertThat(MemoryInMaps.of(TRAVEL, later))
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.suppressed()).containsExactly("told-before");
          assertThat(sources(alert)).containsExactly("says guardduty", "also_says loginwatch");
        });
  }

  @ParameterizedTest
  @CsvSource({"10:19:59, 1", "10:20, 2"})
  void an_hour_after_ours_it_is_another_alert(String clock, int alerts) {
    var memory = travelled();

    memory.see(finding(clock, "guardduty", TRAVEL, Severity.HIGH).build());

    assertThat(told(TRAVEL, memory.said)).hasSize(alerts);
  }

  @Test
  void ours_after_a_finding_as_bad_is_recorded_with_both_sources_and_told_once() {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(finding("09:10", "guardduty", TRAVEL, Severity.CRITICAL).build());

    var ours = travel(memory);

    assertThat(told(TRAVEL, memory.said)).hasSize(1);
    assertThat(MemoryInMaps.of(TRAVEL, ours))
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.suppressed()).containsExactly("provider-told");
          assertThat(sources(alert)).containsExactly("also_says guardduty");
        });
  }

  @Test
  void ours_after_a_smaller_finding_is_told_with_both_sources() {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(finding("09:10", "guardduty", TRAVEL, Severity.MEDIUM).build());

    var ours = travel(memory);

    assertThat(told(TRAVEL, ours))
        .singleElement()
        .satisfies(alert -> assertThat(sources(alert)).containsExactly("also_says guardduty"));
  }

  @Test
  void a_finding_that_comes_again_is_told_once() {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(finding("09:10", "guardduty", TRAVEL, Severity.HIGH).build());

    memory.see(finding("09:25", "guardduty", TRAVEL, Severity.HIGH).build());

    assertThat(told(TRAVEL, memory.said)).hasSize(1);
  }

  @Test
  void a_finding_about_somebody_who_never_logged_in_is_told_once_an_hour_too() {
    var memory = MemoryInMaps.withDefaults();
    memory.see(finding("09:10", "google", "leaked-credentials", Severity.HIGH).build());
    memory.see(finding("10:09", "google", "leaked-credentials", Severity.HIGH).build());
    assertThat(told("leaked-credentials", memory.said)).hasSize(1);

    memory.see(finding("10:10", "google", "leaked-credentials", Severity.HIGH).build());
    assertThat(told("leaked-credentials", memory.said)).hasSize(2);
    assertThat(memory.profiles.get("alice").isNew()).isTrue();
  }

  @Test
  void of_a_name_that_is_only_tried_nothing_is_remembered_whatever_a_provider_says_of_it() {
    var memory = MemoryInMaps.withDefaults();
    memory.see(
        login().failing().verdict(verdict("okta", UnusualLogin.RULE, Severity.HIGH)).build());

    assertThat(memory.said).hasSize(1);
    assertThat(memory.profiles.get("alice").told()).isEmpty();
  }

  @Test
  void a_finding_that_comes_again_and_is_worse_is_told_again() {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(finding("09:10", "guardduty", TRAVEL, Severity.LOW).build());

    var later = memory.see(finding("09:25", "guardduty", TRAVEL, Severity.HIGH).build());

    assertThat(told(TRAVEL, later)).hasSize(1);
  }

  @Test
  void a_finding_that_pages_is_not_hidden_by_one_of_ours_that_does_not() {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(login().through(Anonymizer.VPN).at("09:00").days(12).build());
    assertThat(MemoryInMaps.of("anonymizer", memory.said))
        .extracting(Alert::severity)
        .containsExactly(Severity.LOW);

    var later = memory.see(finding("09:10", "guardduty", "anonymizer", Severity.HIGH).build());

    assertThat(told("anonymizer", later)).hasSize(1);
  }

  @Test
  void a_finding_is_hidden_by_one_of_ours_that_pages() {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(login().through(Anonymizer.TOR).at("09:00").days(12).build());

    var later = memory.see(finding("09:10", "guardduty", "anonymizer", Severity.HIGH).build());

    assertThat(told("anonymizer", later)).isEmpty();
  }

  private static MemoryInMaps travelled() {
    var memory = MemoryInMaps.ofAliceInRome();
    assertThat(told(TRAVEL, travel(memory))).hasSize(1);
    return memory;
  }

  /** What is said of Alice in New York, twenty minutes after Rome. */
  private static List<Alert> travel(MemoryInMaps memory) {
    memory.see(login().from(ROME).at("09:00").days(12).build());
    return memory.see(newYork().at("09:20").days(12).build());
  }

  private static LoginBuilder newYork() {
    return login().from(NEW_YORK).ip("198.51.100.7").network(64501, "Example Cable");
  }

  private static LoginBuilder stranger() {
    return newYork().with(new Device("Linux", "", "desktop", "Chrome")).at("21:00").days(14);
  }
}
