package io.loginwatch.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    return valued(field) != null;
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
    return entry(field).value(ValueType.TEXT, fallback);
  }

  /** A text, where there is one. */
  public Optional<String> text(String field) {
    return entry(field).value(ValueType.TEXT);
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
    return entry(field).value(ValueType.number(least, most), fallback);
  }

  /** A whole number from {@code least} to {@code most}. */
  public int count(String field, int fallback, int least, int most) {
    return entry(field).value(ValueType.whole(least, most), fallback);
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String field, boolean fallback) {
    return entry(field).value(ValueType.FLAG, fallback);
  }

  /** A duration such as {@code 30s}, {@code 5m}, {@code 2h}, {@code 14d}, from least to most. */
  public Duration duration(String field, Duration fallback, Duration least, Duration most) {
    return entry(field).value(ValueType.duration(least, most), fallback);
  }

  /** A duration, where there is one. */
  public Optional<Duration> duration(String field, Duration least, Duration most) {
    return entry(field).value(ValueType.duration(least, most));
  }

  /** One of the words of an enum: {@code not-found} for {@code NOT_FOUND}, in any case. */
  public <E extends Enum<E>> E choice(String field, E fallback) {
    return entry(field).value(ValueType.choice(fallback.getDeclaringClass()), fallback);
  }

  /** Several words of an enum, in the order of the file. */
  public <E extends Enum<E>> List<E> choices(String field, Class<E> type, List<E> fallback) {
    return entry(field).values(ValueType.choice(type), fallback);
  }

  /** Where a secret is. The secret itself written here is a problem, and is not repeated in it. */
  public Optional<SecretReference> secret(String field) {
    return entry(field).value(ValueType.SECRET);
  }

  /** Where several secrets are; each may be left out, none may be written here. */
  public List<SecretReference> secrets(String field) {
    return entry(field).values(ValueType.SECRET, List.of());
  }

  /** Texts, in the order of the file; a single text is a list of one. */
  public List<String> texts(String field, List<String> fallback) {
    return entry(field).values(ValueType.TEXT, fallback);
  }

  /** Texts by a name that the user gives, in the order of the file. */
  public Map<String, String> map(String field) {
    return entry(field).texts();
  }

  /** The fields below that name; a section without fields where there are none. */
  public Section section(String field) {
    return within(new Section(reading, pathOf(field), shapeOf(field), entry(field).fields()));
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
    String any = shapeOf("*");
    return within(new Section(reading, pathOf(name), any, entry(name, any).fields()));
  }

  /** A list of sections. */
  public List<Section> list(String field) {
    var sections = new ArrayList<Section>();
    entry(field)
        .list((at, fields) ->
            sections.add(within(new Section(reading, at, shapeOf(field) + "[]", fields))));
    return List.copyOf(sections);
  }

  /** Records a problem with a field that a getter could not know of. */
  public void problem(String field, String message) {
    reading.problem(node.lineOf(field), pathOf(field), message);
  }

  /** Records a problem with the section as a whole. */
  public void problem(String message) {
    reading.problem(node.line(), path, message);
  }

  /** A problem like that, on a line of its own, that is not recorded. */
  Problem fault(String field, int line, String message) {
    return new Problem(reading.file(), line, pathOf(field), message);
  }

  int lineOf(String field) {
    return node.lineOf(field);
  }

  /** The value of a field as it is in the file. */
  @Nullable Node get(String field) {
    asked.add(field);
    return node.fields().get(field);
  }

  private Entry entry(String field) {
    return entry(field, shapeOf(field));
  }

  private Entry entry(String field, String as) {
    asked.add(field);
    return new Entry(reading, pathOf(field), as, node.lineOf(field), valued(field));
  }

  private @Nullable Node valued(String field) {
    Node value = node.fields().get(field);
    return value instanceof Node.Scalar(Object none, _, _) && none == null ? null : value;
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

  private String pathOf(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  private String shapeOf(String field) {
    return shape.isEmpty() ? field : shape + "." + field;
  }
}
