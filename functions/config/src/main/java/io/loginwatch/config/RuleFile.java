package io.loginwatch.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

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
    List<Pattern> match = patterns(rule, "match");
    Section threshold = rule.section("threshold");
    Optional<Threshold> counted =
        rule.has("threshold") ? ThresholdSection.read(threshold) : Optional.empty();
    Optional<After> after = rule.has("after") ? Optional.of(after()) : Optional.empty();
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
      patterns(section, "match").forEach(p -> quieter.add(new Rule.Quieter(p, severity)));
    }
    return quieter;
  }

  private After after() {
    Section after = rule.section("after");
    List<String> rules = after.texts("rule", List.of());
    if (rules.isEmpty()) {
      after.problem("rule", "is missing");
    }
    Duration within =
        after.duration("within", Duration.ofHours(3), Duration.ofSeconds(1), Duration.ofDays(7));
    var by = new ArrayList<LoginField>();
    for (String name : after.texts("by", List.of("user.name"))) {
      if (!name.equals("user.name") && !name.equals("source.ip")) {
        after.problem("by", "is neither user.name nor source.ip: " + name);
      } else {
        LoginField.of(name).ifPresent(by::add);
      }
    }
    return new After(rules, within, by, unless(after, rules));
  }

  /** One exception, or a list of them. */
  private static List<After.Unless> unless(Section after, List<String> rules) {
    if (!after.has("unless")) {
      return List.of();
    }
    List<Section> sections =
        after.get("unless") instanceof Node.Items
            ? after.list("unless")
            : List.of(after.section("unless"));
    return sections.stream().map(one -> exception(one, rules)).toList();
  }

  private static After.Unless exception(Section unless, List<String> after) {
    List<String> rules = unless.texts("rule", List.of());
    for (String rule : rules) {
      if (!after.contains(rule)) {
        unless.problem("rule", "is no rule that this one comes after: " + rule);
      }
    }
    var unlike = new ArrayList<LoginField>();
    for (String name : unless.texts("unlike", List.of())) {
      LoginField.of(name)
          .ifPresentOrElse(
              unlike::add,
              () -> unless.problem("unlike", "is a field that logins do not have: " + name));
    }
    return new After.Unless(rules, patterns(unless, "match"), unlike);
  }

  /** One pattern, or a list of patterns any of which will do. */
  private static List<Pattern> patterns(Section section, String field) {
    return switch (section.get(field)) {
      case null -> {
        section.problem(field, "is missing");
        yield List.of();
      }
      case Node.Items items -> {
        var patterns = new ArrayList<Pattern>();
        items.items().forEach(item -> pattern(section, field, item).ifPresent(patterns::add));
        yield patterns;
      }
      case Node node -> pattern(section, field, node).stream().toList();
    };
  }

  private static Optional<Pattern> pattern(Section section, String field, Node node) {
    if (!(node instanceof Node.Fields)) {
      section.problem(field, "is " + node.kind() + ", expected a pattern");
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.of(json(node).toString()));
    } catch (IllegalArgumentException e) {
      section.problem(field, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** A pattern as the matcher takes it: dotted names unfolded, one value as a list of one. */
  static JsonNode json(Node node) {
    return switch (node) {
      case Node.Fields fields -> {
        ObjectNode object = JSON.objectNode();
        fields.fields().forEach((name, value) -> put(object, name, value));
        yield object;
      }
      case Node.Items items -> {
        ArrayNode array = JSON.arrayNode();
        items.items().forEach(item -> array.add(raw(item)));
        yield array;
      }
      case Node.Scalar scalar -> JSON.arrayNode().add(raw(scalar));
    };
  }

  private static void put(ObjectNode object, String name, Node value) {
    int dot = name.indexOf('.');
    if (dot > 0 && !name.startsWith("$")) {
      ObjectNode within =
          object.get(name.substring(0, dot)) instanceof ObjectNode there
              ? there
              : object.putObject(name.substring(0, dot));
      put(within, name.substring(dot + 1), value);
    } else if (name.equals("$or") && value instanceof Node.Items items) {
      ArrayNode any = object.putArray(name);
      items.items().forEach(item -> any.add(json(item)));
    } else if (object.get(name) instanceof ObjectNode there
        && json(value) instanceof ObjectNode more) {
      there.setAll(more);
    } else {
      object.set(name, json(value));
    }
  }

  /** As JSON, as it is. */
  static JsonNode raw(Node node) {
    return switch (node) {
      case Node.Fields fields -> {
        ObjectNode object = JSON.objectNode();
        fields.fields().forEach((name, value) -> object.set(name, raw(value)));
        yield object;
      }
      case Node.Items items -> {
        ArrayNode array = JSON.arrayNode();
        items.items().forEach(item -> array.add(raw(item)));
        yield array;
      }
      case Node.Scalar(Object value, _, _) ->
          switch (value) {
            case null -> JSON.nullNode();
            case Boolean flag -> JSON.booleanNode(flag);
            case Long number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            default -> JSON.textNode(value.toString());
          };
    };
  }
}
