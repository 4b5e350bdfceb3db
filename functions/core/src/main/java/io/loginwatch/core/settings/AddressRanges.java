package io.loginwatch.core.settings;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv6.IPv6Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Addresses and CIDR ranges, IPv4 and IPv6, and autonomous systems such as {@code AS64500}. */
public final class AddressRanges {
  private final List<IPAddress> ranges = new ArrayList<>();
  private final Set<Long> systems = new HashSet<>();

  /**
   * @throws IllegalArgumentException if one of them is no address, range or autonomous system
   */
  public AddressRanges(List<String> texts) {
    for (String text : texts) {
      String folded = text.strip().toUpperCase(Locale.ROOT);
      if (isSystem(folded)) {
        systems.add(Long.parseLong(folded.substring(2)));
        continue;
      }
      IPAddress range = range(text);
      if (range == null) {
        throw new IllegalArgumentException(fault(text));
      }
      ranges.add(range);
    }
  }

  /** What is wrong with what somebody wrote; null if nothing is. */
  static @Nullable String fault(String text) {
    return isSystem(text.strip().toUpperCase(Locale.ROOT)) || range(text) != null
        ? null
        : "is neither an address, a range nor a system such as AS64500: " + text;
  }

  public boolean isEmpty() {
    return ranges.isEmpty() && systems.isEmpty();
  }

  /** Whether an address, or the system that it belongs to, is one of them. */
  public boolean contain(@Nullable String ip, long asn) {
    if (asn > 0 && systems.contains(asn)) {
      return true;
    }
    if (ip == null || ranges.isEmpty()) {
      return false;
    }
    IPAddress address = new IPAddressString(ip).getAddress();
    if (address == null) {
      return false;
    }
    for (IPAddress range : ranges) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSystem(String upperCase) {
    return upperCase.matches("AS\\d{1,10}");
  }

  /** An address, or a CIDR range, strictly as they are written; null if it is none. */
  public static @Nullable IPAddress range(String text) {
    IPAddress range = new IPAddressString(text.strip(), Strict.ADDRESS).getAddress();
    if (range == null) {
      return null;
    }
    return range instanceof IPv6Address v6 && v6.isIPv4Mapped() ? embedded(v6) : block(range);
  }

  /** A login's IPv4 address is never written as IPv6, so a range of such is one of IPv4. */
  private static IPAddress embedded(IPv6Address mapped) {
    Integer bits = mapped.getNetworkPrefixLength();
    IPAddress plain = mapped.getEmbeddedIPv4Address().withoutPrefixLength();
    return bits == null ? plain : plain.setPrefixLength(Math.max(0, bits - 96)).toPrefixBlock();
  }

  private static IPAddress block(IPAddress range) {
    return range.isPrefixed() ? range.toPrefixBlock() : range;
  }

  /** No wildcards, no octal, no missing parts: each would take in more than somebody meant. */
  private static final class Strict {
    static final IPAddressStringParameters ADDRESS =
        new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowWildcardedSeparator(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .getParentBuilder()
            .toParams();
  }
}
