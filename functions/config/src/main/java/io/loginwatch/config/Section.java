package io.loginwatch.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part of the configuration, read field by field. A wrong value is a problem with file and line,
 * and its default is answered in its place, so that all problems are found at once; a field that
 * nobody asks for is a problem too.
 */
public final class Section {
  private final Reading reading;
  private final String path;
  private final String shape;
  private final Node.Fields node;
  private final Set<String> asked = new HashSet<>();
  private final Map<String, Section> within = new LinkedHashMap<>();

  Section(Reading reading, String path, String shape, Node.Fields node) {
    this.reading = reading;
    this.path = path;
    this.shape = shape;
    this.node = node;
  }

  /** Dotted path of this section, empty for the whole file. */
  public String path() {
    return path;
  }

  /** Whether the file has the field with a value, right or wrong. */
  public boolean has(String field) {
    return !(node.fields().get(field) instanceof Node.Scalar(Object value, _, _) && value == null)
        && node.fields().containsKey(field);
  }

  /** The names of the fields that are there, in the order of the file. */
  public Set<String> names() {
    return node.fields().keySet();
  }

  /** Takes everything that is there as known: of a section that is not used, nothing is wrong. */
  public void passOver() {
    asked.addAll(names());
  }

  /** A text; the fallback where there is none. */
  public String text(String field, String fallback) {
    return scalar(field, "string", fallback).map(Node.Scalar::text).orElse(fallback);
  }

  /** A text, where there is one. */
  public Optional<String> text(String field) {
    return scalar(field, "string", null).map(Node.Scalar::text);
  }

  /** A text that must be there; empty, and a problem, where it is not. */
  public String required(String field) {
    Optional<String> text = text(field);
    if (text.isEmpty()) {
      problem(field, "is missing");
    }
    return text.orElse("");
  }

  /** A number from {@code least} to {@code most}. */
  public double number(String field, double fallback, double least, double most) {
    return number(field, "number", fallback, least, most);
  }

  /** A whole number from {@code least} to {@code most}. */
  public int count(String field, int fallback, int least, int most) {
    return (int) number(field, "integer", fallback, least, most);
  }

  private double number(String field, String type, double fallback, double least, double most) {
    boolean whole = type.equals("integer");
    String usual = plain(fallback);
    return scalar(field, type, usual)
        .flatMap(scalar -> {
          if (!(scalar.value() instanceof Number number)
              || whole && !(number instanceof Long)
              || Double.isNaN(number.doubleValue())) {
            problem(field, "is not a " + (whole ? "whole " : "") + "number: " + scalar.text());
            return Optional.empty();
          }
          if (number.doubleValue() < least || number.doubleValue() > most) {
            problem(
                field, "is not between " + plain(least) + " and " + plain(most) + ": " + number);
            return Optional.empty();
          }
          return Optional.of(number.doubleValue());
        })
        .orElse(fallback);
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String field, boolean fallback) {
    return scalar(field, "boolean", String.valueOf(fallback))
        .flatMap(scalar -> {
          if (scalar.value() instanceof Boolean flag) {
            return Optional.of(flag);
          }
          problem(field, "is neither true nor false: " + scalar.text());
          return Optional.empty();
        })
        .orElse(fallback);
  }

  /** A duration such as {@code 30s}, {@code 5m}, {@code 2h}, {@code 14d}, from least to most. */
  public Duration duration(String field, Duration fallback, Duration least, Duration most) {
    return duration(field, Durations.text(fallback), least, most).orElse(fallback);
  }

  /** A duration, where there is one. */
  public Optional<Duration> duration(String field, Duration least, Duration most) {
    return duration(field, (String) null, least, most);
  }

  private Optional<Duration> duration(
      String field, @Nullable String usual, Duration least, Duration most) {
    return scalar(field, "duration", usual)
        .flatMap(scalar -> {
          Optional<Duration> duration = Durations.of(scalar.text());
          if (duration.isEmpty()) {
            problem(field, "is not " + Durations.FORM + ": " + scalar.text());
          } else if (duration.get().compareTo(least) < 0 || duration.get().compareTo(most) > 0) {
            problem(
                field,
                "is not between %s and %s: %s"
                    .formatted(Durations.text(least), Durations.text(most), scalar.text()));
            return Optional.empty();
          }
          return duration;
        });
  }

