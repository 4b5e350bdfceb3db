package io.loginwatch.ingest.enrich;

import io.loginwatch.config.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names for ranges of addresses: the operator's sites, and the ranges that nobody is located in.
 */
final class NamedRanges {
  /** The documentation ranges of RFC 5737, 3849 and 9637; the demo's databases locate them. */
  static final String DOCUMENTATION = "documentation";

  /** IANA's special-purpose registries, and multicast. */
  static final NamedRanges SPECIAL = special();

  private final Map<String, Ranges> ranges;

  /** All of them: most addresses are in none. */
  private final Ranges any;

  private NamedRanges(Map<String, List<String>> texts) {
    Map<String, Ranges> named = new LinkedHashMap<>();
    texts.forEach((name, some) -> named.put(name, Ranges.of(some)));
    this.ranges = named;
    this.any = Ranges.of(texts.values().stream().flatMap(List::stream).toList());
  }

  /** Reads {@code ingest.sites}: names, and the ranges that each has. */
  static NamedRanges sites(Section ingest) {
    Map<String, List<String>> sites = new LinkedHashMap<>();
    Section section = ingest.section("sites");
    for (String name : section.names()) {
      try {
        List<String> texts = section.texts(name, List.of());
        Ranges.of(texts);
        sites.put(name, texts);
      } catch (IllegalArgumentException e) {
        section.problem(name, String.valueOf(e.getMessage()));
      }
    }
    return new NamedRanges(sites);
  }

  /** The first name whose ranges contain the address, or null. */
  @Nullable String of(Ranges.Point address) {
    if (!any.contains(address)) {
      return null;
    }
    for (Map.Entry<String, Ranges> entry : ranges.entrySet()) {
      if (entry.getValue().contains(address)) {
        return entry.getKey();
      }
    }
    return null;
  }

  private static NamedRanges special() {
    Map<String, List<String>> special = new LinkedHashMap<>();
    special.put("private", List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"));
    // All of ::/64 is one range here: loopback, unspecified, and nobody else's.
    special.put("loopback", List.of("127.0.0.0/8", "::1"));
    special.put("link-local", List.of("169.254.0.0/16", "fe80::/10"));
    special.put(
        DOCUMENTATION,
        List.of("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"));
    special.put("shared", List.of("100.64.0.0/10"));
    special.put("unspecified", List.of("0.0.0.0/8"));
    special.put("multicast", List.of("224.0.0.0/4", "ff00::/8"));
    special.put("reserved", List.of("192.0.0.0/24", "198.18.0.0/15", "240.0.0.0/4", "100::/64"));
    return new NamedRanges(special);
  }
}
