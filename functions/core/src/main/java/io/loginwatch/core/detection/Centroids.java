package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Spot;
import java.util.HashSet;
import java.util.Set;

/**
 * The points that location databases give for "somewhere in this country". Where such a point comes
 * without a city, it is no place. Values as seen in GeoLite2 over the years; the classic one is a
 * farm in Kansas.
 */
final class Centroids {
  private static final Set<Long> POINTS = new HashSet<>();

  static {
    add(37.751, -97.822);
    add(38.0, -97.0);
    add(51.4964, -0.1224);
    add(51.5, -0.13);
    add(48.8582, 2.3387);
    add(51.2993, 9.491);
    add(51.0, 9.0);
    add(52.3824, 4.8995);
    add(52.5, 5.75);
    add(43.6319, -79.3716);
    add(60.0, -95.0);
    add(34.7732, 113.722);
    add(34.7725, 113.7266);
    add(35.0, 105.0);
    add(35.69, 139.69);
    add(-33.494, 143.2104);
    add(-22.8305, -43.2192);
    add(21.9974, 79.0011);
    add(55.7386, 37.6068);
    add(60.0, 100.0);
    add(43.1479, 12.1097);
    add(40.4172, -3.684);
    add(59.3247, 18.056);
    add(37.5112, 126.9741);
    add(47.1449, 8.1551);
    add(52.2394, 21.0362);
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

  private static void add(double latitude, double longitude) {
    POINTS.add(
        key((int) Math.round(latitude * 10_000), (int) Math.round(longitude * 10_000), 0, 0));
  }

  /** In hundredths of a degree, so many further north and east. */
  private static long key(int latitude, int longitude, int north, int east) {
    long row = Math.round(latitude / 100.0) + north;
    long column = Math.round(longitude / 100.0) + east;
    return row << 32 | column & 0xffff_ffffL;
  }
}
