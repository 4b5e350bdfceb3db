package io.loginwatch.notify.channel.http;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says which addresses a message must not be sent to: whoever can change a URL in the configuration
 * must not be able to reach what only this machine can reach. The ranges are those of IANA's two
 * special-purpose address registries that are not globally reachable, and multicast.
 */
@FunctionalInterface
public interface AddressGuard {

  /** Why nothing may be sent there; empty where it may. */
  Optional<String> refusal(InetAddress address);

  /** Everything is allowed: for those who run their receiver beside them. */
  AddressGuard OFF = _ -> Optional.empty();

  /** Only what the whole internet can reach. */
  AddressGuard PUBLIC_ONLY = new PublicOnly();

  /** See {@link #PUBLIC_ONLY}. */
  final class PublicOnly implements AddressGuard {
    private static final Map<IPAddress, String> REFUSED = refused();

    /** All of IPv6 that is in public use today; the rest is special or unassigned. */
    private static final IPAddress GLOBAL_V6 = range("2000::/3");

    private static Map<IPAddress, String> refused() {
      Map<IPAddress, String> ranges = new LinkedHashMap<>();
      put(ranges, "this network", "0.0.0.0/8");
      put(ranges, "private", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");
      put(ranges, "shared by a carrier", "100.64.0.0/10");
      put(ranges, "loopback", "127.0.0.0/8");
      put(ranges, "link-local", "169.254.0.0/16");
      put(ranges, "reserved", "192.0.0.0/24", "192.88.99.0/24", "240.0.0.0/4");
      put(ranges, "documentation", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24");
      put(ranges, "benchmarking", "198.18.0.0/15");
      put(ranges, "multicast", "224.0.0.0/4");
      put(ranges, "loopback", "::1/128");
      put(ranges, "private", "fc00::/7");
      put(ranges, "link-local", "fe80::/10");
      put(ranges, "site-local", "fec0::/10");
      put(ranges, "multicast", "ff00::/8");
      put(ranges, "reserved", "2001::/23", "5f00::/16", "100::/64");
      put(ranges, "documentation", "2001:db8::/32", "3fff::/20");
      return ranges;
    }

    private static void put(Map<IPAddress, String> ranges, String name, String... prefixes) {
      for (String prefix : prefixes) {
        ranges.put(range(prefix), name);
      }
    }

    private static IPAddress range(String prefix) {
      return new IPAddressString(prefix).getAddress().toPrefixBlock();
    }

    @Override
    public Optional<String> refusal(InetAddress address) {
      return refusal(new IPAddressGenerator().from(address));
    }

    private static Optional<String> refusal(IPAddress address) {
      // Each of these reaches the IPv4 address that is written in it.
      if (address instanceof IPv6Address v6
          && (v6.isIPv4Mapped() || v6.isIPv4Compatible() || v6.isWellKnownIPv4Translatable())
          && !v6.isLoopback()) {
        return refusal(v6.getEmbeddedIPv4Address());
      }
      if (address instanceof IPv6Address v6 && v6.is6To4()) {
        return refusal(v6.get6To4IPv4Address());
      }
      for (var range : REFUSED.entrySet()) {
        if (range.getKey().getIPVersion() == address.getIPVersion()
            && range.getKey().contains(address)) {
          return Optional.of(range.getValue());
        }
      }
      return address.isIPv6() && !GLOBAL_V6.contains(address)
          ? Optional.of("not in public use")
          : Optional.empty();
    }
  }
}
