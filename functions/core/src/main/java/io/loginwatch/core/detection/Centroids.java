package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Spot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The points that location databases give for "somewhere in this country". Where such a point comes
 * without a city, it is no place. The list is {@code centroids.txt} beside this class; the classic
 * one is a farm in Kansas.
 */
final class Centroids {
  private static final Set<Long> POINTS = new HashSet<>();

  static {
    try (InputStream file = Centroids.class.getResourceAsStream("centroids.txt")) {
      if (file == null) {
        throw new IllegalStateException("no centroids.txt in the artifact");
      }
      new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(Centroids::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Centroids() {}

  /** Whether it is such a point, to a hundredth of a degree: pipelines round, up or down. */
  static boolean contains(Spot spot) {
    for (int north = -1; north <= 1; north++) {
      for (int east = -1; east <= 1; east++) {
        if (POINTS.contains(key(spot.latitude(), spot.longitude(), north, east))) {
          return true;
        }
      }
    }
    return false;
  }

  private static void add(String line) {
    if (!line.isBlank() && !line.startsWith("#")) {
      String[] parts = line.split(" ");
      POINTS.add(key(tenThousandths(parts[0]), tenThousandths(parts[1]), 0, 0));
    }
  }

  private static int tenThousandths(String degrees) {
    return (int) Math.round(Double.parseDouble(degrees) * 10_000);
  }

  /** In hundredths of a degree, so many further north and east. */
  private static long key(int latitude, int longitude, int north, int east) {
    long row = Math.round(latitude / 100.0) + north;
    long column = Math.round(longitude / 100.0) + east;
    return row << 32 | column & 0xffff_ffffL;
  }
}
