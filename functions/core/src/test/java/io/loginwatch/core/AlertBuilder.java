package io.loginwatch.core;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertId;
import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Alerts as a test would say them: {@code alert("new-country").on(login).build()}. */
public final class AlertBuilder {
  private final String rule;
  private String id;
  private String title;
  private String summary = "Something is odd.";
  private Severity severity = Severity.MEDIUM;
  private double score = 50;
  private Subject subject = Subject.user("alice");
  private Instant time = LoginBuilder.DAY;
  private String user = "alice";
  private Source source = Source.NONE;
  private String userAgent;
  private List<String> events = List.of("login-1");
  private List<Factor> factors = List.of();
  private List<String> suppressed = List.of();
  private List<String> tags = List.of();
  private String runbook;
  private List<String> absorbs = List.of();
  private String incident;
  private Map<String, String> links = Map.of();

  private AlertBuilder(String rule) {
    this.rule = rule;
    this.title = rule.replace('-', ' ');
  }

  public static AlertBuilder alert(String rule) {
    return new AlertBuilder(rule);
  }

  /** Takes time, user, source, user agent and event from a login. */
  public AlertBuilder on(Login login) {
    time = login.time();
    user = login.user();
    subject = Subject.user(login.user());
    source = login.source();
    userAgent = login.userAgent();
    events = List.of(login.id());
    return this;
  }

  public AlertBuilder id(String id) {
    this.id = id;
    return this;
  }

  public AlertBuilder title(String title) {
    this.title = title;
    return this;
  }

  public AlertBuilder summary(String summary) {
    this.summary = summary;
    return this;
  }

  public AlertBuilder severity(Severity severity) {
    this.severity = severity;
    return this;
  }

  public AlertBuilder score(double score) {
    this.score = score;
    return this;
  }

  public AlertBuilder subject(Subject subject) {
    this.subject = subject;
    return this;
  }

  public AlertBuilder of(String user) {
    this.user = user;
    this.subject = Subject.user(user);
    return this;
  }

  public AlertBuilder at(Instant time) {
    this.time = time;
    return this;
  }

  /** {@code HH:MM} on {@link LoginBuilder#DAY}. */
  public AlertBuilder at(String clock) {
    return at(Instant.parse("2026-03-02T" + clock + ":00Z"));
  }

  public AlertBuilder from(Source source) {
    this.source = source;
    return this;
  }

  public AlertBuilder userAgent(String userAgent) {
    this.userAgent = userAgent;
    return this;
  }

  public AlertBuilder events(String... events) {
    this.events = List.of(events);
    return this;
  }

  public AlertBuilder factor(String name, String value, String usual, double weight) {
    this.factors = List.of(new Factor(name, value, usual, weight));
    return this;
  }

  public AlertBuilder suppressed(String... reasons) {
    this.suppressed = List.of(reasons);
    return this;
  }

  public AlertBuilder tags(String... tags) {
    this.tags = List.of(tags);
    return this;
  }

  public AlertBuilder runbook(String runbook) {
    this.runbook = runbook;
    return this;
  }

  public AlertBuilder absorbs(String... rules) {
    this.absorbs = List.of(rules);
    return this;
  }

  public AlertBuilder incident(String incident) {
    this.incident = incident;
    return this;
  }

  public AlertBuilder links(Map<String, String> links) {
    this.links = links;
    return this;
  }

  /** Without an id of its own, the alert is named as the engine would name it. */
  public Alert build() {
    String name = id != null ? id : AlertId.of(rule, subject, events.toArray(String[]::new));
    return new Alert(
        name,
        rule,
        title,
        summary,
        severity,
        score,
        subject,
        time,
        user,
        source,
        userAgent,
        events,
        events.size(),
        factors,
        suppressed,
        tags,
        runbook,
        absorbs,
        incident,
        links);
  }
}
