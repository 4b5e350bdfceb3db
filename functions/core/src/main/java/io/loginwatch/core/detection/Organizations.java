package io.loginwatch.core.detection;

import io.loginwatch.core.profile.ShippedList;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Organizations whose addresses say little of where their users are, by the numbers of their
 * systems and by words in their names. The list is {@code organizations.txt}, which says what a
 * line is.
 */
final class Organizations {
  private static final String FILE = "organizations.txt";

  /** The highest number of a system, by RFC 6793: 32 bits. */
  private static final long LAST_SYSTEM = 4_294_967_295L;

  /** What an organization's networks are for, as far as it matters here. */
  enum Kind {
    /** Exits of Tor, and nothing else worth mentioning. */
    TOR,
    /** They carry other people's traffic: VPNs and relays. */
    TUNNEL,
    /**
     * Security gateways, which do so for companies: nobody rents an exit of one in order to hide.
     */
    GATEWAY,
    /** So do satellites and aircraft, which nobody is behind in order to hide. */
    ABOVE,
    /** Servers for rent. */
    SERVER,
    /** Phones, and next to nothing else. */
    MOBILE,
    /** Lines for companies and other providers, and for no homes. */
    BUSINESS
  }

  /** The finer kinds of the list. */
  private static final Map<String, Kind> KINDS =
      Map.of(
          "tor", Kind.TOR,
          "vpn", Kind.TUNNEL,
          "relay", Kind.TUNNEL,
          "gateway", Kind.GATEWAY,
          "satellite", Kind.ABOVE,
          "aircraft", Kind.ABOVE,
          "server", Kind.SERVER,
          "mobile", Kind.MOBILE,
          "business", Kind.BUSINESS);

  private final Map<Long, Kind> systems = new HashMap<>();
  private final List<List<Words>> words =
      Arrays.stream(Kind.values()).map(_ -> (List<Words>) new ArrayList<Words>()).toList();
  private final Set<String> seen = new HashSet<>();

  /**
   * Words that stand in names.
   *
   * @param text in lower case
   * @param ending whether the first of them may be the end of a longer one
   */
  private record Words(String text, boolean ending) {
    boolean in(String name) {
      int at = name.indexOf(text);
      while (at >= 0) {
        if ((ending || edge(name, at - 1)) && edge(name, at + text.length())) {
          return true;
        }
        at = name.indexOf(text, at + 1);
      }
      return false;
    }

    private static boolean edge(String name, int at) {
      return at < 0 || at >= name.length() || !Character.isLetterOrDigit(name.charAt(at));
    }
  }

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException with the number of the line, if one is not understood
   */
  Organizations(Reader list) throws IOException {
    var lines = new BufferedReader(list);
    int number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      try {
        add(line.strip());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(FILE + ":" + number + ": " + e.getMessage(), e);
      }
      number++;
    }
  }

  /** The list that comes with the artifact. */
  static Organizations shipped() {
    return ShippedList.read(FILE, Organizations::new);
  }

  /** Whether that system belongs to one of that kind. */
  boolean has(Kind kind, long asn) {
    return systems.get(asn) == kind;
  }

  /**
   * Whether a name has words of that kind in it.
   *
   * @param name in lower case
   */
  boolean isNamed(Kind kind, String name) {
    for (Words each : words.get(kind.ordinal())) {
      if (each.in(name)) {
        return true;
      }
    }
    return false;
  }

  private void add(String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int end = end(line);
    Kind kind = KINDS.get(line.substring(0, end));
    if (kind == null) {
      throw new IllegalArgumentException("no kind of organization: " + line.substring(0, end));
    }
    String entry = line.substring(end).strip();
    if (entry.startsWith("\"")) {
      words.get(kind.ordinal()).add(words(entry));
    } else {
      systems.put(system(entry), kind);
    }
  }

  private Words words(String entry) {
    boolean ending = entry.startsWith("\"*");
    int from = ending ? 2 : 1;
    check(
        entry.length() > from + 1 && entry.indexOf('"', 1) == entry.length() - 1,
        "no words: ",
        entry);
    String word = entry.substring(from, entry.length() - 1);
    check(word.equals(word.strip().toLowerCase(Locale.ROOT)), "not in lower case: ", entry);
    check(seen.add(word), "twice: ", entry);
    return new Words(word, ending);
  }

  private long system(String entry) {
    int end = end(entry);
    String number = entry.substring(0, end);
    check(isNumber(number), "no number of a system, as AS64500, and no words: ", number);
    long asn = Long.parseLong(number.substring(2));
    check(asn > 0 && asn <= LAST_SYSTEM, "no number of a system: ", number);
    check(end < entry.length(), "whose system is it? ", number);
    check(!systems.containsKey(asn), "twice: ", number);
    return asn;
  }

  private static boolean isNumber(String text) {
    boolean number = text.startsWith("AS") && text.length() > 2 && text.length() <= 12;
    for (int i = 2; number && i < text.length(); i++) {
      number = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return number;
  }

  private static int end(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text.length() : space;
  }

  private static void check(boolean good, String problem, String what) {
    if (!good) {
      throw new IllegalArgumentException(problem + what);
    }
  }
}
