package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.settings.RiskLevel;
import io.loginwatch.core.settings.Suppression;
import io.loginwatch.core.settings.Suppression.Exemption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionsTest {
  private static final Suppressions.About LOGIN = Suppressions.About.LOGIN;
  private static final List<String> NONE = List.of();

  /** What to suppress, said part by part. */
  private static final class Set {
    private List<String> users = NONE;
    private List<String> onlyUsers = NONE;
    private List<String> vips = NONE;
    private boolean vipOnly;
    private RiskLevel risk = RiskLevel.NONE;
    private Severity severity = Severity.INFO;
    private List<String> networks = NONE;
    private List<String> countries = NONE;
    private List<String> providers = NONE;
    private boolean mobile;
    private List<String> rules = NONE;
    private boolean sameCountry;
    private List<String> pairs = NONE;
    private List<Exemption> exceptions = List.of();

    Suppressions build() {
      return new Suppressions(
          new Suppression(
              users,
              onlyUsers,
              vips,
              vipOnly,
              risk,
              severity,
              networks,
              countries,
              providers,
              mobile,
              rules,
              sameCountry,
              pairs,
              exceptions));
    }
  }

  private static List<String> reasons(Set set, LoginBuilder login) {
    return set.build().of("new-device", Severity.LOW, login.build(), LOGIN, null, RiskLevel.NONE);
  }

  private static List<String> travelReasons(Set set, String from, String to) {
    return set.build()
        .of(
            "impossible-travel",
            Severity.HIGH,
            login().build(),
            LOGIN,
            new Suppressions.Journey(from, to),
            RiskLevel.NONE);
  }

  @Test
  void nothing_is_suppressed_unless_it_is_set() {
    assertThat(reasons(new Set(), login().with(SAFARI_ON_IPHONE))).isEmpty();
    assertThat(travelReasons(new Set(), "IT", "IT")).isEmpty();
  }

  @Test
  void users_are_named_exactly_or_by_anchored_patterns_whatever_the_case() {
    var set = new Set();
    set.users =
        List.of("Alice", "*@stores.example.com", "^[\\w.-]+@shops\\.example$", "bot", "N/A");

    for (String user :
        List.of("alice", "h.hesse@stores.example.com", "a.b@shops.example", "bot", "n/a")) {
      assertThat(reasons(set, login().of(user))).as(user).containsExactly("ignored-user");
    }
    for (String user :
        List.of(
            "abbott",
            "alice2",
            "x@stores.example.com.evil",
            "a b@shops.example",
            "xshops.example")) {
      assertThat(reasons(set, login().of(user))).as(user).isEmpty();
    }
  }

  @Test
  void only_some_users_may_be_told_of_and_ignoring_wins() {
    var set = new Set();
    set.onlyUsers = List.of("bob");
    assertThat(reasons(set, login().of("alice"))).containsExactly("not-among-users");
    assertThat(reasons(set, login().of("bob"))).isEmpty();
    set.users = List.of("bob");
    assertThat(reasons(set, login().of("bob"))).containsExactly("ignored-user");
  }

  @Test
  void vips_are_exact_names_and_matter_only_with_vip_only() {
    var set = new Set();
    set.vips = List.of("alice", "bo*");
    assertThat(reasons(set, login().of("carol"))).isEmpty();
    set.vipOnly = true;
    set.users = List.of("alice");
    assertThat(reasons(set, login().of("alice"))).isEmpty();
    assertThat(reasons(set, login().of("bob"))).containsExactly("vip-only");
  }

  @Test
  void a_minimum_of_risk_and_of_severity() {
    var set = new Set();
    set.risk = RiskLevel.MEDIUM;
    set.severity = Severity.MEDIUM;
    assertThat(set.build().of("r", Severity.LOW, login().build(), LOGIN, null, RiskLevel.LOW))
        .containsExactly("minimum-risk", "minimum-severity");
    assertThat(set.build().of("r", Severity.MEDIUM, login().build(), LOGIN, null, RiskLevel.MEDIUM))
        .isEmpty();
  }

  @Test
  void of_what_many_did_the_last_ones_name_and_address_mute_nothing() {
    var set = new Set();
    set.users = List.of("alice");
    set.risk = RiskLevel.LOW;
    set.networks = List.of("192.0.2.0/24");
    set.countries = List.of("IT");
    set.exceptions =
        List.of(
            new Exemption("named", null, List.of("alice"), NONE, NONE, NONE),
            new Exemption("near", null, NONE, NONE, List.of("192.0.2.0/24"), NONE),
            new Exemption("here", null, NONE, NONE, NONE, List.of("IT")),
            new Exemption("all", null, NONE, List.of("r"), NONE, NONE));
    var login = login().of("alice").ip("192.0.2.7").from(ROME);

    assertThat(reasons(set, login, new Suppressions.About(true, true)))
        .containsExactly(
            "ignored-user",
            "minimum-risk",
            "ignored-network",
            "allowed-country",
            "exception:named",
            "exception:near",
            "exception:here",
            "exception:all");
    assertThat(reasons(set, login, new Suppressions.About(false, true)))
        .containsExactly(
            "ignored-network",
            "allowed-country",
            "exception:near",
            "exception:here",
            "exception:all");
    assertThat(reasons(set, login, new Suppressions.About(true, false)))
        .containsExactly("ignored-user", "minimum-risk", "exception:named", "exception:all");
  }

  private static List<String> reasons(Set set, LoginBuilder login, Suppressions.About about) {
    return set.build().of("r", Severity.LOW, login.build(), about, null, RiskLevel.NONE);
  }

  @Test
  void networks_are_addresses_and_ranges_of_both_versions() {
    var set = new Set();
    set.networks = List.of("10.0.0.0/8", "192.0.2.7", "2001:db8::/32");
    for (String ip : List.of("10.1.2.3", "192.0.2.7", "2001:db8:ffff::1")) {
      assertThat(reasons(set, login().ip(ip))).as(ip).containsExactly("ignored-network");
    }
    for (String ip : List.of("11.0.0.1", "192.0.2.8", "2001:db9::1")) {
      assertThat(reasons(set, login().ip(ip))).as(ip).isEmpty();
    }
    assertThat(reasons(set, login().ip(null))).isEmpty();
  }

  @Test
  void ranges_end_where_they_end() {
    var set = new Set();
    set.networks = List.of("192.0.2.96/27", "2001:db8:4000::/34", "::ffff:198.51.100.0/127");
    for (String ip :
        List.of(
            "192.0.2.96",
            "192.0.2.127",
            "2001:db8:4000::",
            "2001:db8:7fff:ffff:ffff:ffff:ffff:ffff",
            "198.51.100.1")) {
      assertThat(reasons(set, login().ip(ip))).as(ip).containsExactly("ignored-network");
    }
    for (String ip :
        List.of(
            "192.0.2.95",
            "192.0.2.128",
            "2001:db8:3fff:ffff:ffff:ffff:ffff:ffff",
            "2001:db8:8000::",
            "198.51.100.2")) {
      assertThat(reasons(set, login().ip(ip))).as(ip).isEmpty();
    }
  }

  @Test
  void names_in_any_script_are_the_same_in_any_case_and_notation() {
    for (String name : List.of("J\u00d6RG", "jo\u0308rg", "J\u00d6*", "^J\u00d6R[G-Z]")) {
      var set = new Set();
      set.users = List.of(name);
      assertThat(reasons(set, login().of("j\u00f6rg"))).as(name).containsExactly("ignored-user");
      assertThat(reasons(set, login().of("jorg"))).as(name).isEmpty();
    }
  }

  @Test
  void countries_are_codes_or_names() {
    for (String name : List.of("italy", "IT", "ITA", " Italy ")) {
      var set = new Set();
      set.countries = List.of(name);
      assertThat(reasons(set, login())).as(name).containsExactly("allowed-country");
    }
    var set = new Set();
    set.countries = List.of("FR");
    assertThat(reasons(set, login())).isEmpty();
  }

  @Test
  void providers_are_names_or_numbers() {
    var set = new Set();
    set.providers = List.of("corp vpn", "AS64999");
    assertThat(reasons(set, login().network(64501, "Corp VPN")))
        .containsExactly("ignored-provider");
    assertThat(reasons(set, login().network(64999, "Other"))).containsExactly("ignored-provider");
    assertThat(reasons(set, login().network(64501, "Corp VPN 2"))).isEmpty();
  }

  @Test
  void phones_are_left_out_only_where_that_is_set() {
    var set = new Set();
    set.mobile = true;
    assertThat(reasons(set, login().with(SAFARI_ON_IPHONE))).containsExactly("mobile");
    assertThat(reasons(set, login())).isEmpty();
  }

  @Test
  void travel_inside_a_country_or_between_a_pair_of_countries() {
    var set = new Set();
    set.sameCountry = true;
    set.pairs = List.of("France/DE");
    assertThat(travelReasons(set, "IT", "IT")).containsExactly("same-country");
    assertThat(travelReasons(set, "DE", "FR")).containsExactly("country-pair");
    assertThat(travelReasons(set, "DE", "IT")).isEmpty();
    assertThat(reasons(set, login())).isEmpty();
  }

  @Test
  void an_exception_ends_on_its_day_by_the_logins_own_time() {
    var set = new Set();
    set.exceptions =
        List.of(
            new Exemption(
                "offsite",
                Instant.parse("2026-03-02T12:00:00Z"),
                List.of("alice"),
                List.of("new-device"),
                NONE,
                NONE));
    assertThat(reasons(set, login().at("11:59:59"))).containsExactly("exception:offsite");
    assertThat(reasons(set, login().at("12:00"))).isEmpty();
    assertThat(reasons(set, login().of("bob").at("11:00"))).isEmpty();
  }

  @Test
  void every_reason_that_applies_is_given() {
    var set = new Set();
    set.users = List.of("alice");
    set.networks = List.of("192.0.2.0/24");
    set.rules = List.of("new-device");
    assertThat(reasons(set, login()))
        .containsExactly("ignored-user", "ignored-network", "ignored-rule");
  }
}
