package io.loginwatch.core.login;

/**
 * What a user agent says of the device, in families: an update of the browser is no new device.
 *
 * @param os family of the operating system, such as {@code Windows}; empty where unknown
 * @param osMajor its major version, such as {@code 11}; empty where unknown
 * @param kind {@code desktop}, {@code mobile}, {@code tablet}, {@code bot}, {@code library} or
 *     another word of the parser; empty where unknown
 * @param browser family of the browser or client, such as {@code Firefox}; empty where unknown
 */
public record Device(String os, String osMajor, String kind, String browser) {

  /** There was no user agent, or nothing is known of it. */
  public static final Device NONE = new Device("", "", "", "");

  /** Whether anything is known. */
  public boolean known() {
    // The system first: nearly all have one.
    return !(os.isEmpty() && browser.isEmpty() && kind.isEmpty() && osMajor.isEmpty());
  }

  // As a record's own would be, which takes several times as long here: all logins ask for it.
  @Override
  public int hashCode() {
    return ((os.hashCode() * 31 + osMajor.hashCode()) * 31 + kind.hashCode()) * 31
        + browser.hashCode();
  }

  /** For people: {@code Firefox on Windows 11}. */
  public String label() {
    String system = osMajor.isEmpty() ? os : os + " " + osMajor;
    if (browser.isEmpty()) {
      return system.isEmpty() ? "an unknown device" : system;
    }
    return system.isEmpty() ? browser : browser + " on " + system;
  }
}
