package io.loginwatch.core.profile;

import java.util.HashMap;
import java.util.Map;

/**
 * How far east countries are, about: where a log says nothing of a place but its name, the middle
 * of its country tells the hour better than Greenwich does. Read from the circles that hold each
 * country, the first of which is its largest part.
 */
final class Longitudes {
  private static final Map<String, Double> DEGREES_EAST = read();

  private Longitudes() {}

  /** Degrees east of Greenwich; 0 of a country that is not known. */
  static double of(String country) {
    return DEGREES_EAST.getOrDefault(country, 0.0);
  }

  /** Whether that is known of a country. */
  static boolean has(String country) {
    return DEGREES_EAST.containsKey(country);
  }

  private static Map<String, Double> read() {
    var degrees = new HashMap<String, Double>();
    for (String line : ShippedList.lines("countries.txt")) {
      String[] circle = line.split("\\s+");
      degrees.putIfAbsent(circle[0], Double.parseDouble(circle[2]));
    }
    return Map.copyOf(degrees);
  }
}
