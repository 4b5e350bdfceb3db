package io.loginwatch.bench.world;

import net.sf.geographiclib.Geodesic;

/**
 * A city.
 *
 * @param utcOffset hours its clocks are ahead of UTC; there is no summer time in this world
 * @param weight how many people live there, relative to the other cities
 */
public record City(
    String name,
    String country,
    String region,
    double latitude,
    double longitude,
    int utcOffset,
    int weight) {
  /** Kilometres along the surface of the earth. */
  public double kilometresTo(City other) {
    return Geodesic.WGS84.Inverse(latitude, longitude, other.latitude, other.longitude).s12 / 1000;
  }
}
