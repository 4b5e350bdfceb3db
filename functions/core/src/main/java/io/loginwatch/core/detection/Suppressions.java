package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Source;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.settings.AddressRanges;
import io.loginwatch.core.settings.Countries;
import io.loginwatch.core.settings.RiskLevel;
import io.loginwatch.core.settings.Suppression;
import io.loginwatch.core.settings.UserNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says of an alert why nobody is told of it: every reason, in a fixed order. An alert without a
 * reason is told.
 */
final class Suppressions {
  private final Suppression settings;
  private final UserNames users;
  private final UserNames onlyUsers;
  private final UserNames vips;
  private final AddressRanges networks;
  private final Countries countries;
  private final Set<String> providers = new HashSet<>();
  private final AddressRanges providerNumbers;
  private final Set<String> rules;
  private final Set<String> pairs = new HashSet<>();
  private final List<Exempted> exemptions = new ArrayList<>();

  /**
   * @throws IllegalArgumentException if a range is none
   */
  Suppressions(Suppression settings) {
    this.settings = settings;
    users = new UserNames(settings.users());
    onlyUsers = new UserNames(settings.onlyUsers());
    vips = new UserNames(exact(settings.vipUsers()));
    networks = new AddressRanges(settings.networks());
    countries = new Countries(settings.countries());
    var numbers = new ArrayList<String>();
    for (String provider : settings.providers()) {
      if (provider.strip().toUpperCase(Locale.ROOT).matches("AS\\d{1,10}")) {
        numbers.add(provider);
      } else {
        providers.add(provider.strip().toLowerCase(Locale.ROOT));
      }
    }
    providerNumbers = new AddressRanges(numbers);
    rules = Set.copyOf(settings.rules());
    for (String pair : settings.countryPairs()) {
      int slash = pair.indexOf('/');
      String one = Countries.code(pair.substring(0, slash));
      String other = Countries.code(pair.substring(slash + 1));
      pairs.add(one + "/" + other);
      pairs.add(other + "/" + one);
    }
    settings.exceptions().forEach(one -> exemptions.add(new Exempted(one)));
  }

  /** A VIP is named, not described: a pattern's characters mean themselves. */
  private static List<String> exact(List<String> names) {
    return names.stream().filter(n -> n.indexOf('*') < 0 && !n.startsWith("^")).toList();
  }

  /**
   * The reasons for an alert of that rule on that login.
   *
   * @param about what of that login the alert is about
   * @param travel the two countries of a journey; null for any other alert
   * @param risk the user's level, this alert included
   */
  List<String> of(
      String rule,
      Severity severity,
      Login login,
      About about,
      @Nullable Journey travel,
      RiskLevel risk) {
    var reasons = new ArrayList<String>(2);
    if (about.itsUser()) {
      user(login.user(), reasons);
      if (risk.compareTo(settings.minimumRisk()) < 0) {
        reasons.add("minimum-risk");
      }
    }
    if (!severity.atLeast(settings.minimumSeverity())) {
      reasons.add("minimum-severity");
    }
    if (about.itsAddress()) {
      origin(login, reasons);
    }
    if (rules.contains(rule)) {
      reasons.add("ignored-rule");
    }
    if (travel != null) {
      if (settings.sameCountryTravel() && travel.insideOneCountry()) {
        reasons.add("same-country");
      }
      if (!pairs.isEmpty() && pairs.contains(travel.pair())) {
        reasons.add("country-pair");
      }
    }
    exceptions(one -> one.covers(rule, login, about), reasons);
    return reasons;
  }

  /** The reasons for an alert that is about no login, such as a silence at that time. */
  List<String> of(String rule, Severity severity, Instant time) {
    var reasons = new ArrayList<String>(1);
    if (!severity.atLeast(settings.minimumSeverity())) {
      reasons.add("minimum-severity");
    }
    if (rules.contains(rule)) {
      reasons.add("ignored-rule");
    }
    exceptions(one -> one.covers(rule, time), reasons);
    return reasons;
  }

  private void exceptions(Predicate<Exempted> covering, List<String> reasons) {
    for (Exempted exemption : exemptions) {
      if (covering.test(exemption)) {
        reasons.add("exception:" + exemption.name());
      }
    }
  }

  private void user(String user, List<String> reasons) {
    if (settings.vipOnly()) {
      if (!vips.match(user)) {
        reasons.add("vip-only");
      }
      return;
    }
    if (!onlyUsers.isEmpty() && !onlyUsers.match(user)) {
      reasons.add("not-among-users");
    } else if (users.match(user)) {
      reasons.add("ignored-user");
    }
  }

  private void origin(Login login, List<String> reasons) {
    Source source = login.source();
    if (!networks.isEmpty() && networks.contain(source.ip(), source.network().asn())) {
      reasons.add("ignored-network");
    }
    if (!countries.isEmpty() && countries.contains(source.place().country())) {
      reasons.add("allowed-country");
    }
    String organization = source.network().organization();
    if ((organization != null
            && !providers.isEmpty()
            && providers.contains(organization.strip().toLowerCase(Locale.ROOT)))
        || providerNumbers.contain(null, source.network().asn())) {
      reasons.add("ignored-provider");
    }
    if (settings.mobile() && mobile(login)) {
      reasons.add("mobile");
    }
  }

  private static boolean mobile(Login login) {
    return Learning.isPhone(login.device())
        || switch (login.device().os()) {
          case "iOS", "Android", "Windows Phone", "iPadOS" -> true;
          default -> false;
        };
  }

  /**
   * What an alert is about: of the login that completes what many users or many addresses did, user
   * and address say nothing of the others.
   *
   * @param itsUser whether it is about the user of its login
   * @param itsAddress whether what is behind it came from where its login did
   */
  record About(boolean itsUser, boolean itsAddress) {
    static final About LOGIN = new About(true, true);

    static About of(Finding finding) {
      return new About(finding.isAboutItsUser(), !finding.ofManyAddresses());
    }
  }

  /** The countries at both ends of a travel alert. */
  record Journey(String from, String to) {
    boolean insideOneCountry() {
      return !from.isEmpty() && Countries.code(from).equals(Countries.code(to));
    }

    String pair() {
      return Countries.code(from) + "/" + Countries.code(to);
    }
  }

  private static final class Exempted {
    private final Suppression.Exemption exemption;
    private final UserNames users;
    private final AddressRanges networks;
    private final Countries countries;

    Exempted(Suppression.Exemption exemption) {
      this.exemption = exemption;
      users = new UserNames(exemption.users());
      networks = new AddressRanges(exemption.networks());
      countries = new Countries(exemption.countries());
    }

    String name() {
      return exemption.name();
    }

    /** Whether it covers what is about no user, network or country. */
    boolean covers(String rule, Instant time) {
      return holds(rule, time) && users.isEmpty() && networks.isEmpty() && countries.isEmpty();
    }

    private boolean holds(String rule, Instant time) {
      Instant until = exemption.until();
      return (until == null || time.isBefore(until))
          && (exemption.rules().isEmpty() || exemption.rules().contains(rule));
    }

    boolean covers(String rule, Login login, About about) {
      Source source = login.source();
      return holds(rule, login.time())
          && (users.isEmpty() || (about.itsUser() && users.match(login.user())))
          && (about.itsAddress() || (networks.isEmpty() && countries.isEmpty()))
          && (networks.isEmpty() || networks.contain(source.ip(), source.network().asn()))
          && (countries.isEmpty() || countries.contains(source.place().country()));
    }
  }
}
