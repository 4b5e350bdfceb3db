package io.loginwatch.ingest;

import org.jspecify.annotations.Nullable;

/**
 * Why a record is not taken in.
 *
 * @param code one of the constants here
 * @param field path of the field at fault, as the sender wrote it
 * @param message why, for people
 */
public record Refusal(String code, @Nullable String field, String message) {
  /** A field that a login cannot do without is missing or empty. */
  public static final String MISSING = "missing";

  /** A field is there and cannot be what it says. */
  public static final String INVALID = "invalid";

  /** A number is outside its range. */
  public static final String OUT_OF_RANGE = "out_of_range";

  /** A field or record is longer than the limit. */
  public static final String TOO_LONG = "too_long";

  /** The text is no JSON and no line of a known log. */
  public static final String NOT_DECODABLE = "not_decodable";

  /** No format knows the shape of the record. */
  public static final String UNKNOWN_FORMAT = "unknown_format";

  /** Understood, and configured (or by nature) not to be watched. */
  public static final String NOT_WATCHED = "not_watched";

  public static Refusal missing(String field) {
    return new Refusal(MISSING, field, field + " is missing or empty");
  }

  public static Refusal invalid(String field, String why) {
    return new Refusal(INVALID, field, field + " " + why);
  }
}
