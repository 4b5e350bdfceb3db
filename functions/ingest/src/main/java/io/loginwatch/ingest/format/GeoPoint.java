package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.ingest.Refusal;
import org.jspecify.annotations.Nullable;

/** Coordinates in the forms of an Elasticsearch geo_point. */
final class GeoPoint {
  private GeoPoint() {}

  /**
   * An object, GeoJSON's too, an array (longitude first), {@code "lat,lon"}, or {@code "POINT (lon
   * lat)"}.
   */
  static void read(@Nullable JsonNode location, String field, Draft draft) {
    if (location == null || location.isNull()) {
      return;
    }
    if (location.path("coordinates").isArray()) {
      read(location.get("coordinates"), field, draft);
    } else if (location.isObject()) {
      JsonNode latitude = location.has("lat") ? location.get("lat") : location.get("latitude");
      JsonNode longitude =
          location.has("lon")
              ? location.get("lon")
              : location.has("lng") ? location.get("lng") : location.get("longitude");
      set(Fields.number(latitude), Fields.number(longitude), field, ".lat", ".lon", draft);
    } else if (location.isArray() && location.size() >= 2 && location.get(0).isNumber()) {
      set(location.get(1).asDouble(), location.get(0).asDouble(), field, "", "", draft);
    } else if (location.isTextual()) {
      text(location.textValue().strip(), field, draft);
    }
  }

  private static void text(String text, String field, Draft draft) {
    boolean wkt = text.regionMatches(true, 0, "POINT", 0, 5);
    String[] parts =
        wkt ? text.replaceAll("[^0-9eE+. -]", "").strip().split(" +") : text.split(",", 3);
    if (parts.length == 2) {
      try {
        double first = Double.parseDouble(parts[0].strip());
        double second = Double.parseDouble(parts[1].strip());
        set(wkt ? second : first, wkt ? first : second, field, "", "", draft);
      } catch (NumberFormatException e) {
        draft.refuse(Refusal.invalid(field, "is no place: " + Clip.of(text, 64)));
      }
    }
  }

  /**
   * Takes both or none; a number off the globe is refused, for it is a mistake upstream.
   *
   * @param field what the names of both begin with; put together only for a refusal
   */
  static void set(
      double latitude, double longitude, String field, String north, String east, Draft draft) {
    if (Double.isNaN(latitude) || Double.isNaN(longitude)) {
      return;
    }
    if (Math.abs(latitude) > 90) {
      draft.refuse(outOfRange(field + north, latitude, 90));
    } else if (Math.abs(longitude) > 180) {
      draft.refuse(outOfRange(field + east, longitude, 180));
    } else {
      draft.latitude = latitude;
      draft.longitude = longitude;
    }
  }

  private static Refusal outOfRange(String field, double value, int limit) {
    return new Refusal(
        Refusal.OUT_OF_RANGE,
        field,
        field + " is " + value + ", which is not between -" + limit + " and " + limit);
  }
}
