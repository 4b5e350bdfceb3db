package io.loginwatch.core.login;

import org.jspecify.annotations.Nullable;

/**
 * What a user agent says of the device, in families: an update of the browser is no new device.
 *
 * <p>No record: thousands of users share few devices, and each login asks for the hash of one,
 * whether it is known and whether it is brief. Made once, that needs no look at its names.
 */
public final class Device {
  /** Bytes of UTF-8 that a profile keeps of the name of the system. */
  public static final int MOST_OF_OS = 20;

  /** The same of its version, and of the kind. */
  public static final int MOST_OF_WORD = 12;

  /** The same of the browser. */
  public static final int MOST_OF_BROWSER = 28;

  /** There was no user agent, or nothing is known of it. */
  public static final Device NONE = new Device("", "", "", "");

  private final String os;
  private final String osMajor;
  private final String kind;
  private final String browser;
  private final boolean known;
  private final boolean brief;
  private final int hash;

  /**
   * @param os family of the operating system, such as {@code Windows}; empty where unknown
   * @param osMajor its major version, such as {@code 11}; empty where unknown
   * @param kind {@code desktop}, {@code mobile}, {@code tablet}, {@code bot}, {@code library} or
   *     another word of the parser; empty where unknown
   * @param browser family of the browser or client, such as {@code Firefox}; empty where unknown
   */
  public Device(String os, String osMajor, String kind, String browser) {
    this.os = os;
    this.osMajor = osMajor;
    this.kind = kind;
    this.browser = browser;
    this.known = !(os.isEmpty() && osMajor.isEmpty() && kind.isEmpty() && browser.isEmpty());
    this.brief =
        isBrief(os, MOST_OF_OS)
            && isBrief(osMajor, MOST_OF_WORD)
            && isBrief(kind, MOST_OF_WORD)
            && isBrief(browser, MOST_OF_BROWSER);
    this.hash =
        ((os.hashCode() * 31 + osMajor.hashCode()) * 31 + kind.hashCode()) * 31
            + browser.hashCode();
  }

  private static boolean isBrief(String name, int most) {
    return name.length() <= most && name.chars().allMatch(c -> c < 0x80);
  }

  public String os() {
    return os;
  }

  public String osMajor() {
    return osMajor;
  }

  public String kind() {
    return kind;
  }

  public String browser() {
    return browser;
  }

  /** Whether anything is known. */
  public boolean known() {
    return known;
  }

  /** Whether a profile keeps its names whole: they are ASCII, as nearly all are, and short. */
  public boolean brief() {
    return brief;
  }

  /** For people: {@code Firefox on Windows 11}. */
  public String label() {
    String system = osMajor.isEmpty() ? os : os + " " + osMajor;
    if (browser.isEmpty()) {
      return system.isEmpty() ? "an unknown device" : system;
    }
    return system.isEmpty() ? browser : browser + " on " + system;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Device that
            && hash == that.hash
            && os.equals(that.os)
            && osMajor.equals(that.osMajor)
            && kind.equals(that.kind)
            && browser.equals(that.browser));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "Device[" + os + ", " + osMajor + ", " + kind + ", " + browser + "]";
  }
}
