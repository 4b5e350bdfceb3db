package io.loginwatch.core.settings;

import java.util.Locale;

/** How much is held against a user at the moment, in rising order. */
public enum RiskLevel {
  NONE,
  LOW,
  MEDIUM,
  HIGH;

  /** The word used in configuration, JSON and messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
