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
 * {@code arn | after /}, and of that again, {@code path | after users/ | before /}.
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
  private final List<Cut> cuts;

  /** One name, perhaps with an element of the list there. */
  private record Step(String name, int index, @Nullable String field, @Nullable String value) {}

  /** What is done to a text: the part after the last mark, or before the first. */
  private record Cut(String mark, boolean after) {
    @Nullable String of(String text) {
      int at = after ? text.lastIndexOf(mark) : text.indexOf(mark);
      if (at < 0) {
        return null;
      }
      return Fields.something(after ? text.substring(at + mark.length()) : text.substring(0, at));
    }
  }

  private FieldPath(
      String text,
      @Nullable String constant,
      List<FieldPath> joined,
      List<Step> steps,
      List<Cut> cuts) {
    this.text = text;
    this.constant = constant;
    this.joined = joined;
    this.steps = steps;
    this.cuts = cuts;
  }

  /** What the first of these says that says something. */
  static @Nullable String first(List<FieldPath> paths, JsonNode record) {
    for (FieldPath path : paths) {
      String text = path.text(record);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException if it is none
   */
  static FieldPath of(String raw) {
    String text = raw.strip();
    if (text.startsWith("=")) {
      return new FieldPath(text, text.substring(1), List.of(), List.of(), List.of());
    }
    if (text.contains(" + ")) {
      List<FieldPath> parts = new ArrayList<>();
      for (String part : text.split(" \\+ ")) {
        parts.add(of(part));
      }
      return new FieldPath(text, null, parts, List.of(), List.of());
    }
    String path = text;
    List<Cut> cuts = new ArrayList<>();
    for (Matcher part = PART.matcher(path); part.matches(); part = PART.matcher(path)) {
      cuts.addFirst(new Cut(part.group(3), part.group(2).equals("after")));
      path = part.group(1);
    }
    List<Step> steps = new ArrayList<>();
    for (String name : path.split("(?<!\\\\)\\.(?![^\\[]*])")) {
      Matcher step = STEP.matcher(name);
      if (!step.matches()) {
        throw new IllegalArgumentException("is no path of a field: " + raw);
      }
      int index = step.group(2) == null ? -1 : Integer.parseInt(step.group(2));
      steps.add(new Step(step.group(1).replace("\\.", "."), index, step.group(3), step.group(4)));
    }
    return new FieldPath(text, null, List.of(), steps, cuts);
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
      return list.path(field).asText().equalsIgnoreCase(value) ? list : null;
    }
    for (JsonNode element : list) {
      if (element.path(field).asText().equalsIgnoreCase(value)) {
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
    for (int i = 0; value != null && i < cuts.size(); i++) {
      value = cuts.get(i).of(value);
    }
    return value;
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
