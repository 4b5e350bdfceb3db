package io.loginwatch.core.detection;

import io.loginwatch.core.profile.ShippedList;
import io.loginwatch.core.profile.Spot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The points that location databases give for "somewhere in this country". Where such a point comes
 * without a city, it is no place. The list is {@code centroids.txt}; the classic one is a farm in
 * Kansas.
 */
final class Centroids {
  private static final Set<Long> POINTS = new HashSet<>();

  static {
    ShippedList.lines("centroids.txt").forEach(Centroids::add);
  }

  private Centroids() {}

  /** Whether nothing is known of where that is but the country. */
  static boolean isAllThatIsKnown(Spot spot) {
    return spot.city().isEmpty() && spot.located() && contains(spot);
  }

  /** Whether it is such a point, or what a pipeline makes of one that rounds to two digits. */
  static boolean contains(Spot spot) {
    return POINTS.contains(key(hundredths(spot.latitude()), hundredths(spot.longitude())));
  }

  /** Rounded up and down, and no further: Paris is a hundredth of a degree beside such a point. */
  private static void add(String line) {
    String[] parts = line.split(" ");
    int latitude = tenThousandths(parts[0]);
    int longitude = tenThousandths(parts[1]);
    for (int row : List.of(Math.floorDiv(latitude, 100), Math.ceilDiv(latitude, 100))) {
      for (int column : List.of(Math.floorDiv(longitude, 100), Math.ceilDiv(longitude, 100))) {
        POINTS.add(key(row, column));
      }
    }
  }

  private static int tenThousandths(String degrees) {
    return (int) Math.round(Double.parseDouble(degrees) * 10_000);
  }

  private static int hundredths(int tenThousandths) {
    return (int) Math.round(tenThousandths / 100.0);
  }

  private static long key(int row, int column) {
    return (long) row << 32 | column & 0xffff_ffffL;
  }
}
