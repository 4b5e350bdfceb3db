package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
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
  private final Map<String, List<FieldPath>> fields = new LinkedHashMap<>();
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
          "browser_version",
          "os",
          "os_version",
          "device",
          "session",
          "application",
          "reason");

  Mapping(String name, Section section) {
    this.name = name;
    this.provider = section.text("provider", name);
    this.lowerCase = section.flag("lower_case", false);
    this.lenientAddress = section.flag("lenient_ip", false);
    PathReader reader = new PathReader(lowerCase);
    this.each = section.text("each").map(reader::adjusted).orElse(null);
    this.parameters = section.text("parameters").map(reader::adjusted).orElse(null);
    this.zone = zone(section);
    this.recognise = reader.conditions(section, "recognise");
    if (recognise.isEmpty()) {
      section.problem("recognise", "is empty: no record would be known by its shape");
    }
    for (String field : FIELDS) {
      List<FieldPath> paths = reader.paths(section, field);
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
    this.action = reader.paths(actionSection, "from");
    this.actions = lower(actionSection.map("map"));
    this.otherwise = actionSection.text("otherwise", "login");
    Section outcomeSection = section.section("outcome");
    this.outcome = reader.paths(outcomeSection, "from");
    this.success = Glob.of(outcomeSection.texts("success", List.of("success")));
    this.failure = Glob.of(outcomeSection.texts("failure", List.of("failure")));
    this.unattended = reader.conditions(section, "unattended");
    section.list("cases").forEach(one -> readCase(one, reader));
    section.list("anonymizers").forEach(one -> readAnonymizer(one, reader));
    section.list("verdicts").forEach(one -> readVerdict(one, reader));
    section
        .map("labels")
        .forEach((label, path) ->
            reader.path(section, "labels", path).ifPresent(p -> labels.put(label, p)));
    reader.ignore(section.texts("ignored", List.of()));
    this.known = reader.names();
  }

  /** Where a field of a login may be, the likeliest first; nowhere if the mapping does not say. */
  List<FieldPath> paths(String field) {
    return fields.getOrDefault(field, List.of());
  }

  /** What a record says of a field of a login. */
  @Nullable String text(String field, JsonNode record) {
    return FieldPath.first(paths(field), record);
  }

  private void readCase(Section one, PathReader reader) {
    cases.add(
        new Case(
            reader.condition(one, "when"),
            one.flag("watched", true),
            one.text("action").orElse(null),
            one.text("outcome")
                .map(word -> Constants.of(Outcome.class, word, Outcome.UNKNOWN))
                .orElse(null),
            one.text("reason").orElse(null),
            reader.paths(one, "user"),
            reader.paths(one, "actor")));
  }

  private void readAnonymizer(Section one, PathReader reader) {
    anonymizers.add(
        new Anonymous(
            reader.condition(one, "when"),
            Constants.of(
                Anonymizer.class, one.text("kind", "unspecified"), Anonymizer.UNSPECIFIED)));
  }

  private void readVerdict(Section one, PathReader reader) {
    verdicts.add(
        new Judgement(
            reader.condition(one, "when"),
            one.text("of").flatMap(path -> reader.path(one, "of", path)).orElse(null),
            lower(one.map("causes")),
            one.text("cause", "suspicious"),
            one.text("severity_from")
                .flatMap(path -> reader.path(one, "severity_from", path))
                .orElse(null),
            lower(one.map("severities")),
            one.choice("severity", Severity.MEDIUM),
            reader.paths(one, "detail")));
  }

  private static ZoneId zone(Section section) {
    String text = section.text("zone", "UTC");
    try {
      return text.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(text);
    } catch (DateTimeException e) {
      section.problem("zone", "is no time zone: " + text);
      return ZoneOffset.UTC;
    }
  }

  private static Map<String, String> lower(Map<String, String> map) {
    Map<String, String> lowered = new LinkedHashMap<>();
    map.forEach((key, value) -> lowered.put(key.toLowerCase(Locale.ROOT), value));
    return lowered;
  }
}
