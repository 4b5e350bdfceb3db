package io.loginwatch.core.profile;

import io.loginwatch.core.login.Device;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text cut to a length in UTF-8 bytes, because whoever logs in chooses some of it. */
final class Names {
  private Names() {}

  /** At most that many bytes of a text; empty for none. */
  static String cut(@Nullable String text, int bytes) {
    if (text == null) {
      return "";
    }
    if (text.length() * 3 <= bytes || (text.length() <= bytes && isAscii(text))) {
      return text;
    }
    int used = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int more = c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
      if (Character.isSurrogate(c)) {
        return text.substring(0, i);
      }
      used += more;
      if (used > bytes) {
        return text.substring(0, i);
      }
    }
    return text;
  }

  private static boolean isAscii(String text) {
    int all = 0;
    for (int i = 0; i < text.length(); i++) {
      all |= text.charAt(i);
    }
    return all < 0x80;
  }

  /** The text, or, where it is longer, its beginning and a hash of all of it. */
  static String distinct(String text, int bytes) {
    String cut = cut(text, bytes);
    if (cut.length() == text.length()) {
      return text;
    }
    return cut(text, bytes - 10) + "~" + Long.toHexString(Networks.mix(text, text.length()));
  }

  /** A device whose names take at most 72 bytes. */
  static Device cut(Device device) {
    return device.brief()
        ? device
        : new Device(
            cut(device.os(), Device.MOST_OF_OS),
            cut(device.osMajor(), Device.MOST_OF_WORD),
            cut(device.kind(), Device.MOST_OF_WORD),
            cut(device.browser(), Device.MOST_OF_BROWSER));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
