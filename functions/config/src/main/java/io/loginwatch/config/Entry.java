package io.loginwatch.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A field of a section as it is asked for. A value that is something else is a problem, and what is
 * answered in its place is the fallback.
 *
 * @param path where it is in the file, dotted
 * @param shape the same for every name that the user gives, as {@link Field#path} has it
 * @param line the line of its name, or of its section where the file does not have it
 * @param given null where the file has no value for it
 */
record Entry(Reading reading, String path, String shape, int line, @Nullable Node given) {

  <T> T value(ValueType<T> type, T fallback) {
    reading.asked(shape, type.name(), type.text().apply(fallback));
    return value(type).orElse(fallback);
  }

  <T> Optional<T> value(ValueType<T> type) {
    reading.asked(shape, type.name(), null);
    return switch (given) {
      case null -> Optional.empty();
      case Node.Scalar scalar -> read(type, scalar);
      case Node other -> wrong("one value", other, Optional.empty());
    };
  }

  /** Several, in the order of the file; a single one is a list of one. */
  <T> List<T> values(ValueType<T> type, List<T> fallback) {
    String usual = fallback.stream().map(type.text()).collect(Collectors.joining(", "));
    reading.asked(shape, "array", usual);
    return switch (given) {
      case null -> fallback;
      case Node.Scalar scalar -> read(type, scalar).stream().toList();
      case Node.Items items -> {
        var values = new ArrayList<T>();
        for (Node item : items.items()) {
          if (item instanceof Node.Scalar scalar && scalar.value() != null) {
            read(type, scalar).ifPresent(values::add);
          } else {
            reading.problem(item.line(), path, "has " + item.kind() + " in a list of texts");
          }
        }
        yield List.copyOf(values);
      }
      case Node.Fields fields -> wrong("a list of texts", fields, fallback);
    };
  }

  /** Texts by name, in the order of the file. */
  Map<String, String> texts() {
    reading.asked(shape, "object", null);
    return switch (given) {
      case null -> Map.of();
      case Node.Fields fields -> {
        Map<String, String> texts = new LinkedHashMap<>();
        fields
            .fields()
            .forEach((name, value) -> {
              if (value instanceof Node.Scalar scalar) {
                texts.put(name, scalar.text());
              } else {
                reading.problem(value.line(), path + "." + name, "is not a text: " + value.kind());
              }
            });
        yield texts;
      }
      case Node other -> wrong("texts by name", other, Map.of());
    };
  }

  /** The fields below it; none where there are none. */
  Node.Fields fields() {
    reading.asked(shape, "object", null);
    return switch (given) {
      case null -> Node.Fields.NONE;
      case Node.Fields fields -> fields;
      case Node other -> wrong("a list of fields", other, Node.Fields.NONE);
    };
  }

  /** Hands on the fields of each in a list, with its path. */
  void list(BiConsumer<String, Node.Fields> sink) {
    reading.asked(shape, "array", null);
    switch (given) {
      case null -> {}
      case Node.Items items -> {
        int index = 0;
        for (Node item : items.items()) {
          String at = path + "[" + index + "]";
          if (item instanceof Node.Fields fields) {
            sink.accept(at, fields);
            index++;
          } else {
            reading.problem(item.line(), at, "is " + item.kind() + ", expected a list of fields");
          }
        }
      }
      case Node other -> wrong("a list", other, List.of());
    }
  }

  private <T> Optional<T> read(ValueType<T> type, Node.Scalar scalar) {
    return type.reader().read(scalar, message -> reading.problem(line, path, message));
  }

  private <T> T wrong(String expected, Node found, T fallback) {
    reading.problem(line, path, "is " + found.kind() + ", expected " + expected);
    return fallback;
  }
}
