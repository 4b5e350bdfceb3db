package io.loginwatch.core.settings;

import io.loginwatch.core.alert.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that are recorded with the reasons why nobody is told of them. Nothing is suppressed
 * unless it is set here. User names are exact or patterns with {@code *}, or a regular expression
 * that begins with {@code ^} and is matched in full; case does not matter. Countries are ISO 3166-1
 * alpha-2 codes or English names. Of what many users did, names and risk say nothing, and of what
 * came from many addresses neither networks nor countries: such alerts are told of.
 *
 * @param users whose alerts nobody is told of
 * @param onlyUsers where not empty, the only users whose alerts are told
 * @param vipUsers exact names, without patterns
 * @param vipOnly tells only of {@code vipUsers}, whatever {@code users} and {@code onlyUsers} say
 * @param minimumRisk users below this level are not told of; none. Risk accrues all the same
 * @param minimumSeverity alerts below this severity are marked; info, which marks none
 * @param networks addresses and CIDR ranges, IPv4 or IPv6
 * @param countries logins from there are not told of
 * @param providers names of organizations that run networks, or {@code AS64500}
 * @param mobile whether logins from phones and tablets are not told of; false, as an attacker
 *     chooses the user agent
 * @param rules ids of rules nobody is told of
 * @param sameCountryTravel whether travel inside one country is not told of; false
 * @param countryPairs travel between those two countries, either way, is not told of: {@code FR/IT}
 * @param exceptions what is not told of until a day
 */
public record Suppression(
    List<String> users,
    List<String> onlyUsers,
    List<String> vipUsers,
    boolean vipOnly,
    RiskLevel minimumRisk,
    Severity minimumSeverity,
    List<String> networks,
    List<String> countries,
    List<String> providers,
    boolean mobile,
    List<String> rules,
    boolean sameCountryTravel,
    List<String> countryPairs,
    List<Exemption> exceptions) {

  public Suppression {
    users = List.copyOf(users);
    onlyUsers = List.copyOf(onlyUsers);
    vipUsers = List.copyOf(vipUsers);
    networks = List.copyOf(networks);
    countries = List.copyOf(countries);
    providers = List.copyOf(providers);
    rules = List.copyOf(rules);
    countryPairs = List.copyOf(countryPairs);
    exceptions = List.copyOf(exceptions);
    new Faults()
        .in("users", users, UserNames::fault)
        .in("onlyUsers", onlyUsers, UserNames::fault)
        .in("networks", networks, AddressRanges::fault)
        .in("countries", countries, Countries::fault)
        .in("countryPairs", countryPairs, Suppression::pairFault)
        .refuse();
  }

  private static @Nullable String pairFault(String pair) {
    int slash = pair.indexOf('/');
    if (slash < 1 || slash == pair.length() - 1) {
      return "must be like FR/IT: " + pair;
    }
    String from = Countries.fault(pair.substring(0, slash));
    return from != null ? from : Countries.fault(pair.substring(slash + 1));
  }

  public static Suppression defaults() {
    return new Suppression(
        List.of(),
        List.of(),
        List.of(),
        false,
        RiskLevel.NONE,
        Severity.INFO,
        List.of(),
        List.of(),
        List.of(),
        false,
        List.of(),
        false,
        List.of(),
        List.of());
  }

  /**
   * What is not told of until a day: an alert that fits all of the lists that are not empty.
   *
   * @param name how the reason is called on the alert
   * @param until the login's own time from which it ends; absent: it has no end, and must say what
   *     it is about
   * @param users names or patterns
   * @param rules rule ids
   * @param networks addresses and CIDR ranges
   * @param countries codes or names
   */
  public record Exemption(
      String name,
      @Nullable Instant until,
      List<String> users,
      List<String> rules,
      List<String> networks,
      List<String> countries) {

    public Exemption {
      users = List.copyOf(users);
      rules = List.copyOf(rules);
      networks = List.copyOf(networks);
      countries = List.copyOf(countries);
      new Faults()
          .in("users", users, UserNames::fault)
          .in("networks", networks, AddressRanges::fault)
          .in("countries", countries, Countries::fault)
          .refuse();
      if (until == null
          && users.isEmpty()
          && rules.isEmpty()
          && networks.isEmpty()
          && countries.isEmpty()) {
        throw new IllegalArgumentException("until is missing: it would mute everything for ever");
      }
    }
  }
}
