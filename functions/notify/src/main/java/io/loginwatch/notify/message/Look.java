package io.loginwatch.notify.message;

import io.loginwatch.core.alert.Severity;

/** What each severity looks like, the same everywhere. */
public enum Look {
  INFO("Info", "⚪", 0x6B7280),
  LOW("Low", "🔵", 0x2563EB),
  MEDIUM("Medium", "🟡", 0xCA8A04),
  HIGH("High", "🟠", 0xEA580C),
  CRITICAL("Critical", "🔴", 0xDC2626);

  private final String label;
  private final String icon;
  private final int color;

  Look(String label, String icon, int color) {
    this.label = label;
    this.icon = icon;
    this.color = color;
  }

  public static Look of(Severity severity) {
    return valueOf(severity.name());
  }

  /** With a capital letter. */
  public String label() {
    return label;
  }

  /** One emoji. */
  public String icon() {
    return icon;
  }

  /** Red, green and blue, one byte each. */
  public int color() {
    return color;
  }

  /** {@code #DC2626}. */
  public String hex() {
    return "#%06X".formatted(color);
  }
}
