package io.loginwatch.core.profile;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;

/** Distances on the WGS-84 ellipsoid. */
public final class Distance {
  /** The ellipsoid's largest radius; arcs on it are never shorter than half a percent too long. */
  private static final double RADIUS_KM = 6378.137;

  /** More than the radius of any arc on the ellipsoid: at a pole it is 6,399.594 km. */
  static final double LONGEST_RADIUS_KM = RADIUS_KM * 1.01;

  /** Less than the radius of any arc on the ellipsoid: at the equator it is 6,335.439 km. */
  private static final double SHORTEST_RADIUS_KM = RADIUS_KM * 0.993;

  /**
   * Haversine of less than half a metre: what sines of multiples of a half turn may be wrong by is
   * far less. One pole has many longitudes, and the date line two.
   */
  private static final double ROUNDING = 1e-15;

  /** In a ten-thousandth of a degree. */
  static final double RADIANS = Math.PI / 180 / 10_000;

  private Distance() {}

  /** Kilometres between two located places, along the geodesic. */
  public static double km(Spot one, Spot other) {
    return Geodesic.WGS84.Inverse(
                one.degreesNorth(),
                one.degreesEast(),
                other.degreesNorth(),
                other.degreesEast(),
                GeodesicMask.DISTANCE)
            .s12
        / 1000;
  }

  /**
   * Whether two located places can be that far apart at all: cheap, and errs on the side of yes.
   */
  public static boolean canExceed(Spot one, Spot other, double km) {
    double north = (one.latitude() - other.latitude()) * RADIANS;
    double east = (one.longitude() - other.longitude()) * RADIANS;
    // No way is longer than first along the meridian and then along the equator.
    if ((Math.abs(north) + Math.abs(east)) * LONGEST_RADIUS_KM < km) {
      return false;
    }
    return haversine(one, other, north, east) >= haversine(km / LONGEST_RADIUS_KM);
  }

  /**
   * Whether two located places are further apart for sure: cheap, and errs on the side of no. The
   * directions in which their plumb lines point differ by no more than the way between them is
   * long, in the smallest radius that the ellipsoid is curved by.
   */
  public static boolean mustExceed(Spot one, Spot other, double km) {
    double north = (one.latitude() - other.latitude()) * RADIANS;
    double east = (one.longitude() - other.longitude()) * RADIANS;
    return km / SHORTEST_RADIUS_KM < Math.PI
        && haversine(one, other, north, east) > haversine(km / SHORTEST_RADIUS_KM) + ROUNDING;
  }

  private static double haversine(Spot one, Spot other, double north, double east) {
    double sinNorth = Math.sin(north / 2);
    double sinEast = Math.sin(east / 2);
    return sinNorth * sinNorth
        + Math.cos(one.latitude() * RADIANS)
            * Math.cos(other.latitude() * RADIANS)
            * sinEast
            * sinEast;
  }

  private static double haversine(double radians) {
    double sin = Math.sin(Math.min(radians / 2, Math.PI / 2));
    return sin * sin;
  }

  /**
   * Whether two places are one for people: the same city, or the same coordinates, whatever two
   * databases call them, or, where a name is missing, within 30 km, or, without coordinates, the
   * same country and no more known of either.
   */
  public static boolean samePlace(Spot one, Spot other) {
    if (one.located() && one.at(other)) {
      return true;
    }
    if (!one.city().isEmpty() && !other.city().isEmpty()) {
      return one.city().equalsIgnoreCase(other.city()) && one.country().equals(other.country());
    }
    if (one.located() && other.located()) {
      return !canExceed(one, other, 30);
    }
    return one.city().equals(other.city())
        && one.country().equals(other.country())
        && one.located() == other.located();
  }
}
