package io.loginwatch.ingest.format;

import io.loginwatch.config.Section;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Outcome;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A format as data: how to know a record, and where in it each field of a login is. Written as
 * {@code ingest.formats.<name>} in configuration, the shipped ones in the same words in files of
 * this module. docs/formats.md lists the fields.
 */
final class Mapping {
  final String name;
  final String provider;
  final boolean lowerCase;
  final boolean lenientAddress;
  final @Nullable String each;
  final @Nullable String parameters;
  final ZoneId zone;
  final List<Condition> recognise;
  final Map<String, List<FieldPath>> fields = new LinkedHashMap<>();
  final Glob nobody;
  final List<Case> cases = new ArrayList<>();
  final List<FieldPath> action;
  final Map<String, String> actions;
  final String otherwise;
  final List<FieldPath> outcome;
  final Glob success;
  final Glob failure;
  final List<Condition> unattended;
  final List<Anonymous> anonymizers = new ArrayList<>();
  final List<Judgement> verdicts = new ArrayList<>();
  final Map<String, FieldPath> labels = new LinkedHashMap<>();
  final KnownNames known;

  private final Section section;
  private final List<String> names = new ArrayList<>();

  /** What some events are, unlike the others of the same source. */
  record Case(
      Condition when,
      boolean watched,
      @Nullable String action,
      @Nullable Outcome outcome,
      @Nullable String reason,
      List<FieldPath> user,
      List<FieldPath> actor) {}

  /** When the log says that the address hides somebody. */
  record Anonymous(Condition when, Anonymizer kind) {}

  /** When the log's own detection thinks something of it, and what. */
  record Judgement(
      Condition when,
      @Nullable FieldPath of,
      Map<String, String> causes,
      String cause,
      @Nullable FieldPath severityFrom,
      Map<String, String> severities,
      Severity severity,
      List<FieldPath> detail) {}

  /** Fields of a login that a mapping may set by a path. */
  private static final List<String> FIELDS =
      List.of(
          "id",
          "time",
          "user",
          "user_id",
          "email",
          "actor",
          "ip",
          "country",
          "region",
          "city",
          "latitude",
          "longitude",
          "accuracy_km",
          "asn",
          "organization",
          "user_agent",
          "browser",
          "os",
          "os_version",
          "device",
          "session",
          "application",
          "reason");

  Mapping(String name, Section section) {
    this.name = name;
    this.section = section;
    this.provider = section.text("provider", name);
    this.lowerCase = section.flag("lower_case", false);
    this.lenientAddress = section.flag("lenient_ip", false);
    this.each = section.text("each").map(this::adjusted).orElse(null);
    this.parameters = section.text("parameters").map(this::adjusted).orElse(null);
    this.zone = zone();
    this.recognise = conditions(section, "recognise");
    if (recognise.isEmpty()) {
      section.problem("recognise", "is empty: no record would be known by its shape");
    }
    for (String field : FIELDS) {
      List<FieldPath> paths = paths(section, field);
      if (!paths.isEmpty()) {
        fields.put(field, paths);
      }
    }
    for (String field : List.of("time", "user")) {
      if (!fields.containsKey(field)) {
        section.problem(field, "is needed: no login is without");
      }
    }
    this.nobody = Glob.of(section.texts("nobody", List.of("")));
    Section actionSection = section.section("action");
    this.action = paths(actionSection, "from");
    this.actions = lower(actionSection.map("map"));
    this.otherwise = actionSection.text("otherwise", "login");
    Section outcomeSection = section.section("outcome");
    this.outcome = paths(outcomeSection, "from");
    this.success = Glob.of(outcomeSection.texts("success", List.of("success")));
    this.failure = Glob.of(outcomeSection.texts("failure", List.of("failure")));
    this.unattended = conditions(section, "unattended");
    section.list("cases").forEach(this::readCase);
    section.list("anonymizers").forEach(this::readAnonymizer);
    section.list("verdicts").forEach(this::readVerdict);
    section
        .map("labels")
        .forEach(
            (label, path) -> path(section, "labels", path).ifPresent(p -> labels.put(label, p)));
    section.texts("ignored", List.of()).forEach(ignored -> names.add(adjusted(ignored)));
    this.known = KnownNames.of(names);
  }

  private void readCase(Section one) {
    cases.add(
        new Case(
            condition(one, "when"),
            one.flag("watched", true),
            one.text("action").orElse(null),
            one.text("outcome")
                .map(word -> Constants.of(Outcome.class, word, Outcome.UNKNOWN))
                .orElse(null),
            one.text("reason").orElse(null),
            paths(one, "user"),
            paths(one, "actor")));
  }

  private void readAnonymizer(Section one) {
    anonymizers.add(
        new Anonymous(
            condition(one, "when"),
            Constants.of(
                Anonymizer.class, one.text("kind", "unspecified"), Anonymizer.UNSPECIFIED)));
  }

  private void readVerdict(Section one) {
    verdicts.add(
        new Judgement(
            condition(one, "when"),
            one.text("of").flatMap(path -> path(one, "of", path)).orElse(null),
            lower(one.map("causes")),
            one.text("cause", "suspicious"),
            one.text("severity_from")
                .flatMap(path -> path(one, "severity_from", path))
                .orElse(null),
            lower(one.map("severities")),
            one.choice("severity", Severity.MEDIUM),
            paths(one, "detail")));
  }

  private ZoneId zone() {
    String text = section.text("zone", "UTC");
    try {
      return text.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(text);
    } catch (DateTimeException e) {
      section.problem("zone", "is no time zone: " + text);
      return ZoneOffset.UTC;
    }
  }

  private List<Condition> conditions(Section in, String field) {
    List<Condition> conditions = new ArrayList<>();
    for (Section one : in.list(field)) {
      Map<String, String> terms = new LinkedHashMap<>();
      one.names().forEach(path -> terms.put(path, one.text(path, "")));
      conditions.add(condition(in, field, terms));
    }
    return conditions;
  }

  private Condition condition(Section in, String field) {
    return condition(in, field, in.map(field));
  }

  private Condition condition(Section in, String field, Map<String, String> terms) {
    try {
      Condition condition = Condition.of(terms, this::adjusted);
      names.addAll(condition.names());
      return condition;
    } catch (IllegalArgumentException e) {
      in.problem(field, String.valueOf(e.getMessage()));
      return Condition.of(Map.of(), UnaryOperator.identity());
    }
  }

  private List<FieldPath> paths(Section in, String field) {
    List<FieldPath> paths = new ArrayList<>();
    for (String text : in.texts(field, List.of())) {
      path(in, field, text).ifPresent(paths::add);
    }
    return List.copyOf(paths);
  }

  private java.util.Optional<FieldPath> path(Section in, String field, String text) {
    try {
      FieldPath path = FieldPath.of(text.startsWith("=") ? text : adjusted(text));
      names.addAll(path.names());
      return java.util.Optional.of(path);
    } catch (IllegalArgumentException e) {
      in.problem(field, String.valueOf(e.getMessage()));
      return java.util.Optional.empty();
    }
  }

  private String adjusted(String path) {
    return lowerCase ? path.toLowerCase(Locale.ROOT) : path;
  }

  private static Map<String, String> lower(Map<String, String> map) {
    Map<String, String> lowered = new LinkedHashMap<>();
    map.forEach((key, value) -> lowered.put(key.toLowerCase(Locale.ROOT), value));
    return lowered;
  }
}
