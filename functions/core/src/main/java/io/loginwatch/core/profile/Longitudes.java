package io.loginwatch.core.profile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * How far east countries are, about: where a log says nothing of a place but its name, the middle
 * of its country tells the hour better than Greenwich does. Read from the circles that hold each
 * country, the first of which is its largest part.
 */
final class Longitudes {
  private static final String CIRCLES = "/io/loginwatch/core/detection/countries.txt";

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
    try (InputStream circles = Longitudes.class.getResourceAsStream(CIRCLES)) {
      if (circles == null) {
        throw new IllegalStateException("no " + CIRCLES + " in the artifact");
      }
      var lines = new BufferedReader(new InputStreamReader(circles, StandardCharsets.UTF_8));
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\s+"))
          .forEach(circle -> degrees.putIfAbsent(circle[0], Double.parseDouble(circle[2])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(degrees);
  }
}
