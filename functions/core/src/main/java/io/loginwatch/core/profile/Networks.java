package io.loginwatch.core.profile;

import io.loginwatch.core.login.Source;

/** Names networks by one number. */
public final class Networks {
  private Networks() {}

  /**
   * The autonomous system's number, or, where that is unknown, a negative number made of the
   * address's /24 (IPv4) or /48 (IPv6). 0 where nothing is known.
   */
  public static long key(Source source) {
    long asn = source.network().asn();
    return asn > 0 ? asn : range(source.ip());
  }

  /** A negative number made of the address's /24 or /48; 0 without an address. */
  public static long range(@org.jspecify.annotations.Nullable String ip) {
    if (ip == null || ip.isEmpty()) {
      return 0;
    }
    return -1 - (mix(ip, rangeEnd(ip)) & 0xffff_ffffL);
  }

  /** The part of the text that names the range: three groups, or as far as they are written out. */
  private static int rangeEnd(String ip) {
    int dot = ip.lastIndexOf('.');
    if (dot > 0) {
      return dot;
    }
    int end = 0;
    for (int group = 0; group < 3; group++) {
      int colon = ip.indexOf(':', end);
      if (colon < 0) {
        return ip.length();
      }
      if (colon + 1 < ip.length() && ip.charAt(colon + 1) == ':') {
        return colon;
      }
      end = colon + 1;
    }
    return end;
  }

  /** 32 well-mixed bits of the first characters of a text (FNV-1a, then a final mix). */
  public static long mix(String text, int end) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < end; i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash ^= hash >>> 32;
    hash *= 0x9e3779b97f4a7c15L;
    return hash >>> 32;
  }
}
