package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times counted from 1970: in seconds, or by their size in milli-, micro- or nanoseconds. */
final class EpochTime {
  private EpochTime() {}

  /** The time of a JSON number. */
  static @Nullable Instant read(JsonNode number) {
    if (!number.isIntegralNumber()) {
      return fraction(number.doubleValue());
    }
    return number.canConvertToLong() ? scaled(number.longValue()) : null;
  }

  /** The time of a text of digits, with or without a point; null of any other. */
  static @Nullable Instant read(String text) {
    if (!isNumber(text)) {
      return null;
    }
    try {
      // Beyond 15 digits a double is too coarse: whole numbers are read as such.
      if (text.indexOf('.') < 0) {
        return text.length() > 19 ? null : scaled(Long.parseLong(text));
      }
      return fraction(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Instant fraction(double value) {
    if (!(value >= 0) || value > 4e18) {
      return null;
    }
    return value < 1e11 ? Timestamps.bounded(Math.round(value * 1000)) : scaled((long) value);
  }

  /** Seconds until the year 5138, then milli-, micro- and nanoseconds. */
  private static @Nullable Instant scaled(long value) {
    if (value < 0) {
      return null;
    }
    if (value < 100_000_000_000L) {
      return Timestamps.bounded(value * 1000);
    }
    if (value < 100_000_000_000_000L) {
      return Timestamps.bounded(value);
    }
    return Timestamps.bounded(value < 100_000_000_000_000_000L ? value / 1000 : value / 1_000_000);
  }

  private static boolean isNumber(String text) {
    boolean point = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && !point) {
        point = true;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }
}
