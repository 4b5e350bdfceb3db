package io.loginwatch.core.detection;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Addresses and CIDR ranges, IPv4 and IPv6, and autonomous systems such as {@code AS64500}. */
final class AddressRanges {
  private final List<IPAddress> ranges = new ArrayList<>();
  private final Set<Long> systems = new HashSet<>();

  /**
   * @throws IllegalArgumentException if one of them is no address, range or autonomous system
   */
  AddressRanges(List<String> texts) {
    for (String text : texts) {
      String folded = text.strip().toUpperCase(Locale.ROOT);
      if (folded.matches("AS\\d{1,10}")) {
        systems.add(Long.parseLong(folded.substring(2)));
        continue;
      }
      IPAddress range = new IPAddressString(text.strip()).getAddress();
      if (range == null) {
        throw new IllegalArgumentException("neither an address nor a range: " + text);
      }
      ranges.add(range.toPrefixBlock());
    }
  }

  boolean isEmpty() {
    return ranges.isEmpty() && systems.isEmpty();
  }

  boolean contain(@Nullable String ip, long asn) {
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
}
