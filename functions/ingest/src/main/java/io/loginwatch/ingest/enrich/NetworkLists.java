package io.loginwatch.ingest.enrich;

import io.loginwatch.config.Section;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Network;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists that the operator refreshes: Tor exits, relay egress, networks of VPNs, of rented servers,
 * of satellites and of mobile carriers. A line is an address, a CIDR range or the number of an
 * autonomous system, {@code AS64500}; what follows a comma, a semicolon or a {@code #} is not read.
 */
final class NetworkLists {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkLists.class);

  private static final List<String> KINDS =
      List.of("tor", "relay", "vpn", "proxy", "hosting", "satellite", "mobile");

  /** What stands before an address in the Tor Project's list of exit addresses. */
  private static final Pattern EXIT = Pattern.compile("^ExitAddress\\s+");

  private final Map<String, Contents> lists = new LinkedHashMap<>();

  private record Contents(Ranges ranges, Set<Long> systems) {}

  /**
   * Reads the files that {@code ingest.lists} names for each kind; by default {@code tor.txt} or
   * {@code tor.csv} and so on, where they are.
   *
   * @param folder where relative names begin
   */
  NetworkLists(Section ingest, Path folder) {
    Section section = ingest.section("lists");
    for (String kind : KINDS) {
      List<String> lines = new ArrayList<>();
      for (String name : section.texts(kind, List.of())) {
        Path file = folder.resolve(name);
        if (Files.isReadable(file)) {
          lines.addAll(lines(file));
        } else {
          section.problem(kind, "names a file that is not there: " + file);
        }
      }
      for (String ending : List.of(".txt", ".csv")) {
        Path file = folder.resolve(kind + ending);
        if (!section.has(kind) && Files.isReadable(file)) {
          lines.addAll(lines(file));
        }
      }
      if (!lines.isEmpty()) {
        lists.put(kind, contents(kind, lines));
      }
    }
  }

  boolean none() {
    return lists.isEmpty();
  }

  /** Adds what the lists say of the address, and of the system it is in as far as that is known. */
  void ask(Ranges.Point address, Known known) {
    lists.forEach((kind, contents) -> {
      if (contents.systems.contains(known.asn) || contents.ranges.contains(address)) {
        apply(kind, known);
      }
    });
  }

  /** What is known, and what the lists say of a system that the log itself names. */
  Known ofSystem(long asn, Known known) {
    Known more = known;
    for (Map.Entry<String, Contents> list : lists.entrySet()) {
      if (list.getValue().systems.contains(asn)) {
        more = more == known ? known.copy() : more;
        apply(list.getKey(), more);
      }
    }
    return more;
  }

  private static void apply(String kind, Known known) {
    switch (kind) {
      case "satellite" -> known.kind = Network.Kind.SATELLITE;
      case "mobile" -> known.kind = Network.Kind.MOBILE;
      default -> known.anonymizers.add(Anonymizer.valueOf(kind.toUpperCase(Locale.ROOT)));
    }
    if (kind.equals("hosting")) {
      known.kind = Network.Kind.HOSTING;
    }
  }

  private static Contents contents(String kind, List<String> lines) {
    List<String> ranges = new ArrayList<>();
    Set<Long> systems = new HashSet<>();
    int unread = 0;
    for (String line : lines) {
      String word = EXIT.matcher(line.strip()).replaceFirst("").split("[,;#\\s]", 2)[0];
      if (word.matches("(?i)(AS)?\\d{1,10}")) {
        systems.add(Long.parseLong(word.replaceFirst("(?i)^AS", "")));
      } else if (word.indexOf('.') > 0 || word.indexOf(':') >= 0) {
        try {
          Ranges.of(List.of(word));
          ranges.add(word);
        } catch (IllegalArgumentException e) {
          unread++;
        }
      } else if (!word.isEmpty()) {
        unread++;
      }
    }
    LOG.info(
        "{}: {} ranges, {} systems, {} lines not read",
        kind,
        ranges.size(),
        systems.size(),
        unread);
    return new Contents(Ranges.of(ranges), systems);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      LOG.atError().setCause(e).log(file + " cannot be read and is left out");
      return List.of();
    }
  }
}