  /** One of the words of an enum: {@code not-found} for {@code NOT_FOUND}, in any case. */
  public <E extends Enum<E>> E choice(String field, E fallback) {
    return scalar(field, "string", word(fallback))
        .flatMap(scalar -> constant(field, scalar.text(), fallback.getDeclaringClass()))
        .orElse(fallback);
  }

  /** Several words of an enum, in the order of the file. */
  public <E extends Enum<E>> List<E> choices(String field, Class<E> type, List<E> fallback) {
    List<String> usual = fallback.stream().map(Section::word).toList();
    return texts(field, usual).stream()
        .flatMap(text -> constant(field, text, type).stream())
        .toList();
  }

  private <E extends Enum<E>> Optional<E> constant(String field, String text, Class<E> type) {
    E[] all = type.getEnumConstants();
    Optional<E> found =
        Arrays.stream(all)
            .filter(one -> word(one).equals(text.toLowerCase(Locale.ROOT)))
            .findFirst();
    if (found.isEmpty()) {
      problem(
          field,
          "is not one of %s: %s"
              .formatted(
                  Arrays.stream(all).map(Section::word).collect(Collectors.joining(", ")), text));
    }
    return found;
  }

  /** A list of texts; a single text is a list of one. */
  public List<String> texts(String field, List<String> fallback) {
    reading.asked(shapeOf(field), "array", String.join(", ", fallback));
    return switch (get(field)) {
      case null -> fallback;
      case Node.Scalar scalar -> scalar.value() == null ? fallback : List.of(scalar.text());
      case Node.Items items -> {
        var texts = new ArrayList<String>();
        for (Node item : items.items()) {
          if (item instanceof Node.Scalar scalar && scalar.value() != null) {
            texts.add(scalar.text());
          } else {
            reading.problem(
                item.line(), pathOf(field), "has " + item.kind() + " in a list of texts");
          }
        }
        yield List.copyOf(texts);
      }
      case Node.Fields fields -> wrong(field, "a list of texts", fields, fallback);
    };
  }

  /** Texts by a name that the user gives, in the order of the file. */
  public Map<String, String> map(String field) {
    reading.asked(shapeOf(field), "object", null);
    return switch (get(field)) {
      case null -> Map.of();
      case Node.Scalar scalar when scalar.value() == null -> Map.of();
      case Node.Fields fields -> {
        Map<String, String> texts = new LinkedHashMap<>();
        fields
            .fields()
            .forEach((name, value) -> {
              if (value instanceof Node.Scalar scalar) {
                texts.put(name, scalar.text());
              } else {
                reading.problem(
                    value.line(), pathOf(field) + "." + name, "is not a text: " + value.kind());
              }
            });
        yield texts;
      }
      case Node other -> wrong(field, "texts by name", other, Map.of());
    };
  }

  /** Where a secret is. The secret itself written here is a problem, and is not repeated in it. */
  public Optional<SecretReference> secret(String field) {
    return scalar(field, "secret", null)
        .flatMap(scalar -> {
          Optional<SecretReference> reference = SecretReference.of(scalar.text());
          if (reference.isEmpty()) {
            problem(
                field, "is a secret and must not be written here: use " + SecretReference.FORMS);
          }
          return reference;
        });
  }

  /** Where several secrets are; each may be left out, none may be written here. */
  public List<SecretReference> secrets(String field) {
    return texts(field, List.of()).stream()
        .flatMap(text -> {
          Optional<SecretReference> reference = SecretReference.of(text);
          if (reference.isEmpty()) {
            problem(
                field, "is a secret and must not be written here: use " + SecretReference.FORMS);
          }
          return reference.stream();
        })
        .toList();
  }

