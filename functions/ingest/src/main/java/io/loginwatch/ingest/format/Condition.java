package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Fields and what they must be, all of them. Of a list any element will do. */
final class Condition {
  private final List<Term> terms = new ArrayList<>();

  private record Term(FieldPath path, Glob glob) {}

  /**
   * Reads fields and globs.
   *
   * @param adjust what is done to the names of fields before
   * @throws IllegalArgumentException if a field is no path
   */
  static Condition of(Map<String, String> fields, UnaryOperator<String> adjust) {
    Condition condition = new Condition();
    fields.forEach((path, glob) ->
        condition.terms.add(new Term(FieldPath.of(adjust.apply(path)), Glob.of(glob))));
    return condition;
  }

  boolean holds(JsonNode record) {
    for (Term term : terms) {
      if (!holds(term, term.path.value(record))) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Term term, @org.jspecify.annotations.Nullable JsonNode value) {
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
    terms.forEach(term -> names.addAll(term.path.names()));
    return names;
  }
}
