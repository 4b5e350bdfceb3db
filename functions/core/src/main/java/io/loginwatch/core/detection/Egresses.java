package io.loginwatch.core.detection;

import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Source;
import io.loginwatch.core.profile.Egress;
import io.loginwatch.core.settings.Anonymizers;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells addresses that say nothing of where their users are: VPNs, relays, security gateways,
 * satellites, networks on aircraft; and rented servers. By the log's own verdict first, then by the
 * kind of network, then by the number and the name of the network's organization.
 */
final class Egresses {
  /**
   * Security gateways, relays, satellites, aircraft and the exits of commercial VPNs, by their
   * public registrations: Zscaler, Netskope, Cato, Cloudflare (WARP), Palo Alto Prisma, Cisco
   * Umbrella, Forcepoint, iboss, Akamai and Fastly (relays), Intelsat and Panasonic (aircraft),
   * Viasat, SpaceX, Hughes, SES, Inmarsat; 31173 (Mullvad), M247, Datacamp, PacketHub (Nord),
   * Proton.
   */
  private static final long[] TUNNELS = {
    6621, 7155, 9009, 12684, 13335, 14593, 22351, 22616, 31515, 36183, 36692, 39351, 44444, 53813,
    54113, 54538, 55256, 60068, 62044, 64294, 136787, 137409, 147049, 209103, 212238, 395754
  };

  /**
   * Who runs many Tor exits and nothing else worth mentioning, by public registration: Foundation
   * for Applied Privacy, Stiftung Erneuerbare Freiheit (torservers.net), F3 Netze, Emerald Onion,
   * Quintex Alliance, Calyx Institute, DFRI, Church of Cyberology.
   */
  private static final long[] TOR_OPERATORS = {
    4224, 60729, 62744, 198093, 205100, 208323, 215125, 396507
  };

  /** The same, by words in their names. */
  private static final String[] TOR_WORDS = {
    "tor exit",
    "tor-exit",
    "torservers",
    "stiftung erneuerbare freiheit",
    "foundation for applied privacy",
    "f3 netze",
    "emerald onion",
    "quintex alliance",
    "calyx institute",
    "dfri",
    "church of cyberology",
    "digitalcourage",
    "nos oignons",
    "artikel10",
    "zwiebelfreunde"
  };

  /**
   * Who rents servers, by public registration, because a registry's short name often does not say
   * so: Amazon, Microsoft, Google Cloud, DigitalOcean, Hetzner, OVH, Vultr, Akamai (Linode),
   * Contabo, HostPapa (ColoCrossing), Scaleway, Leaseweb, Oracle, Alibaba, Tencent, FranTech,
   * Latitude.sh, QuadraNet, Clouvider; Stark Industries, WorldStream, netcup, Hivelocity, Psychz,
   * Interserver, Hostwinds, Namecheap, UpCloud, Selectel, Timeweb, Reg.ru, Hostkey, Aeza, Beget,
   * NForce, IBM (SoftLayer), myLoc, Sharktech, Global Layer, IONOS, Hostinger, Host Europe, Gandi,
   * Ikoula, Iomart, GoDaddy, Unified Layer, A2, SingleHop, Servers.com, Locaweb, Register.it,
   * AlexHost, MivoCloud, IT7, dataforest, xTom.
   */
  private static final long[] SERVERS = {
    3214, 7979, 8075, 8100, 8560, 8972, 9123, 12876, 14061, 14618, 16276, 16509, 19318, 20473,
    20860, 21409, 22612, 24940, 24961, 25820, 26496, 27715, 28753, 29169, 29802, 30633, 31898,
    32475, 36351, 36352, 39729, 39798, 40676, 43350, 44477, 45102, 46606, 46844, 47583, 49453,
    49505, 49981, 51167, 53667, 54290, 55293, 57043, 58212, 59253, 60781, 62240, 63949, 132203,
    133752, 197540, 197695, 198610, 200019, 202053, 205544, 210644, 262287, 394380, 395954, 396356,
    396982
  };

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
    "cato networks",
    "iboss",
    "menlo security",
    "opendns",
    "forcepoint",
    "skyhigh",
    "perimeter 81",
    "versa networks",
    "aryaka",
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
    "cyber assets",
    "cyberzone",
    "tefincom",
    "gsl networks",
    "31173 services",
    "privax",
    "anchorfree",
    "windscribe",
    "tunnelbear",
    "ipvanish",
    "mudhook",
    "golden frog",
    "powerhouse management",
    "torguard",
    "netbouncer",
    "hide.me",
    "perfect privacy",
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

