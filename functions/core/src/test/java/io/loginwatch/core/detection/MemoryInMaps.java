package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.login;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Population;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Sample;
import io.loginwatch.core.rule.Window;
import io.loginwatch.core.settings.Learning;
import io.loginwatch.core.settings.Settings;
import io.loginwatch.core.settings.Travel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A judge with a memory of its own, and what it has said so far. */
final class MemoryInMaps implements Memory {
  private Instant now;

  final Map<String, Profile> profiles = new HashMap<>();
  final Map<String, Window> windows = new HashMap<>();
  Population population = Population.NOBODY;
  final List<Alert> said = new ArrayList<>();
  final Judge judge;

  MemoryInMaps(Settings settings) {
    this(settings, RuleBook.NONE);
  }

  MemoryInMaps(Settings settings, RuleBook rules) {
    this.judge = new Judge(settings, rules);
  }

  static MemoryInMaps withDefaults() {
    return new MemoryInMaps(Settings.defaults());
  }

  /**
   * Of Alice in Rome, each morning on a computer and in the evening on a phone, for twelve days.
   */
  static MemoryInMaps ofAliceInRome() {
    var memory = withDefaults();
    for (int day = 0; day < 12; day++) {
      memory.see(login().at("09:00").days(day).build());
      memory.see(login().with(SAFARI_ON_IPHONE).at("19:00").days(day).build());
    }
    return memory;
  }

  static MemoryInMaps withoutLearning() {
    return new MemoryInMaps(withoutLearning(Settings.defaults()));
  }

  static Settings withoutLearning(Settings s) {
    return with(s, new Learning(false, Duration.ZERO, 0, Duration.ofDays(60)), s.travel());
  }

  static Settings with(Travel travel) {
    Settings s = Settings.defaults();
    return with(s, s.learning(), travel);
  }

  private static Settings with(Settings s, Learning learning, Travel travel) {
    return new Settings(
        s.off(),
        s.staged(),
        s.severities(),
        learning,
        travel,
        s.novelty(),
        s.hours(),
        s.anonymizers(),
        s.accounts(),
        s.forbidden(),
        s.sessions(),
        s.clocks(),
        s.unusual(),
        s.risk(),
        s.suppression());
  }

  /** The alerts of one login. */
  List<Alert> see(Login login) {
    List<Alert> alerts =
        judge.judge(login, this).raised().stream().map(Verdict.Raised::alert).toList();
    said.addAll(alerts);
    return alerts;
  }

  List<String> rules(Login login) {
    return see(login).stream().map(Alert::rule).toList();
  }

  /** What somebody is told. */
  static List<Alert> told(List<Alert> alerts) {
    return alerts.stream()
        .filter(alert -> alert.severity().atLeast(Severity.MEDIUM) && !alert.isSuppressed())
        .toList();
  }

  /** Why each impossible journey among them is believed. */
  static List<List<String>> travel(List<Alert> alerts) {
    return of("impossible-travel", alerts).stream().map(Alert::suppressed).toList();
  }

  static List<Alert> of(String rule, List<Alert> alerts) {
    return alerts.stream().filter(alert -> alert.rule().equals(rule)).toList();
  }

  @Override
  public Profile profile(String user) {
    return profiles.get(user);
  }

  @Override
  public void remember(String user, Profile profile) {
    profiles.put(user, profile);
  }

  /** With our clock at that time. */
  MemoryInMaps at(Instant time) {
    now = time;
    return this;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Population population() {
    return population;
  }

  @Override
  public void learn(Sample sample) {
    population = population.with(sample);
  }

  @Override
  public Window window(String name) {
    return windows.get(name);
  }

  @Override
  public void remember(String name, Window window) {
    windows.put(name, window);
  }
}
