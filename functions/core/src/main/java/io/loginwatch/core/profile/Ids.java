package io.loginwatch.core.profile;

/** Event ids in few bytes: most are UUIDs or hexadecimal digits. */
final class Ids {
  private static final int TEXT = 0;
  private static final int HEX = 1;
  private static final int UUID = 2;

  private static final boolean[] HEX_DIGITS = new boolean[128];

  static {
    "0123456789abcdef".chars().forEach(digit -> HEX_DIGITS[digit] = true);
  }

  private Ids() {}

  /** Bytes that an id takes, without its length. */
  static int bytes(String id) {
    return switch (form(id)) {
      case UUID -> 16;
      case HEX -> id.length() / 2;
      default -> utf8(id);
    };
  }

  static void write(Packer out, String id) {
    int form = form(id);
    if (form == TEXT) {
      byte[] bytes = Names.bytes(id);
      out.number(bytes.length * 4L + TEXT);
      out.raw(bytes);
      return;
    }
    String digits = form == UUID ? id.replace("-", "") : id;
    out.number(digits.length() / 2 * 4L + form);
    for (int i = 0; i < digits.length(); i += 2) {
      out.raw(
          Character.digit(digits.charAt(i), 16) << 4 | Character.digit(digits.charAt(i + 1), 16));
    }
  }

  static String read(Unpacker in) {
    long head = in.number();
    byte[] bytes = in.raw((int) Math.min(head / 4, Integer.MAX_VALUE));
    int form = (int) (head % 4);
    if (form == TEXT) {
      return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
    String digits = java.util.HexFormat.of().formatHex(bytes);
    if (form == HEX) {
      return digits;
    }
    if (digits.length() != 32) {
      throw new IllegalArgumentException("not a UUID: " + digits);
    }
    return String.join(
        "-",
        digits.substring(0, 8),
        digits.substring(8, 12),
        digits.substring(12, 16),
        digits.substring(16, 20),
        digits.substring(20));
  }

  private static int form(String id) {
    int length = id.length();
    if (length == 36 && isUuid(id)) {
      return UUID;
    }
    if (length == 0 || length % 2 != 0) {
      return TEXT;
    }
    for (int i = 0; i < length; i++) {
      if (!hex(id.charAt(i))) {
        return TEXT;
      }
    }
    return HEX;
  }

  private static boolean isUuid(String id) {
    for (int i = 0; i < 36; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? id.charAt(i) != '-' : !hex(id.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Lower case only: what is read back must be what was written. */
  private static boolean hex(char c) {
    return c < HEX_DIGITS.length && HEX_DIGITS[c];
  }

  private static int utf8(String id) {
    int bytes = 0;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }
    return bytes;
  }
}
