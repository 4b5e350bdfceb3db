package io.loginwatch.core.profile;

import io.loginwatch.core.login.Place;
import org.jspecify.annotations.Nullable;

/**
 * A place as a profile keeps it: names cut to a length, coordinates in ten-thousandths of a degree,
 * so that a profile that was stored and read again judges to the byte like one that was not.
 *
 * @param country ISO 3166-1 alpha-2 code; empty where unknown
 * @param city empty where unknown
 * @param latitude ten-thousandths of a degree; {@link #NOWHERE} where unknown
 * @param longitude ten-thousandths of a degree; {@link #NOWHERE} where unknown
 * @param radius of the circle around it in kilometres; -1 where unknown
 */
public record Spot(String country, String city, int latitude, int longitude, int radius) {
  static final int NOWHERE = Integer.MIN_VALUE;
  static final int LONGEST = 32;
  private static final int WIDEST = 20_000;

  /** Nothing is known. */
  public static final Spot NONE = new Spot("", "", NOWHERE, NOWHERE, -1);

  /** The place of a login. */
  public static Spot of(Place place) {
    if (place == Place.NONE) {
      return NONE;
    }
    boolean located = place.located();
    return new Spot(
        Names.cut(place.country(), LONGEST),
        Names.cut(place.city(), LONGEST),
        located ? (int) Math.round(place.latitude() * 10_000) : NOWHERE,
        located ? (int) Math.round(place.longitude() * 10_000) : NOWHERE,
        Math.clamp(place.accuracyKm(), -1, WIDEST));
  }

  /** Whether there are coordinates. */
  public boolean located() {
    return latitude != NOWHERE;
  }

  /** Degrees, if {@link #located()}. */
  public double degreesNorth() {
    return latitude / 10_000.0;
  }

  /** Degrees, if {@link #located()}. */
  public double degreesEast() {
    return longitude / 10_000.0;
  }

  // Most places that are not the same differ in their coordinates: names need not be looked at.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Spot spot
        && at(spot)
        && radius == spot.radius
        && country.equals(spot.country)
        && city.equals(spot.city);
  }

  @Override
  public int hashCode() {
    return located() ? 31 * latitude + longitude : country.hashCode() + city.hashCode();
  }

  /** Whether both have the same coordinates. */
  public boolean at(Spot other) {
    return latitude == other.latitude && longitude == other.longitude;
  }

  /** The square of one degree that it is in, if {@link #located()}. */
  public long square() {
    return Math.floorDiv(latitude, 10_000) * 1_000L + Math.floorDiv(longitude, 10_000);
  }

  /** The same with what is known of it by {@code Place}. */
  public Place place() {
    return new Place(
        country.isEmpty() ? null : country,
        null,
        city.isEmpty() ? null : city,
        located() ? degreesNorth() : Double.NaN,
        located() ? degreesEast() : Double.NaN,
        radius);
  }

  /** For people: {@code Rome, IT}. */
  public String label() {
    if (!city.isEmpty() && !country.isEmpty()) {
      return city + ", " + country;
    }
    if (!country.isEmpty()) {
      return country;
    }
    if (!city.isEmpty()) {
      return city;
    }
    return located()
        ? String.format(java.util.Locale.ROOT, "%.2f, %.2f", degreesNorth(), degreesEast())
        : "an unknown place";
  }
}
