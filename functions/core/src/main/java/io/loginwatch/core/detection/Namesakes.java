package io.loginwatch.core.detection;

import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Visit;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Networks of an organization that is called what the domain of its users' mail addresses is:
 * alice@meridian.example on lines of "Meridian Group". Those are the company's own, offices and
 * exits, as its first login tells. A provider whose customers have addresses of its domain has
 * customers of other domains, too, and is nobody's company.
 */
final class Namesakes {
  /** Users of such a domain, and of others, on a network of such a name. */
  private static final String OURS = "namesakes";

  private static final String THEIRS = "guests";

  /** Of so many users of the domain on its network, one other may be a guest. */
  private static final int GUESTS = 5;

  /** Users of the domain who tell enough: from then on nobody is counted. */
  private static final int ENOUGH = 20;

  /** A user who was counted lately need not be counted again. */
  private static final Duration LATELY = Duration.ofDays(7);

  /** How long it counts that somebody was there. */
  private static final Duration SEASON = Duration.ofDays(90);

  /** What stands before the domain of a country. */
  private static final Set<String> SECOND =
      Set.of("ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org");

  /** Names of one or two letters are too many's. */
  private static final int SHORTEST = 3;

  /** Set aside for documentation, and so nobody's (RFC 2606). */
  private static final String NOBODYS = "example";

  private Namesakes() {}

  /** Whether that visit was on a network of the company's, as its name tells. */
  static boolean own(Sighting seen, Visit visit) {
    if (!isLine(visit)) {
      return false;
    }
    String name = Crowds.system(visit);
    int ours = Crowds.distinct(seen, name, OURS, SEASON, null, ENOUGH);
    return (ours > 0 || (visit == seen.visit() && areNamesakes(seen.login())))
        && GUESTS * Crowds.distinct(seen, name, THEIRS, SEASON, null, ENOUGH) <= ours;
  }

  /** Counts a user who is on a network for the first time, if somebody's domain is its name. */
  static void count(Sighting seen) {
    if (seen.network() != null || !isLine(seen.visit())) {
      return;
    }
    String user = domain(seen.login());
    if (user == null) {
      return;
    }
    String name = Crowds.system(seen.visit());
    int ours = Crowds.distinct(seen, name, OURS, SEASON, null, ENOUGH);
    boolean namesake = areNamesakes(seen.login());
    if (ours < ENOUGH && (namesake || ours > 0)) {
      String track = namesake ? OURS : THEIRS;
      Crowds.count(seen, name, track, LATELY, SEASON, seen.login().user());
    }
  }

  private static boolean isLine(Visit visit) {
    return !visit.hidden() && visit.kind() != Network.Kind.MOBILE && visit.network() > 0;
  }

  private static boolean areNamesakes(Login login) {
    String domain = domain(login);
    String organization = login.source().network().organization();
    return domain != null && organization != null && areNamesakes(domain, organization);
  }

  /**
   * Whether the first words of the organization's name are that of the domain, however both are
   * written: deutsche-bahn.example and "Deutsche Bahn AG".
   */
  static boolean areNamesakes(String domain, String organization) {
    String name = name(domain);
    if (name.length() < SHORTEST || name.equals(NOBODYS)) {
      return false;
    }
    int at = 0;
    for (int i = 0; i < organization.length(); i++) {
      char c = organization.charAt(i);
      if (!Character.isLetterOrDigit(c)) {
        if (at == name.length()) {
          return true;
        }
      } else if (at == name.length() || Character.toLowerCase(c) != name.charAt(at++)) {
        return false;
      }
    }
    return at == name.length();
  }

  /** What somebody registered, in lower case and without hyphens; empty if it is no domain. */
  private static String name(String domain) {
    String[] labels = domain.toLowerCase(Locale.ROOT).split("\\.");
    int at = labels.length - 2;
    at = at > 0 && SECOND.contains(labels[at]) ? at - 1 : at;
    return at < 0 ? "" : labels[at].replace("-", "");
  }

  /** The domain of the user's mail address; null where the log knows none. */
  private static @Nullable String domain(Login login) {
    String user = login.user();
    String address = user.indexOf('@') < 0 && login.email() != null ? login.email() : user;
    int at = address.lastIndexOf('@');
    return at < 0 ? null : address.substring(at + 1);
  }
}
