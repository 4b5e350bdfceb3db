package io.loginwatch.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The components of records, by reflection: what each is called in a file, and what is made of
 * them.
 */
final class Components {
  private Components() {}

  /** A record of these values; empty, and a problem, where its own constructor refuses them. */
  static <R extends Record> Optional<R> make(
      Section section, Class<R> type, RecordComponent[] components, @Nullable Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return Optional.of(constructor.newInstance(values));
    } catch (InvocationTargetException e) {
      String.valueOf(e.getTargetException().getMessage())
          .lines()
          .forEach(fault -> refused(section, components, fault));
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record that cannot be made: " + type, e);
    }
  }

  private static void refused(Section section, RecordComponent[] components, String message) {
    for (RecordComponent component : components) {
      for (String name : List.of(component.getName(), field(component.getName()))) {
        if (message.startsWith(name + " ") || message.startsWith(name + ":")) {
          section.problem(field(component.getName()), message.substring(name.length() + 1).strip());
          return;
        }
      }
    }
    section.problem(message);
  }

  /** The value of a component in a record. */
  static @Nullable Object valueOf(RecordComponent component, Record record) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record that cannot be read: " + component, e);
    }
  }

  /** Whether it may be left out. */
  static boolean nullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /** {@code maxSpeedKmh} as {@code max_speed_kmh}. */
  static String field(String component) {
    return component
        .chars()
        .mapToObj(c -> Character.isUpperCase(c) ? "_" + (char) c : String.valueOf((char) c))
        .collect(Collectors.joining())
        .toLowerCase(Locale.ROOT);
  }
}
