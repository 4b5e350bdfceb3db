package io.loginwatch.core.rule;

import java.time.Instant;

/** What was counted over one key, such as the failures from one address. Immutable. */
public final class Window {
  Window() {}

  /** When nothing in it counts any more, in event time: the item may be deleted then. */
  public Instant expiry() {
    return Instant.EPOCH;
  }
}
