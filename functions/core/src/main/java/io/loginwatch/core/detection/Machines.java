package io.loginwatch.core.detection;

import io.loginwatch.core.login.Device;
import java.util.Locale;

/** Tells programs from people by what the user agent says. */
final class Machines {
  private Machines() {}

  static boolean is(Device device) {
    return switch (device.kind()) {
      case "bot", "library", "spider", "cli", "tool", "robot", "server" -> true;
      case "desktop", "mobile", "tablet" -> false;
      default -> device.known() && isTool(device.browser().toLowerCase(Locale.ROOT));
    };
  }

  private static boolean isTool(String client) {
    return client.contains("curl")
        || client.contains("python")
        || client.contains("boto")
        || client.contains("sdk")
        || client.contains("http")
        || client.contains("java")
        || client.contains("wget");
  }
}
