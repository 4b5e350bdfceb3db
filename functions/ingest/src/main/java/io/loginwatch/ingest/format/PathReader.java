package io.loginwatch.ingest.format;

import io.loginwatch.config.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads the paths and conditions of one mapping, and notes the names of fields that they use. */
final class PathReader {
  private final boolean lowerCase;
  private final List<String> names = new ArrayList<>();

  /**
   * @param lowerCase whether records are read with their names in lower case
   */
  PathReader(boolean lowerCase) {
    this.lowerCase = lowerCase;
  }

  /** Names that the mapping passes over knowingly. */
  void ignore(List<String> ignored) {
    ignored.forEach(name -> names.add(adjusted(name)));
  }

  /** All names of fields so far. */
  KnownNames names() {
    return KnownNames.of(names);
  }

  List<Condition> conditions(Section in, String field) {
    List<Condition> conditions = new ArrayList<>();
    for (Section one : in.list(field)) {
      Map<String, String> terms = new LinkedHashMap<>();
      one.names().forEach(path -> terms.put(path, one.text(path, "")));
      conditions.add(condition(in, field, terms));
    }
    return conditions;
  }

  Condition condition(Section in, String field) {
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

  List<FieldPath> paths(Section in, String field) {
    List<FieldPath> paths = new ArrayList<>();
    for (String text : in.texts(field, List.of())) {
      path(in, field, text).ifPresent(paths::add);
    }
    return List.copyOf(paths);
  }

  Optional<FieldPath> path(Section in, String field, String text) {
    try {
      FieldPath path = FieldPath.of(text.startsWith("=") ? text : adjusted(text));
      names.addAll(path.names());
      return Optional.of(path);
    } catch (IllegalArgumentException e) {
      in.problem(field, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  String adjusted(String path) {
    return lowerCase ? path.toLowerCase(Locale.ROOT) : path;
  }
}
