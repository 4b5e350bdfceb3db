package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertId;
import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.alert.UserMail;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Source;
import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.settings.RiskLevel;
import io.loginwatch.core.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes alerts of what was seen, each with every reason for which nobody is told of it. */
final class Alerts {
  private final Suppressions suppressions;
  private final Set<String> staged;
  private final Map<String, Severity> severities;

  Alerts(Settings settings) {
    this.suppressions = new Suppressions(settings.suppression());
    this.staged = settings.staged();
    this.severities = settings.severities();
  }

  Alert of(Signal signal, Login login, RiskLevel level) {
    Severity severity = severities.getOrDefault(signal.rule(), signal.severity());
    Visit last = signal.last();
    String about = signal.about();
    Subject subject = about == null ? Subject.user(login.user()) : Subject.logSource(about);
    return new Alert(
        AlertId.of(signal.rule(), subject, signal.cause().toArray(String[]::new)),
        signal.rule(),
        signal.title(),
        signal.summary(),
        severity,
        score(severity, signal.weight()),
        subject,
        last == null ? login.time() : Instant.ofEpochMilli(last.time()),
        login.user(),
        last == null ? login.source() : source(last),
        last == null ? login.userAgent() : null,
        signal.events(),
        signal.events().size(),
        signal.factors(),
        reasons(
            signal.rule(),
            severity,
            signal.reasons(),
            login,
            Suppressions.About.LOGIN,
            journey(signal),
            level),
        signal.tags(),
        null,
        signal.absorbs(),
        null,
        UserMail.links(login.email()));
  }

  Alert of(Finding finding, Login login, RiskLevel level) {
    Severity severity = severities.getOrDefault(finding.rule(), finding.severity());
    List<String> own = finding.staged() ? List.of("staged") : List.of();
    return new Alert(
        AlertId.of(finding.rule(), finding.subject(), finding.cause().toArray(String[]::new)),
        finding.rule(),
        finding.title(),
        finding.summary(),
        severity,
        finding.score(),
        finding.subject(),
        login.time(),
        login.user(),
        login.source(),
        login.userAgent(),
        finding.events(),
        finding.eventCount(),
        finding.factors(),
        reasons(finding.rule(), severity, own, login, Suppressions.About.of(finding), null, level),
        finding.tags(),
        finding.runbook(),
        finding.absorbs(),
        null,
        UserMail.links(login.email()));
  }

  private List<String> reasons(
      String rule,
      Severity severity,
      List<String> own,
      Login login,
      Suppressions.About about,
      Suppressions.@Nullable Journey journey,
      RiskLevel level) {
    var reasons = new ArrayList<>(own);
    if (staged.contains(rule) && !reasons.contains("staged")) {
      reasons.add("staged");
    }
    reasons.addAll(suppressions.of(rule, severity, login, about, journey, level));
    return reasons;
  }

  private static Suppressions.@Nullable Journey journey(Signal signal) {
    if (!signal.rule().equals(ImpossibleTravel.RULE)
        && !signal.rule().equals(ImpossibleTravel.QUIET)) {
      return null;
    }
    String from = "";
    String to = "";
    for (Factor factor : signal.factors()) {
      if (factor.name().equals("from_country")) {
        from = factor.value();
      } else if (factor.name().equals("to_country")) {
        to = factor.value();
      }
    }
    return new Suppressions.Journey(from, to);
  }

  /** As far as a profile remembers. */
  private static Source source(Visit visit) {
    return new Source(
        visit.ip().isEmpty() ? null : visit.ip(),
        visit.spot().place(),
        new Network(Networks.number(visit.network()), null, visit.kind()),
        Set.of(),
        null);
  }

  /** 0 to 100: the severity's own, or the points where they say more. */
  private static double score(Severity severity, double weight) {
    double own =
        switch (severity) {
          case INFO -> 5;
          case LOW -> 20;
          case MEDIUM -> 50;
          case HIGH -> 75;
          case CRITICAL -> 95;
        };
    return Math.min(100, Math.max(own, weight));
  }
}
