package io.loginwatch.config;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.rule.After;
import io.loginwatch.core.rule.LoginField;
import io.loginwatch.core.rule.Pattern;
import io.loginwatch.core.rule.Rule;
import io.loginwatch.core.rule.Summary;
import io.loginwatch.core.rule.Threshold;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one rule file. */
final class RuleFile {
  private static final java.util.regex.Pattern ID =
      java.util.regex.Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final Reading reading;
  private final Section rule;
  private final List<Problem> problems = new ArrayList<>();

  private RuleFile(String name, Node.Fields fields, List<Problem> unreadable) {
    problems.addAll(unreadable);
    reading = new Reading(name, problems);
    rule = new Section(reading, "", "", fields);
    reading.opened(rule);
  }

  /** A rule file as it was read; the rule is there if nothing is wrong with it. */
  record Read(Optional<Rule> rule, boolean enabled, Node.Fields fields, List<Problem> problems) {

    /** Its id, also where something else is wrong with it. */
    Optional<String> id() {
      return fields.fields().get("id") instanceof Node.Scalar(String id, _, _)
          ? Optional.of(id)
          : Optional.empty();
    }
  }

  static Read read(Path file, String name) {
    var unreadable = new ArrayList<Problem>();
    return read(name, YamlFile.read(file, name, unreadable), unreadable);
  }

  static Read parse(String name, String yaml) {
    var unreadable = new ArrayList<Problem>();
    return read(name, YamlFile.parse(yaml, name, unreadable), unreadable);
  }

  private static Read read(String name, Node.Fields fields, List<Problem> unreadable) {
    if (fields == Node.Fields.NONE && !unreadable.isEmpty()) {
      return new Read(Optional.empty(), false, fields, unreadable);
    }
    var file = new RuleFile(name, fields, unreadable);
    boolean enabled = file.rule.flag("enabled", true);
    Optional<Rule> rule = file.rule();
    file.rule.get("tests");
    List<Problem> problems = file.reading.problems();
    return new Read(problems.isEmpty() ? rule : Optional.empty(), enabled, fields, problems);
  }

  private Optional<Rule> rule() {
    String id = rule.required("id");
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      rule.problem("id", "is not in kebab case: " + id);
    }
    String title = rule.required("title");
    List<Pattern> match = PatternSection.read(rule, "match");
    Section threshold = rule.section("threshold");
    Optional<Threshold> counted =
        rule.has("threshold") ? ThresholdSection.read(threshold) : Optional.empty();
    Optional<After> after =
        rule.has("after")
            ? Optional.of(AfterSection.read(rule.section("after")))
            : Optional.empty();
    Duration usual = counted.map(Threshold::within).orElse(Duration.ZERO);
    Duration debounce = rule.duration("debounce", usual, Duration.ZERO, Threshold.LONGEST);
    Summary summary = SummaryText.read(rule, title, counted);
    Severity severity = rule.choice("severity", Severity.MEDIUM);
    Subject.Type subject =
        rule.choice("subject", counted.map(RuleFile::subject).orElse(Subject.Type.USER));
    List<Rule.Quieter> quieter = quieter();
    List<String> tags = rule.texts("tags", List.of());
    String runbook = rule.text("runbook").orElse(null);
    boolean staged = rule.flag("staged", false);
    List<String> absorbs = rule.texts("absorbs", List.of());
    if (match.isEmpty() || rule.has("threshold") && counted.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Rule(
            id, title, severity, quieter, tags, runbook, staged, match, counted, after, debounce,
            summary, subject, absorbs));
  }

  private static Subject.Type subject(Threshold threshold) {
    List<String> fields = threshold.groupBy().stream().map(LoginField::name).toList();
    if (fields.contains("user.name")) {
      return Subject.Type.USER;
    }
    if (fields.contains("source.ip")) {
      return Subject.Type.SOURCE;
    }
    return fields.contains("loginwatch.log_source") ? Subject.Type.LOG_SOURCE : Subject.Type.TENANT;
  }

  private List<Rule.Quieter> quieter() {
    var quieter = new ArrayList<Rule.Quieter>();
    for (Section section : rule.list("quieter")) {
      Severity severity = section.choice("severity", Severity.LOW);
      PatternSection.read(section, "match")
          .forEach(p -> quieter.add(new Rule.Quieter(p, severity)));
    }
    return quieter;
  }
}
