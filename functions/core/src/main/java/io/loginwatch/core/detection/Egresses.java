package io.loginwatch.core.detection;

import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Source;
import io.loginwatch.core.profile.Egress;
import io.loginwatch.core.settings.Anonymizers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells addresses that say nothing of where their users are: VPNs, relays, security gateways,
 * satellites, networks on aircraft; and rented servers. By the log's own verdict first, then by the
 * kind of network, then by the number and the name of the network's organization.
 */
final class Egresses {
  /**
   * Security gateways, relays, satellites and aircraft, by their public registrations: Zscaler,
   * Netskope, Cloudflare (WARP), Palo Alto Prisma, Cisco Umbrella, Forcepoint, iboss, Akamai and
   * Fastly (relays), Intelsat and Panasonic (aircraft), Viasat, SpaceX, Hughes, SES, Inmarsat.
   */
  private static final long[] TUNNELS = {
    22616, 53813, 62044, 55256, 13335, 54538, 36692, 44444, 137409, 36183, 54113, 22351, 64294,
    7155, 14593, 6621, 12684, 31515
  };

  static {
    Arrays.sort(TUNNELS);
  }

  /** Words in the names of organizations that carry other people's traffic. */
  private static final String[] TUNNEL_WORDS = {
    "vpn",
    "proxy",
    "tor",
    "relay",
    "warp",
    "zscaler",
    "netskope",
    "sase",
    "gateway",
    "secure edge",
    "security cloud",
    "cloud security",
    "zero trust",
    "prisma",
    "umbrella",
    "cloudflare",
    "m247",
    "datacamp",
    "packethub",
    "cdnext",
    "nord",
    "mullvad",
    "proton",
    "expressvpn",
    "surfshark",
    "cyberghost",
    "tzulo",
    "private internet access",
    "satellite",
    "satcom",
    "inflight",
    "in-flight",
    "aero",
    "intelsat",
    "starlink",
    "viasat"
  };

  /** Words in the names of organizations that rent servers. */
  private static final String[] SERVER_WORDS = {
    "hosting", "host", "hosted", "cloud", "datacenter", "datacentre", "data center", "server",
    "servers", "vps", "colo", "colocation", "digitalocean", "linode", "amazon", "aws",
    "google cloud", "azure", "ovh", "hetzner", "vultr", "choopa", "leaseweb", "contabo",
    "scaleway", "oracle", "alibaba", "tencent", "quadranet", "clouvider", "performive"
  };

  private static final int MOST_REMEMBERED = 20_000;

  private final Anonymizers settings;
  private final Map<String, Egress> byName = new HashMap<>();

  Egresses(Anonymizers settings) {
    this.settings = settings;
  }

  /**
   * What the address of a login says of where its user is. Programs on rented servers run anywhere,
   * and nobody travels with them.
   */
  Egress of(Login login) {
    Egress egress = of(login.source());
    return egress == Egress.SERVER && (!login.interactive() || Machines.is(login.device()))
        ? Egress.TUNNEL
        : egress;
  }

  private Egress of(Source source) {
    Set<Anonymizer> anonymizers = source.anonymizers();
    if (!anonymizers.isEmpty()) {
      boolean onlyRented = anonymizers.size() == 1 && anonymizers.contains(Anonymizer.HOSTING);
      return onlyRented && !isTunnel(source.network()) ? Egress.SERVER : Egress.TUNNEL;
    }
    Network network = source.network();
    if (isTunnel(network)) {
      return Egress.TUNNEL;
    }
    Egress named = named(network.organization());
    return named == Egress.NONE && network.kind() == Network.Kind.HOSTING ? Egress.SERVER : named;
  }

  /** Whether the address hides its user on purpose, as far as the settings count that. */
  boolean hides(Source source) {
    Set<Anonymizer> anonymizers = source.anonymizers();
    return !anonymizers.isEmpty()
        && (settings.relaysCount()
            || anonymizers.size() > 1
            || !anonymizers.contains(Anonymizer.RELAY));
  }

  private boolean isTunnel(Network network) {
    return network.kind() == Network.Kind.SATELLITE
        || (network.asn() > 0
            && (Arrays.binarySearch(TUNNELS, network.asn()) >= 0
                || settings.networks().contains(network.asn())))
        || named(network.organization()) == Egress.TUNNEL;
  }

  private Egress named(@Nullable String organization) {
    if (organization == null || organization.isEmpty()) {
      return Egress.NONE;
    }
    Egress known = byName.get(organization);
    if (known == null) {
      String name = organization.toLowerCase(Locale.ROOT);
      known =
          says(name, TUNNEL_WORDS)
              ? Egress.TUNNEL
              : says(name, SERVER_WORDS) ? Egress.SERVER : Egress.NONE;
      if (byName.size() < MOST_REMEMBERED && organization.length() <= 100) {
        byName.put(organization, known);
      }
    }
    return known;
  }

  private static boolean says(String name, String[] words) {
    for (String word : words) {
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
