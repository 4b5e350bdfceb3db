package io.loginwatch.store;

import java.util.Map;

/** Names that the template gives to a function. */
final class Environment {
  private Environment() {}

  /**
   * The value of a variable.
   *
   * @throws IllegalStateException naming it, if it is not set
   */
  static String required(Map<String, String> env, String name) {
    String value = env.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(name + " is not set");
    }
    return value;
  }

  /**
   * A number of days.
   *
   * @throws IllegalStateException naming the variable, if it is set to something else
   */
  static int days(Map<String, String> env, String name, int otherwise) {
    String value = env.get(name);
    if (value == null || value.isBlank()) {
      return otherwise;
    }
    try {
      int days = Integer.parseInt(value.strip());
      if (days > 0) {
        return days;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalStateException(name + " is not a number of days: " + value);
  }
}
