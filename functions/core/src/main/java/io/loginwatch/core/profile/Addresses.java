package io.loginwatch.core.profile;

/** Addresses in few bytes: four for IPv4, otherwise the text. */
final class Addresses {
  private static final int IPV4 = 255;

  private Addresses() {}

  static void write(Packer out, String ip) {
    long ipv4 = ipv4(ip);
    if (ipv4 >= 0) {
      out.raw(IPV4);
      for (int shift = 24; shift >= 0; shift -= 8) {
        out.raw((int) (ipv4 >>> shift));
      }
      return;
    }
    byte[] text = Names.bytes(ip);
    out.raw(text.length);
    out.raw(text);
  }

  static String read(Unpacker in) {
    int head = in.raw();
    if (head == IPV4) {
      return in.raw() + "." + in.raw() + "." + in.raw() + "." + in.raw();
    }
    return new String(in.raw(head), java.nio.charset.StandardCharsets.UTF_8);
  }

  /** The address as a number; -1 if it is not one in canonical form. */
  private static long ipv4(String ip) {
    long address = 0;
    int parts = 0;
    int part = -1;
    for (int i = 0; i <= ip.length(); i++) {
      char c = i < ip.length() ? ip.charAt(i) : '.';
      if (c == '.') {
        if (part < 0 || part > 255) {
          return -1;
        }
        address = address << 8 | part;
        part = -1;
        parts++;
      } else if (c < '0' || c > '9' || part == 0 || part > 255) {
        return -1;
      } else {
        part = Math.max(part, 0) * 10 + c - '0';
      }
    }
    return parts == 4 ? address : -1;
  }
}
