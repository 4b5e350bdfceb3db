package io.loginwatch.core.digest;

import java.time.Instant;
import java.time.ZoneId;

/**
 * From one moment up to, and without, another.
 *
 * @param from the first moment in it
 * @param to the first moment after it
 * @param zone of the people it is made for
 */
public record DigestWindow(Instant from, Instant to, ZoneId zone) {

  public DigestWindow {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("an empty window: " + from + " to " + to);
    }
  }

  public boolean contains(Instant time) {
    return !time.isBefore(from) && time.isBefore(to);
  }
}
