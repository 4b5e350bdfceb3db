package io.loginwatch.bench.quality;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What the made-up log leaves out, as real logs do.
 *
 * @param without the fields it does not have
 */
public record Dialect(Set<Field> without) {
  /** A log with everything. */
  public static final Dialect FULL = new Dialect(EnumSet.noneOf(Field.class));

  /** What can be left out. */
  public enum Field {
    /** Accuracy radii. */
    RADII,
    /** Session ids. */
    SESSIONS,
    /** Number and name of the network. */
    ASN,
    /** Names of city and region; the coordinates stay. */
    CITY,
    /** The log's own word on Tor, VPN and rented servers. */
    ANONYMIZERS,
    /** The user agent. */
    USER_AGENT
  }

  /**
   * The dialect without those fields, divided by commas.
   *
   * @throws IllegalArgumentException if there is no such field
   */
  public static Dialect without(String fields) {
    var without = EnumSet.noneOf(Field.class);
    Arrays.stream(fields.split(","))
        .filter(f -> !f.isBlank())
        .map(f -> Field.valueOf(f.strip().toUpperCase(Locale.ROOT).replace('-', '_')))
        .forEach(without::add);
    return new Dialect(without);
  }

  boolean has(Field field) {
    return !without.contains(field);
  }
}
