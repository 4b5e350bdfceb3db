package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fields and what they must be, all of them. Of a list any element will do; of several paths,
 * {@code properties.status.errorCode, resultType}, the first that has a value.
 */
final class Condition {
  private static final Pattern SEVERAL = Pattern.compile(", +");

  private final List<Term> terms = new ArrayList<>();

  private record Term(List<FieldPath> paths, Glob glob) {
    @Nullable JsonNode value(JsonNode record) {
      JsonNode value = null;
      for (int i = 0; i < paths.size() && (value == null || value.isNull()); i++) {
        value = paths.get(i).value(record);
      }
      return value;
    }
  }

  /**
   * Reads fields and globs.
   *
   * @param adjust what is done to the names of fields before
   * @throws IllegalArgumentException if a field is no path
   */
  static Condition of(Map<String, String> fields, UnaryOperator<String> adjust) {
    Condition condition = new Condition();
    fields.forEach((names, glob) -> {
      var paths = new ArrayList<FieldPath>();
      for (String path : SEVERAL.split(names)) {
        paths.add(FieldPath.of(adjust.apply(path)));
      }
      condition.terms.add(new Term(List.copyOf(paths), Glob.of(glob)));
    });
    return condition;
  }

  boolean holds(JsonNode record) {
    for (Term term : terms) {
      if (!holds(term, term.value(record))) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Term term, @Nullable JsonNode value) {
    if (value == null || !value.isContainerNode() || value.isEmpty()) {
      return term.glob.matches(Fields.text(value));
    }
    if (value.isObject() || value.get(0).isContainerNode()) {
      return term.glob.isPresence();
    }
    for (JsonNode element : value) {
      if (term.glob.matches(Fields.text(element))) {
        return true;
      }
    }
    return false;
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    terms.forEach(term -> term.paths.forEach(path -> names.addAll(path.names())));
    return names;
  }
}
