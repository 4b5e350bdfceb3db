package io.loginwatch.core.detection;

import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Source;
import io.loginwatch.core.profile.Egress;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.settings.Anonymizers;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells addresses that say nothing of where their users are: VPNs, relays, security gateways,
 * satellites, networks on aircraft; and rented servers. By the log's own verdict first, then by the
 * kind of network, then by the number and the name of the network's organization.
 */
final class Egresses {
  /** The same for all: about four hundred lines, read once when the function is initialised. */
  private static final Organizations ORGANIZATIONS = Organizations.shipped();

  /** Carriers that are remembered by their names; a log has some hundreds. */
  private static final int PLACES = 4_096;

  /** Words in the names of mobile carriers, who often say in them what they are. */
  private static final String[] MOBILE_WORDS = {"mobil", "wireless", "cellular", "cellco"};

  private static final Set<Anonymizer> RENTED = Set.of(Anonymizer.HOSTING);

  private final Anonymizers settings;

  /**
   * Those of the last logins, by name and number, of which each has several of the other. One makes
   * place for the next of its place. A thread that misses what another has just written reads it
   * out of the name again.
   */
  private final @Nullable Carrier[] lately = new @Nullable Carrier[PLACES];

  /**
   * The way on which a login came.
   *
   * @param egress what its address says of where its user is
   * @param anonymizers how the address hides its user
   * @param kind what the network serves
   */
  record Route(Egress egress, Set<Anonymizer> anonymizers, Network.Kind kind) {}

  /** What number and name of an organization say of its network, whatever its addresses are. */
  private record Carrier(
      String name,
      long asn,
      boolean tunnel,
      boolean above,
      boolean server,
      boolean gateway,
      boolean tor,
      boolean mobile) {

    boolean isOf(String name, long asn) {
      return this.asn == asn && this.name.equals(name);
    }

    /** What it serves; a satellite of a carrier's is one all the same. */
    Network.Kind kind() {
      return above ? Network.Kind.SATELLITE : mobile ? Network.Kind.MOBILE : Network.Kind.UNKNOWN;
    }
  }

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
        network.kind() == Network.Kind.UNKNOWN ? carrier.kind() : network.kind());
  }

  private static Egress egress(Network.Kind kind, Carrier carrier, Set<Anonymizer> anonymizers) {
    if (carrier.tunnel() || carrier.above() || kind == Network.Kind.SATELLITE) {
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
    if (carrier.gateway() && said.equals(RENTED)) {
      return Set.of();
    }
    if (!carrier.tor() || said.contains(Anonymizer.TOR)) {
      return said;
    }
    var more = EnumSet.of(Anonymizer.TOR);
    more.addAll(said);
    return more;
  }

  /** Whether that is a line of somebody who has lines for companies only: nobody lives there. */
  static boolean isForCompanies(Visit visit) {
    return !visit.hidden()
        && visit.network() > 0
        && ORGANIZATIONS.has(Organizations.Kind.BUSINESS, visit.network());
  }

  /**
   * Whether that is a security gateway, by its number or its name, and by no word of the log's
   * something worse: whoever comes through one has a company's computer.
   */
  static boolean isGateway(Login login) {
    Network network = login.source().network();
    String name = network.organization() == null ? "" : network.organization();
    String lower = name.toLowerCase(Locale.ROOT);
    return !login.source().anonymizers().contains(Anonymizer.TOR)
        && isGateway(lower, network.asn());
  }

  private static boolean isGateway(String lower, long asn) {
    return !ORGANIZATIONS.isNamed(Organizations.Kind.TUNNEL, lower)
        && !ORGANIZATIONS.isNamed(Organizations.Kind.SERVER, lower)
        && (ORGANIZATIONS.has(Organizations.Kind.GATEWAY, asn)
            || ORGANIZATIONS.isNamed(Organizations.Kind.GATEWAY, lower));
  }

  /** The same of a visit, of which the number is known at most. */
  static boolean isGateway(Visit visit) {
    return visit.egress() == Egress.TUNNEL
        && visit.network() > 0
        && ORGANIZATIONS.has(Organizations.Kind.GATEWAY, visit.network());
  }

  /** Whether an address hides its user on purpose, as far as the settings count that. */
  boolean hides(Set<Anonymizer> anonymizers) {
    return !anonymizers.isEmpty()
        && (settings.relaysCount()
            || anonymizers.size() > 1
            || !anonymizers.contains(Anonymizer.RELAY));
  }

  private Carrier carrier(Network network) {
    String name = network.organization() == null ? "" : network.organization();
    long asn = network.asn();
    int hash = 31 * name.hashCode() + Long.hashCode(asn);
    int place = (hash ^ hash >>> 16) & PLACES - 1;
    Carrier known = lately[place];
    if (known == null || !known.isOf(name, asn)) {
      known = carrier(name, asn);
      lately[place] = known;
    }
    return known;
  }

  private Carrier carrier(String spelled, long asn) {
    String name = spelled.toLowerCase(Locale.ROOT);
    boolean tor = ORGANIZATIONS.isNamed(Organizations.Kind.TOR, name);
    boolean tunnel =
        ORGANIZATIONS.isNamed(Organizations.Kind.TUNNEL, name)
            || ORGANIZATIONS.isNamed(Organizations.Kind.GATEWAY, name);
    boolean server = ORGANIZATIONS.isNamed(Organizations.Kind.SERVER, name);
    boolean above =
        ORGANIZATIONS.isNamed(Organizations.Kind.ABOVE, name)
            || ORGANIZATIONS.has(Organizations.Kind.ABOVE, asn);
    return new Carrier(
        spelled,
        asn,
        tor
            || tunnel
            || ORGANIZATIONS.has(Organizations.Kind.TUNNEL, asn)
            || ORGANIZATIONS.has(Organizations.Kind.GATEWAY, asn)
            || (asn > 0 && settings.networks().contains(asn)),
        above,
        server || ORGANIZATIONS.has(Organizations.Kind.SERVER, asn),
        isGateway(name, asn),
        // Numbers change hands: a name that says something else is believed.
        tor || (!tunnel && !server && ORGANIZATIONS.has(Organizations.Kind.TOR, asn)),
        ORGANIZATIONS.has(Organizations.Kind.MOBILE, asn)
            // Of a company that has phones and lines, the number says which of them it is.
            || (asn <= 0 && ORGANIZATIONS.isNamed(Organizations.Kind.MOBILE, name))
            || Arrays.stream(MOBILE_WORDS).anyMatch(name::contains));
  }
}
