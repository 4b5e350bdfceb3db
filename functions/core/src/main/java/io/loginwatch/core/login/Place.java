package io.loginwatch.core.login;

import org.jspecify.annotations.Nullable;

/**
 * Where an address was at the time: the centre of a circle that contains it two times out of three.
 *
 * @param country ISO 3166-1 alpha-2 code in upper case
 * @param region ISO 3166-2 code or name of the first subdivision
 * @param city name, in English where the database has it
 * @param latitude degrees, -90 to 90; NaN where unknown. 0 is a place
 * @param longitude degrees, -180 to 180; NaN where unknown. 0 is a place
 * @param accuracyKm radius of the circle in kilometres; -1 where unknown
 */
public record Place(
    @Nullable String country,
    @Nullable String region,
    @Nullable String city,
    double latitude,
    double longitude,
    int accuracyKm) {

  /** Nothing is known. */
  public static final Place NONE = new Place(null, null, null, Double.NaN, Double.NaN, -1);

  /** Whether there are coordinates. */
  public boolean located() {
    return !Double.isNaN(latitude) && !Double.isNaN(longitude);
  }

  /** For people: {@code Rome, IT}, {@code IT}, or {@code an unknown place}. */
  public String label() {
    if (city != null && country != null) {
      return city + ", " + country;
    }
    if (country != null) {
      return country;
    }
    return city != null ? city : "an unknown place";
  }
}
