package io.loginwatch.core.detection;

import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Source;
import io.loginwatch.core.settings.Anonymizers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells addresses that say nothing of where their users are: VPNs, relays, rented servers,
 * satellites, security gateways, networks on aircraft. By the log's own verdict first, then by the
 * kind of network, then by the number and the name of the network's organization.
 */
final class Egress {
  /**
   * Security gateways, satellites and aircraft, by their public registrations: Zscaler, Netskope,
   * Cloudflare (WARP), Palo Alto Prisma, Cisco Umbrella, Forcepoint, iboss, Cato, Akamai (relay),
   * Fastly (relay), Intelsat and Panasonic (aircraft), Viasat, SpaceX, Hughes, SES, Inmarsat.
   */
  private static final Set<Long> WELL_KNOWN =
      Set.of(
          22616L, 53813L, 62044L, 55256L, 13335L, 54538L, 36692L, 44444L, 137409L, 397601L, 36183L,
          54113L, 22351L, 64294L, 7155L, 14593L, 6621L, 12684L, 31515L);

  /** Words in the names of organizations that rent servers or carry other people's traffic. */
  private static final String[] WORDS = {
    "vpn",
    "hosting",
    "host",
    "hosted",
    "cloud",
    "datacenter",
    "datacentre",
    "data center",
    "server",
    "servers",
    "vps",
    "colo",
    "colocation",
    "proxy",
    "tor",
    "zscaler",
    "netskope",
    "sase",
    "gateway",
    "secure edge",
    "prisma",
    "umbrella",
    "m247",
    "datacamp",
    "digitalocean",
    "linode",
    "akamai",
    "amazon",
    "aws",
    "google cloud",
    "azure",
    "ovh",
    "hetzner",
    "vultr",
    "choopa",
    "leaseweb",
    "contabo",
    "scaleway",
    "oracle",
    "alibaba",
    "tencent",
    "nord",
    "mullvad",
    "proton",
    "expressvpn",
    "surfshark",
    "cyberghost",
    "private internet access",
    "tzulo",
    "quadranet",
    "clouvider",
    "performive",
    "packethub",
    "cdnext",
    "satellite",
    "satcom",
    "inflight",
    "in-flight",
    "intelsat",
    "starlink",
    "viasat",
    "relay",
    "warp",
    "cloudflare"
  };

  private static final int MOST_REMEMBERED = 20_000;

  private final Anonymizers settings;
  private final Map<String, Boolean> byName = new HashMap<>();

  Egress(Anonymizers settings) {
    this.settings = settings;
  }

  /** Whether that address says nothing of where its user is. */
  boolean is(Source source) {
    if (!source.anonymizers().isEmpty()) {
      return true;
    }
    Network network = source.network();
    return network.kind() == Network.Kind.HOSTING
        || network.kind() == Network.Kind.SATELLITE
        || (network.asn() > 0
            && (WELL_KNOWN.contains(network.asn()) || settings.networks().contains(network.asn())))
        || named(network.organization());
  }

  /** Whether the address hides its user on purpose, as far as the settings count that. */
  boolean hides(Source source) {
    Set<Anonymizer> anonymizers = source.anonymizers();
    return !anonymizers.isEmpty()
        && (settings.relaysCount()
            || anonymizers.size() > 1
            || !anonymizers.contains(Anonymizer.RELAY));
  }

  private boolean named(@Nullable String organization) {
    if (organization == null || organization.isEmpty()) {
      return false;
    }
    Boolean known = byName.get(organization);
    if (known == null) {
      known = says(organization);
      if (byName.size() < MOST_REMEMBERED && organization.length() <= 100) {
        byName.put(organization, known);
      }
    }
    return known;
  }

  private static boolean says(String organization) {
    String name = organization.toLowerCase(Locale.ROOT);
    for (String word : WORDS) {
      int at = name.indexOf(word);
      while (at >= 0) {
        if (edge(name, at - 1) && edge(name, at + word.length())) {
          return true;
        }
        at = name.indexOf(word, at + 1);
      }
    }
    return false;
  }

  private static boolean edge(String name, int at) {
    return at < 0 || at >= name.length() || !Character.isLetterOrDigit(name.charAt(at));
  }
}
