package io.loginwatch.ingest.enrich;

import io.loginwatch.config.Section;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that is known of an address by itself. What databases and lists said lately is remembered:
 * most logins come from few addresses. Where there are neither, looking at the address is quicker
 * than remembering it. Safe for use by several threads.
 */
final class Origins {
  /** Addresses remembered; about 300 bytes each. */
  private static final int KEPT = 16_384;

  private final NamedRanges sites;
  private final Databases databases;
  private final NetworkLists lists;
  private final boolean alone;
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
    this.alone = databases.none() && lists.none();
  }

  /**
   * What is known of the address, which is in canonical form.
   *
   * @param asn the system that the log says it is in; 0 where it says none
   */
  Known of(String ip, long asn) {
    Known known = of(ip);
    return asn == 0 || asn == known.asn ? known : lists.ofSystem(asn, known);
  }

  private Known of(String ip) {
    if (alone) {
      return look(ip);
    }
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
    Ranges.Point point = Ranges.Point.of(ip);
    String site = sites.of(point);
    String special = NamedRanges.SPECIAL.of(point);
    if (alone && site == null && special == null) {
      return Known.NOTHING;
    }
    Known known = new Known();
    known.site = site;
    if (special == null || special.equals(NamedRanges.DOCUMENTATION)) {
      databases.ask(InetAddress.ofLiteral(ip), known);
    }
    if (site == null && !known.answered()) {
      known.site = special;
    }
    lists.ask(point, known);
    return known;
  }
}
