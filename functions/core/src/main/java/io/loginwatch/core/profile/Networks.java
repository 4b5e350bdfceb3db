package io.loginwatch.core.profile;

import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Remembered;
import io.loginwatch.core.login.Source;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names networks by one number. */
public final class Networks {
  /** Of FNV-1a with 64 bits. */
  private static final long BASIS = 0xcbf29ce484222325L;

  private static final long PRIME = 0x100000001b3L;

  /** Numbers of systems have 32 bits (RFC 6793); numbers made of names begin here. */
  private static final long NAMED = 1L << 32;

  /** Digits of a group of an IPv6 address at the most. */
  private static final int IPV6_GROUP = 4;

  /** Of 16 bits each, in a /64. */
  private static final int GROUPS_OF_LINE = 4;

  /** What logs write where they do not know whose network it is: letters and digits of it. */
  private static final Set<Long> NOBODY =
      Set.of(
          folded("unknown"),
          folded("none"),
          folded("null"),
          folded("n/a"),
          folded("undefined"),
          folded("private"),
          folded("reserved"),
          folded("not available"));

  /** Characters of names whose number is remembered. */
  private static final int LONGEST = 128;

  private static final Remembered<Long> REMEMBERED = new Remembered<>(LONGEST, Networks::folded);

  private Networks() {}

  /**
   * The autonomous system's number; where that is unknown or reserved, a greater number made of the
   * name of the organization whose it is; where there is none, a negative number made of the
   * address's /24 (IPv4) or /48 (IPv6). 0 where nothing is known.
   */
  public static long key(Source source) {
    long asn = source.network().asn();
    if (asn > 0 && !isReserved(asn)) {
      return asn;
    }
    long named = named(source.network().organization());
    return named > 0 ? named : asn > 0 ? asn : range(source.ip());
  }

  /** The number of the autonomous system that a key names; 0 where it is no such number. */
  public static long number(long key) {
    return key > 0 && key < NAMED ? key : 0;
  }

  /**
   * Whether a number of a system is set aside for documentation or private use (RFC 5398, RFC 6996,
   * RFC 7300): it does not tell one organization from another.
   */
  public static boolean isReserved(long asn) {
    return (asn >= 64_496 && asn <= 65_551) || (asn >= 4_200_000_000L && asn < NAMED);
  }

  /**
   * The same of a login of that user: where the log does not number the network, and the user was
   * not on it by its name, it is the one that the user was on in that range of addresses lately.
   * Some logs leave number or name out of some of their lines, which makes no other network of it.
   */
  public static long key(Source source, Profile profile) {
    long key = key(source);
    if (source.network().asn() > 0 || profile.network(key) != null) {
      return key;
    }
    long range = range(source.ip());
    Visits visits = profile.visits();
    for (int i = visits.size() - 1; range != 0 && i >= 0; i--) {
      long known = visits.get(i).network();
      if (isBetter(known, key) && range(visits.get(i).ip()) == range) {
        return known;
      }
    }
    return key;
  }

  /** Whether a key says more of a network than another: a number more than a name or a range. */
  private static boolean isBetter(long known, long key) {
    return known > 0 && (key < 0 || known < NAMED);
  }

  /**
   * A number of its own for each name, however its letters are written and whatever stands between
   * them; 0 where it names nobody.
   */
  private static long named(@Nullable String name) {
    long folded = name == null ? 0 : REMEMBERED.of(name);
    return folded == 0 || NOBODY.contains(folded) ? 0 : folded;
  }

  private static long folded(String name) {
    long hash = BASIS;
    int letters = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        hash = (hash ^ Character.toLowerCase(c)) * PRIME;
        letters++;
      }
    }
    return letters == 0 ? 0 : NAMED + finished(hash);
  }

  /** Whether it has the name of an organization. */
  public static boolean isNamed(Network network) {
    return named(network.organization()) > 0;
  }

  /**
   * What people call a network: its number, or its organization's name, or its range of addresses;
   * null where nothing is known.
   */
  public static @Nullable String label(Source source) {
    Network network = source.network();
    boolean numbered = network.asn() > 0;
    if (isNamed(network) && (!numbered || isReserved(network.asn()))) {
      return network.organization();
    }
    return numbered ? "AS" + network.asn() : rangeLabel(source.ip());
  }

  private static @Nullable String rangeLabel(@Nullable String ip) {
    if (ip == null || ip.isEmpty()) {
      return null;
    }
    int end = rangeEnd(ip);
    if (ip.indexOf(':') < 0) {
      return ip.substring(0, end) + ".0/24";
    }
    return ip.substring(0, end > 0 && ip.charAt(end - 1) == ':' ? end - 1 : end) + "::/48";
  }

  /** A negative number made of the address's /24 or /48; 0 without an address. */
  public static long range(@Nullable String ip) {
    if (ip == null || ip.isEmpty()) {
      return 0;
    }
    return -1 - (mix(ip, rangeEnd(ip)) & 0xffff_ffffL);
  }

  /** The part of the text that names the range: three groups, or as far as they are written out. */
  private static int rangeEnd(String ip) {
    int dot = ip.lastIndexOf('.');
    if (dot > 0) {
      return dot;
    }
    int colon = groupsEnd(ip, 3);
    return colon == ip.length() || isLeftOutAfter(ip, colon) ? colon : colon + 1;
  }

  /**
   * Whether two addresses are of one line: the same IPv4 address, or IPv6 addresses of one /64. A
   * line, and a phone at its carrier, has all addresses of its /64 (RFC 7278, RFC 4291), of which
   * devices take another every day (RFC 8981). False where one is not known.
   */
  public static boolean areOneLine(String one, String other) {
    if (one.equals(other)) {
      return !one.isEmpty();
    }
    if (one.isEmpty() || one.indexOf(':', 0, Math.min(one.length(), IPV6_GROUP + 1)) < 0) {
      return false;
    }
    int end = groupsEnd(one, GROUPS_OF_LINE);
    return end == groupsEnd(other, GROUPS_OF_LINE) && one.regionMatches(0, other, 0, end);
  }

  /** A number below 2^32 made of what all addresses of one line have in common. */
  public static long line(String ip) {
    return mix(ip, ip.indexOf(':') < 0 ? ip.length() : groupsEnd(ip, GROUPS_OF_LINE));
  }

  /** Where the colon after so many groups of an IPv6 address is, as far as they are written out. */
  private static int groupsEnd(String ip, int groups) {
    int colon = -1;
    for (int group = 0; group < groups; group++) {
      colon = ip.indexOf(':', colon + 1);
      if (colon < 0) {
        return ip.length();
      }
      if (isLeftOutAfter(ip, colon)) {
        return colon;
      }
    }
    return colon;
  }

  /** Whether groups of zeros are left out after that colon. */
  private static boolean isLeftOutAfter(String ip, int colon) {
    return colon + 1 < ip.length() && ip.charAt(colon + 1) == ':';
  }

  /** 32 well-mixed bits of the first characters of a text (FNV-1a, then a final mix). */
  public static long mix(String text, int end) {
    long hash = BASIS;
    for (int i = 0; i < end; i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return finished(hash);
  }

  private static long finished(long hash) {
    long mixed = (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
    return mixed >>> 32;
  }
}
