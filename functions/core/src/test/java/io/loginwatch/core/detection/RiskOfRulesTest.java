package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.settings.Risk;
import io.loginwatch.core.settings.RiskLevel;
import io.loginwatch.core.settings.Settings;
import io.loginwatch.core.settings.Suppression;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What rules that are data find is held against the user that it is about, as detectors' is. */
class RiskOfRulesTest {
  private static final Settings S = Settings.defaults();

  @Test
  void each_finding_adds_its_weight_and_crossing_the_threshold_is_told_of_once() {
    var memory = of(S, Severity.HIGH, false);
    memory.see(login().build());

    assertThat(rises(memory, 2)).isEmpty();
    assertThat(rises(memory, 2))
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.summary()).isEqualTo("The risk of alice rose from medium to high.");
          assertThat(alert.factors()).extracting(Factor::name).containsExactly("risk", "found");
          assertThat(alert.suppressed()).isEmpty();
        });
    assertThat(memory.profiles.get("alice").risk().value()).isBetween(11.9, 12.0);
  }

  @Test
  void a_rule_has_the_weight_that_the_settings_give_it() {
    var memory =
        of(with(Map.of("found", 7.0), false, S.suppression(), Set.of()), Severity.INFO, false);
    memory.see(login().build());
    assertThat(rises(memory, 1)).hasSize(1);

    var less =
        of(with(Map.of("found", 6.9), false, S.suppression(), Set.of()), Severity.CRITICAL, false);
    less.see(login().build());
    assertThat(rises(less, 1)).isEmpty();

    var only =
        of(with(Map.of("other", 9.0), true, S.suppression(), Set.of()), Severity.CRITICAL, false);
    only.see(login().build());
    assertThat(rises(only, 3)).isEmpty();
  }

  @Test
  void what_is_on_trial_or_off_adds_nothing_and_neither_does_what_is_about_others() {
    var trial = of(S, Severity.CRITICAL, true);
    trial.see(login().build());
    assertThat(rises(trial, 3)).isEmpty();

    var off = of(with(Map.of(), false, S.suppression(), Set.of("found")), Severity.CRITICAL, false);
    off.see(login().build());
    assertThat(rises(off, 3)).isEmpty();
    assertThat(off.profiles.get("alice").risk().value()).isZero();

    var others =
        new MemoryInMaps(
            S,
            (login, memory) -> found(login, Subject.source("192.0.2.1"), Severity.CRITICAL, false));
    others.see(login().build());
    assertThat(rises(others, 3)).isEmpty();
  }

  @Test
  void of_a_name_with_which_nobody_logs_in_nothing_is_remembered() {
    var memory = of(S, Severity.CRITICAL, false);

    assertThat(rises(memory, 3)).isEmpty();
    assertThat(memory.profiles).isEmpty();
  }

  @Test
  void a_minimum_of_risk_is_that_with_the_alert_itself_and_mutes_nobody_for_ever() {
    assertThat(reasons(RiskLevel.LOW, Severity.MEDIUM)).containsOnly(List.of());
    assertThat(reasons(RiskLevel.LOW, Severity.LOW))
        .containsExactly(List.of("minimum-risk"), List.of("minimum-risk"));
    assertThat(reasons(RiskLevel.MEDIUM, Severity.CRITICAL)).containsOnly(List.of());
    assertThat(reasons(RiskLevel.MEDIUM, Severity.HIGH))
        .containsExactly(List.of("minimum-risk"), List.of("minimum-risk"));
  }

  /** Of one whom nobody knows, and of Alice, why they are not told of. */
  private static List<List<String>> reasons(RiskLevel minimum, Severity severity) {
    Suppression s = S.suppression();
    var suppression =
        new Suppression(
            s.users(),
            s.onlyUsers(),
            s.vipUsers(),
            s.vipOnly(),
            minimum,
            s.minimumSeverity(),
            s.networks(),
            s.countries(),
            s.providers(),
            s.mobile(),
            s.rules(),
            s.sameCountryTravel(),
            s.countryPairs(),
            s.exceptions());
    var memory = of(with(Map.of(), false, suppression, Set.of()), severity, false);
    memory.see(login().build());
    var reasons = new ArrayList<List<String>>();
    for (String user : List.of("nobody", "alice")) {
      memory.see(failure(1).of(user).build()).forEach(alert -> reasons.add(alert.suppressed()));
    }
    return reasons;
  }

  /** The rises that so many more failures made. */
  private static List<Alert> rises(MemoryInMaps memory, int failures) {
    var rises = new ArrayList<Alert>();
    for (int i = 0; i < failures; i++) {
      rises.addAll(
          MemoryInMaps.of("risk-threshold", memory.see(failure(memory.said.size()).build())));
    }
    return rises;
  }

  private static LoginBuilder failure(int minute) {
    return login().failing().plus(Duration.ofMinutes(minute)).id("f" + minute);
  }

  private static MemoryInMaps of(Settings settings, Severity severity, boolean staged) {
    return new MemoryInMaps(
        settings, (login, memory) -> found(login, Subject.user(login.user()), severity, staged));
  }

  /** A rule that fires on each failure. */
  private static List<Finding> found(
      Login login, Subject subject, Severity severity, boolean staged) {
    return login.isSuccessfulLogin()
        ? List.of()
        : List.of(
            new Finding(
                login,
                "found",
                "Found",
                "Found.",
                severity,
                50,
                subject,
                StateKey.window("user.name=" + login.user()),
                List.of(login.id()),
                List.of(login.id()),
                1,
                List.of(),
                List.of(),
                null,
                List.of(),
                staged,
                false));
  }

  private static Settings with(
      Map<String, Double> weights, boolean only, Suppression suppression, Set<String> off) {
    Risk r = S.risk();
    return new Settings(
        off,
        S.staged(),
        S.severities(),
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
        new Risk(r.halfLife(), r.low(), r.medium(), r.high(), r.threshold(), weights, only),
        suppression);
  }
}
