package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a mapping finds a value: {@code a.b}, {@code a[0].b}, the first element of a list that has
 * a field, {@code target[type=User].alternateId}; a constant, {@code =root}; a name with a dot in
 * it, {@code a.b\.c}; several joined, {@code a.b + c}; the part of a text after or before a mark,
 * {@code arn | after /}.
 */
final class FieldPath {
  private static final Pattern STEP =
      Pattern.compile("([^\\[\\]]+)(?:\\[(?:(\\d+)|([^=\\]]+)=([^\\]]*))])?");
  private static final Pattern PART =
      Pattern.compile("(.*?)\\s*\\|\\s*(after|before)\\s+(\\S+)\\s*");

  private final String text;
  private final @Nullable String constant;
  private final List<FieldPath> joined;
  private final List<Step> steps;
  private final @Nullable String mark;
  private final boolean after;

  /** One name, perhaps with an element of the list there. */
  private record Step(String name, int index, @Nullable String field, @Nullable String value) {}

  private FieldPath(
      String text,
      @Nullable String constant,
      List<FieldPath> joined,
      List<Step> steps,
      @Nullable String mark,
      boolean after) {
    this.text = text;
    this.constant = constant;
    this.joined = joined;
    this.steps = steps;
    this.mark = mark;
    this.after = after;
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException if it is none
   */
  static FieldPath of(String raw) {
    String text = raw.strip();
    if (text.startsWith("=")) {
      return new FieldPath(text, text.substring(1), List.of(), List.of(), null, false);
    }
    if (text.contains(" + ")) {
      List<FieldPath> parts = new ArrayList<>();
      for (String part : text.split(" \\+ ")) {
        parts.add(of(part));
      }
      return new FieldPath(text, null, parts, List.of(), null, false);
    }
    Matcher part = PART.matcher(text);
    boolean cut = part.matches();
    List<Step> steps = new ArrayList<>();
    for (String name : (cut ? part.group(1) : text).split("(?<!\\\\)\\.(?![^\\[]*])")) {
      Matcher step = STEP.matcher(name);
      if (!step.matches()) {
        throw new IllegalArgumentException("is no path of a field: " + raw);
      }
      int index = step.group(2) == null ? -1 : Integer.parseInt(step.group(2));
      steps.add(new Step(step.group(1).replace("\\.", "."), index, step.group(3), step.group(4)));
    }
    return new FieldPath(
        text,
        null,
        List.of(),
        steps,
        cut ? part.group(3) : null,
        cut && part.group(2).equals("after"));
  }

  /** The value, or null; of a list without an index, the list. */
  @Nullable JsonNode value(JsonNode record) {
    JsonNode node = record;
    for (Step step : steps) {
      if (node.isArray() && !node.isEmpty()) {
        node = node.get(0);
      }
      node = node.get(step.name);
      if (node == null) {
        return null;
      }
      if (step.index >= 0) {
        node = node.isArray() ? node.get(step.index) : step.index == 0 ? node : null;
      } else if (step.field != null) {
        node = element(node, step.field, step.value);
      }
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  private static @Nullable JsonNode element(JsonNode list, String field, @Nullable String value) {
    if (list.isObject()) {
      return list.path(field).asText().equals(value) ? list : null;
    }
    for (JsonNode element : list) {
      if (element.path(field).asText().equals(value)) {
        return element;
      }
    }
    return null;
  }

  /** The text there, or null where there is nothing. */
  @Nullable String text(JsonNode record) {
    if (constant != null) {
      return constant;
    }
    if (!joined.isEmpty()) {
      StringBuilder all = new StringBuilder();
      for (FieldPath part : joined) {
        String value = part.text(record);
        if (value == null) {
          return null;
        }
        all.append(all.isEmpty() ? "" : "/").append(value);
      }
      return all.toString();
    }
    String value = Fields.text(value(record));
    if (value == null || mark == null) {
      return value;
    }
    int at = after ? value.lastIndexOf(mark) : value.indexOf(mark);
    if (at < 0) {
      return null;
    }
    return Fields.something(after ? value.substring(at + mark.length()) : value.substring(0, at));
  }

  /** The dotted names it reads, without indexes. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    joined.forEach(part -> names.addAll(part.names()));
    if (!steps.isEmpty()) {
      names.add(String.join(".", steps.stream().map(Step::name).toList()));
    }
    return names;
  }

  /** As it was written, without what is done to the value: the field's name in a refusal. */
  String field() {
    int bar = text.indexOf('|');
    return bar < 0 ? text : text.substring(0, bar).strip();
  }
}