  /** The fields below that name; a section without fields where there are none. */
  public Section section(String field) {
    reading.asked(shapeOf(field), "object", null);
    return within(
        switch (get(field)) {
          case null -> new Section(reading, pathOf(field), shapeOf(field), Node.Fields.NONE);
          case Node.Fields fields -> new Section(reading, pathOf(field), shapeOf(field), fields);
          case Node.Scalar scalar when scalar.value() == null ->
              new Section(reading, pathOf(field), shapeOf(field), Node.Fields.NONE);
          case Node other ->
              new Section(
                  reading,
                  pathOf(field),
                  shapeOf(field),
                  wrong(field, "a list of fields", other, Node.Fields.NONE));
        });
  }

  /** Sections by a name that the user gives, in the order of the file. */
  public Map<String, Section> sections(String field) {
    Section all = section(field);
    Map<String, Section> sections = new LinkedHashMap<>();
    for (String name : all.names()) {
      sections.put(name, all.named(name));
    }
    if (sections.isEmpty()) {
      reading.asked(shapeOf(field) + ".*", "object", null);
    }
    return sections;
  }

  private Section named(String name) {
    Node value = get(name);
    var fields = value instanceof Node.Fields given ? given : Node.Fields.NONE;
    if (value != null
        && fields == Node.Fields.NONE
        && !(value instanceof Node.Scalar(Object none, _, _) && none == null)) {
      problem(name, "is " + value.kind() + ", expected a list of fields");
    }
    reading.asked(shape.isEmpty() ? "*" : shape + ".*", "object", null);
    return within(new Section(reading, pathOf(name), shape.isEmpty() ? "*" : shape + ".*", fields));
  }

  /** A list of sections. */
  public List<Section> list(String field) {
    reading.asked(shapeOf(field), "array", null);
    return switch (get(field)) {
      case null -> List.of();
      case Node.Scalar scalar when scalar.value() == null -> List.of();
      case Node.Items items -> {
        var sections = new ArrayList<Section>();
        for (Node item : items.items()) {
          String at = pathOf(field) + "[" + sections.size() + "]";
          if (item instanceof Node.Fields fields) {
            sections.add(within(new Section(reading, at, shapeOf(field) + "[]", fields)));
          } else {
            reading.problem(item.line(), at, "is " + item.kind() + ", expected a list of fields");
          }
        }
        yield List.copyOf(sections);
      }
      case Node other -> wrong(field, "a list", other, List.of());
    };
  }

  /** Records a problem with a field that a getter could not know of. */
  public void problem(String field, String message) {
    reading.problem(node.lineOf(field), pathOf(field), message);
  }

  /** Records a problem with the section as a whole. */
  public void problem(String message) {
    reading.problem(node.line(), path, message);
  }

  /** The line of a field, or of the section where it is not there. */
  int line(String field) {
    return node.lineOf(field);
  }

  /** The value of a field as it is in the file. */
  @Nullable Node get(String field) {
    asked.add(field);
    return node.fields().get(field);
  }

  /** Fields that are there and that nobody asked for, here and in all sections within. */
  List<Problem> unknown() {
    var problems = new ArrayList<Problem>();
    for (String name : names()) {
      if (!asked.contains(name)) {
        problems.add(new Problem(reading.file(), node.lineOf(name), pathOf(name), "unknown field"));
      }
    }
    within.values().forEach(section -> problems.addAll(section.unknown()));
    return problems;
  }

  /** A section that is read twice is one section, which knows all that was asked for. */
  private Section within(Section section) {
    Section before = within.putIfAbsent(section.path, section);
    return before == null ? section : before;
  }

  private Optional<Node.Scalar> scalar(String field, String type, @Nullable String fallback) {
    reading.asked(shapeOf(field), type, fallback);
    return switch (get(field)) {
      case null -> Optional.empty();
      case Node.Scalar scalar -> scalar.value() == null ? Optional.empty() : Optional.of(scalar);
      case Node other -> wrong(field, "one value", other, Optional.empty());
    };
  }

  private <T> T wrong(String field, String expected, Node found, T fallback) {
    problem(field, "is " + found.kind() + ", expected " + expected);
    return fallback;
  }

  private String pathOf(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  private String shapeOf(String field) {
    return shape.isEmpty() ? field : shape + "." + field;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }
}
