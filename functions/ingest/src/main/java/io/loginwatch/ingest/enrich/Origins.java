package io.loginwatch.ingest.enrich;

import io.loginwatch.config.Section;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that is known of an address by itself. What was asked for lately is remembered: most logins
 * come from few addresses. Safe for use by several threads.
 */
final class Origins {
  /** Addresses remembered; about 300 bytes each. */
  private static final int KEPT = 16_384;

  private final NamedRanges sites;
  private final Databases databases;
  private final NetworkLists lists;
  private final Map<String, Known> recent =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > KEPT;
        }
      };

  Origins(Section ingest, Path folder) {
    this.sites = NamedRanges.sites(ingest);
    this.databases = new Databases(folder);
    this.lists = new NetworkLists(ingest, folder);
  }

  /** What is known of the address, which is in canonical form. */
  Known of(String ip) {
    synchronized (recent) {
      Known known = recent.get(ip);
      if (known == null) {
        known = look(ip);
        recent.put(ip, known);
      }
      return known;
    }
  }

  private Known look(String ip) {
    InetAddress address = InetAddress.ofLiteral(ip);
    Known known = new Known();
    known.site = sites.of(address);
    String special = NamedRanges.SPECIAL.of(address);
    if (special == null || special.equals(NamedRanges.DOCUMENTATION)) {
      databases.ask(address, known);
    }
    if (known.site == null && !known.answered()) {
      known.site = special;
    }
    lists.ask(address, known);
    return known;
  }
}
