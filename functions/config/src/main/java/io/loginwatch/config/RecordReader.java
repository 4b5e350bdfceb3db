package io.loginwatch.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tree of records from a section, field by component: {@code maxSpeedKmh} is {@code
 * max_speed_kmh}. The defaults are those of a given record; what the records' own constructors
 * refuse is a problem with the field that their message begins with, line by line.
 */
final class RecordReader {
  private static final Duration LONGEST = Duration.ofDays(3650);

  private RecordReader() {}

  /** The record of that section, with these defaults. */
  static <R extends Record> R read(Section section, R defaults) {
    @SuppressWarnings("unchecked")
    Class<R> type = (Class<R>) defaults.getClass();
    return read(section, type, defaults).orElse(defaults);
  }

  private static <R extends Record> Optional<R> read(
      Section section, Class<R> type, @Nullable R defaults) {
    RecordComponent[] components = type.getRecordComponents();
    var values = new @Nullable Object[components.length];
    boolean complete = true;
    for (int i = 0; i < components.length; i++) {
      Object fallback = defaults == null ? null : Components.valueOf(components[i], defaults);
      values[i] = value(section, components[i], fallback);
      complete &= values[i] != null || Components.nullable(components[i]);
    }
    return complete ? Components.make(section, type, components, values) : Optional.empty();
  }

  private static @Nullable Object value(
      Section section, RecordComponent component, @Nullable Object fallback) {
    String field = Components.field(component.getName());
    Type generic = component.getGenericType();
    Class<?> type = component.getType();
    Object value = scalar(section, field, type, fallback);
    if (value == null && generic instanceof ParameterizedType of) {
      value = container(section, field, type, of, fallback);
    }
    if (value == null && type.isRecord()) {
      value = record(section.section(field), type, fallback);
    }
    if (value == null && !Components.nullable(component)) {
      section.problem(field, "is missing");
    }
    return value;
  }

  private static @Nullable Object scalar(
      Section section, String field, Class<?> type, @Nullable Object fallback) {
    if (type == boolean.class) {
      return section.flag(field, fallback != null && (Boolean) fallback);
    }
    if (type == int.class) {
      return section.count(field, number(fallback).intValue(), 0, Integer.MAX_VALUE);
    }
    if (type == long.class) {
      return (long) section.number(field, number(fallback).doubleValue(), 0, 1L << 53);
    }
    if (type == double.class) {
      return section.number(field, number(fallback).doubleValue(), -1e12, 1e12);
    }
    if (type == String.class) {
      return fallback == null
          ? section.text(field).orElse(null)
          : section.text(field, (String) fallback);
    }
    if (type == Duration.class) {
      return fallback == null
          ? section.duration(field, Duration.ZERO, LONGEST).orElse(null)
          : section.duration(field, (Duration) fallback, Duration.ZERO, LONGEST);
    }
    if (type == Instant.class) {
      Optional<Instant> instant =
          section.text(field).flatMap(text -> instant(section, field, text));
      return instant.isPresent() ? instant.get() : fallback;
    }
    return type.isEnum() ? choice(section, field, type, fallback) : null;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable Object choice(
      Section section, String field, Class<?> type, @Nullable Object fallback) {
    if (fallback != null) {
      return section.choice(field, (Enum) fallback);
    }
    List<?> given = section.choices(field, (Class) type, (List) List.of());
    return given.isEmpty() ? null : given.getFirst();
  }

  private static Optional<Instant> instant(Section section, String field, String text) {
    try {
      return Optional.of(
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text));
    } catch (DateTimeException e) {
      section.problem(field, "is not a date such as 2026-03-31 or 2026-03-31T12:00:00Z: " + text);
      return Optional.empty();
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable Object container(
      Section section, String field, Class<?> type, ParameterizedType of, @Nullable Object given) {
    Class<?> item = (Class<?>) of.getActualTypeArguments()[type == Map.class ? 1 : 0];
    if (type == Map.class) {
      return map(section, field, item, given);
    }
    if (item.isRecord()) {
      var records = new ArrayList<Object>();
      for (Section one : section.list(field)) {
        read(one, (Class) item, null).ifPresent(records::add);
      }
      return !section.has(field) && given != null ? given : records;
    }
    List<?> fallback = given == null ? List.of() : List.copyOf((java.util.Collection<?>) given);
    List<?> values;
    if (item.isEnum()) {
      values = section.choices(field, (Class) item, (List) fallback);
    } else if (item == String.class) {
      values = section.texts(field, (List<String>) fallback);
    } else {
      values = numbers(section, field, item, fallback);
    }
    return type == Set.class ? new LinkedHashSet<>(values) : values;
  }

  private static List<Object> numbers(
      Section section, String field, Class<?> item, List<?> fallback) {
    var numbers = new ArrayList<Object>();
    for (String text : section.texts(field, fallback.stream().map(String::valueOf).toList())) {
      try {
        numbers.add(item == Double.class ? (Object) Double.valueOf(text) : whole(item, text));
      } catch (NumberFormatException e) {
        section.problem(field, "has what is not a number: " + text);
      }
    }
    return numbers;
  }

  private static Object whole(Class<?> item, String text) {
    return item == Integer.class ? (Object) Integer.valueOf(text) : Long.valueOf(text);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object map(Section section, String field, Class<?> item, @Nullable Object given) {
    Map<String, Object> fallback = given == null ? Map.of() : (Map<String, Object>) given;
    var map = new LinkedHashMap<String, Object>(fallback);
    if (item.isRecord()) {
      section
          .sections(field)
          .forEach((name, one) ->
              read(one, (Class) item, (Record) fallback.get(name))
                  .ifPresent(record -> map.put(name, record)));
    } else if (item == String.class) {
      map.putAll(section.map(field));
    } else {
      Section all = section.section(field);
      for (String name : all.names()) {
        Object value = scalar(all, name, primitive(item), fallback.get(name));
        if (value != null) {
          map.put(name, value);
        }
      }
    }
    return map;
  }

  private static Class<?> primitive(Class<?> boxed) {
    return boxed == Double.class
        ? double.class
        : boxed == Integer.class ? int.class : boxed == Long.class ? long.class : boxed;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable Object record(
      Section section, Class<?> type, @Nullable Object fallback) {
    return read(section, (Class) type, (Record) fallback).orElse(fallback);
  }

  private static Number number(@Nullable Object fallback) {
    return fallback instanceof Number number ? number : 0;
  }
}
