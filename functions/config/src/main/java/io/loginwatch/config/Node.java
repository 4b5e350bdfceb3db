package io.loginwatch.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A YAML value that knows its line. */
sealed interface Node {

  /** The line it starts on, counted from 1. */
  int line();

  /** What it is, for messages. */
  String kind();

  /**
   * One plain value.
   *
   * @param value a String, Boolean, Long, Double or null, as YAML's core schema reads it
   * @param text as it was written
   */
  record Scalar(@Nullable Object value, String text, int line) implements Node {
    @Override
    public String kind() {
      return switch (value) {
        case null -> "nothing";
        case Boolean _ -> "true or false";
        case Number _ -> "a number";
        default -> "a text";
      };
    }
  }

  /** A list. */
  record Items(List<Node> items, int line) implements Node {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Named fields, in the order of the file; each with the line of its name. */
  record Fields(Map<String, Node> fields, Map<String, Integer> lines, int line) implements Node {
    static final Fields NONE = new Fields(Map.of(), Map.of(), 0);

    @Override
    public String kind() {
      return "a list of fields";
    }

    int lineOf(String field) {
      return lines.getOrDefault(field, line);
    }
  }
}