  /** Words in the names of mobile carriers, who often say in them what they are. */
  private static final String[] MOBILE_WORDS = {"mobil", "wireless", "cellular", "cellco"};

  private final Anonymizers settings;
  private final Map<String, Carrier> byName = new HashMap<>();

  /**
   * The way on which a login came.
   *
   * @param egress what its address says of where its user is
   * @param anonymizers how the address hides its user
   * @param kind what the network serves
   */
  record Route(Egress egress, Set<Anonymizer> anonymizers, Network.Kind kind) {}

  /** What number and name of an organization say of its network, whatever its addresses are. */
  private record Carrier(long asn, boolean tunnel, boolean server, boolean tor, boolean mobile) {}

  Egresses(Anonymizers settings) {
    this.settings = settings;
  }

  /**
   * The way on which a login came. Programs on rented servers run anywhere, and nobody travels with
   * them.
   */
  Route of(Login login) {
    Network network = login.source().network();
    Carrier carrier = carrier(network);
    Set<Anonymizer> anonymizers = anonymizers(login.source(), carrier);
    Egress egress = egress(network.kind(), carrier, anonymizers);
    return new Route(
        egress == Egress.SERVER && (!login.interactive() || Machines.is(login.device()))
            ? Egress.TUNNEL
            : egress,
        anonymizers,
        network.kind() == Network.Kind.UNKNOWN && carrier.mobile()
            ? Network.Kind.MOBILE
            : network.kind());
  }

  private static Egress egress(Network.Kind kind, Carrier carrier, Set<Anonymizer> anonymizers) {
    if (carrier.tunnel() || kind == Network.Kind.SATELLITE) {
      return Egress.TUNNEL;
    }
    if (!anonymizers.isEmpty()) {
      boolean onlyRented = anonymizers.size() == 1 && anonymizers.contains(Anonymizer.HOSTING);
      return onlyRented ? Egress.SERVER : Egress.TUNNEL;
    }
    return carrier.server() || kind == Network.Kind.HOSTING ? Egress.SERVER : Egress.NONE;
  }

  /**
   * How an address hides its user: what the log and the lists say of it, and Tor where its network
   * belongs to somebody who runs Tor exits. Lists of exits are hours old, and a log may say no more
   * than "anonymizer".
   */
  private static Set<Anonymizer> anonymizers(Source source, Carrier carrier) {
    Set<Anonymizer> said = source.anonymizers();
    if (!carrier.tor() || said.contains(Anonymizer.TOR)) {
      return said;
    }
    var more = EnumSet.of(Anonymizer.TOR);
    more.addAll(said);
    return more;
  }

  /** Whether an address hides its user on purpose, as far as the settings count that. */
  boolean hides(Set<Anonymizer> anonymizers) {
    return !anonymizers.isEmpty()
        && (settings.relaysCount()
            || anonymizers.size() > 1
            || !anonymizers.contains(Anonymizer.RELAY));
  }

  private static boolean isOneOf(long[] sorted, long asn) {
    return Arrays.binarySearch(sorted, asn) >= 0;
  }

  private Carrier carrier(Network network) {
    String name = network.organization() == null ? "" : network.organization();
    Carrier known = byName.get(name);
    if (known == null || known.asn() != network.asn()) {
      known = carrier(network.asn(), name.toLowerCase(Locale.ROOT));
      if (byName.size() < MOST_REMEMBERED && name.length() <= 100) {
        byName.put(name, known);
      }
    }
    return known;
  }

  private Carrier carrier(long asn, String name) {
    boolean tor = says(name, TOR_WORDS);
    boolean tunnel = says(name, TUNNEL_WORDS);
    boolean server = says(name, SERVER_WORDS);
    return new Carrier(
        asn,
        tor || tunnel || isOneOf(TUNNELS, asn) || (asn > 0 && settings.networks().contains(asn)),
        server || isOneOf(SERVERS, asn),
        // Numbers change hands: a name that says something else is believed.
        tor || (!tunnel && !server && isOneOf(TOR_OPERATORS, asn)),
        Arrays.stream(MOBILE_WORDS).anyMatch(name::contains));
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
