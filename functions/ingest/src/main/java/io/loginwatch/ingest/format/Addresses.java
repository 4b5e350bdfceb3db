package io.loginwatch.ingest.format;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv6.IPv6Address;
import org.jspecify.annotations.Nullable;

/** Addresses as logs write them: with ports, brackets, zones, in lists, IPv4 inside IPv6. */
public final class Addresses {
  private Addresses() {}

  /**
   * The address in canonical text: IPv4 dotted, IPv6 compressed in lower case, IPv4-mapped IPv6 as
   * IPv4. Of a list ({@code X-Forwarded-For}), the first. Never asks DNS.
   *
   * @return null if it is no address
   */
  public static @Nullable String canonical(String raw) {
    return isPlainV4(raw) || isPlainV6(raw) ? raw : unusual(raw.strip());
  }

  private static @Nullable String unusual(String raw) {
    String text = raw;
    int comma = text.indexOf(',');
    if (comma >= 0) {
      text = text.substring(0, comma).strip();
    }
    if (text.startsWith("[")) {
      int close = text.indexOf(']');
      if (close < 0) {
        return null;
      }
      text = text.substring(1, close);
    }
    int colon = text.indexOf(':');
    if (colon > 0 && colon == text.lastIndexOf(':')) {
      text = text.substring(0, colon);
    }
    int zone = text.indexOf('%');
    if (zone > 0) {
      text = text.substring(0, zone);
    }
    if (text.indexOf(':') < 0) {
      return isPlainV4(text) ? text : null;
    }
    if (text.length() > 45 || text.indexOf('/') >= 0 || text.indexOf('*') >= 0) {
      return null;
    }
    IPAddress address = new IPAddressString(text).getAddress();
    if (!(address instanceof IPv6Address v6) || v6.isMultiple()) {
      return null;
    }
    return v6.isIPv4Mapped()
        ? v6.getEmbeddedIPv4Address().toCanonicalString()
        : v6.toCanonicalString();
  }

  /** Four decimal numbers without leading zeros, which some would read as octal. */
  private static boolean isPlainV4(String text) {
    int length = text.length();
    if (length < 7 || length > 15) {
      return false;
    }
    int dots = 0;
    int digits = 0;
    int value = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '.') {
        if (digits == 0 || ++dots > 3) {
          return false;
        }
        digits = 0;
        value = 0;
      } else if (c >= '0' && c <= '9') {
        if (digits > 0 && value == 0) {
          return false;
        }
        value = value * 10 + c - '0';
        digits++;
        if (value > 255) {
          return false;
        }
      } else {
        return false;
      }
    }
    return dots == 3 && digits > 0;
  }

  /**
   * As RFC 5952 has it: no leading zeros, no capitals, no two zeros in a row, and two colons at
   * most once, for two zeros or more, with no zero beside them. Other canonical spellings are few.
   */
  private static boolean isPlainV6(String text) {
    int length = text.length();
    if (length < 4 || length > 39) {
      return false;
    }
    int groups = 0;
    int digits = 0;
    boolean compressed = false;
    boolean zero = false;
    boolean besideZero = false;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == ':') {
        if (digits == 0 || (zero && besideZero)) {
          return false;
        }
        groups++;
        besideZero = zero;
        if (i + 1 < length && text.charAt(i + 1) == ':') {
          if (compressed || zero) {
            return false;
          }
          compressed = true;
          besideZero = true;
          i++;
        }
        zero = false;
        digits = 0;
      } else if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) {
        if (zero || ++digits > 4) {
          return false;
        }
        zero = c == '0' && digits == 1;
      } else {
        return false;
      }
    }
    if (digits == 0) {
      return groups < 7 && text.endsWith("::");
    }
    groups++;
    return !(zero && besideZero) && (compressed ? groups < 7 : groups == 8);
  }
}
