package io.loginwatch.core.alert;

import java.util.Locale;

/** How much of a person's attention something deserves, in rising order. */
public enum Severity {
  /** Kept for the record. Pages nobody. */
  INFO,
  /** Worth a look some day. Pages nobody. */
  LOW,
  /** Worth a look today: the lowest that is sent out by default. */
  MEDIUM,
  /** Worth a look now. */
  HIGH,
  /** Somebody is very likely in who should not be. Waits for nothing. */
  CRITICAL;

  /** The word used in configuration, JSON and messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The severity of that word, whatever its case.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Severity of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  public boolean atLeast(Severity other) {
    return compareTo(other) >= 0;
  }

  public static Severity max(Severity a, Severity b) {
    return a.atLeast(b) ? a : b;
  }
}
