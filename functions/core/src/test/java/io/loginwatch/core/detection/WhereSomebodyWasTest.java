package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.SYDNEY;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Place;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who used a session was somewhere. */
class WhereSomebodyWasTest {
  private static final Device CHROME_ON_LINUX = new Device("Linux", "", "desktop", "Chrome");
  private static final Device PYTHON = new Device("", "", "library", "Python Requests");
  private static final int DAYS = 20;

  /** Alice in Rome, each morning. */
  private static MemoryInMaps settled() {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < DAYS; day++) {
      memory.see(login().at("09:00").days(day).build());
    }
    return memory;
  }

  private static LoginBuilder elsewhere(Place place) {
    return login().from(place).ip("198.51.100.1").network(64999, "Other");
  }

  private static List<String> told(MemoryInMaps memory, LoginBuilder login) {
    return MemoryInMaps.told(memory.see(login.build())).stream().map(Alert::rule).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "token-refresh, true",
    "code-to-token, true",
    "user-token-exchange, true",
    "saml-assertion, true",
    "session-renewed, true",
    "session-activity, true",
    "session-access, true",
    "token-validated, true",
    "access-token-issued, false",
    "session-activity-failed, false",
    "access-granted, false",
    "token-refresh-failed, false",
    "token-revoked, false",
    "oauth-client-created, false",
    "policy-evaluate-sign-on, false",
    "recovery-code-used, false",
    "my-recovery-code-used, true",
    "tokens, false"
  })
  void whoever_uses_a_session_is_where_the_address_is(String action, boolean counts) {
    var memory = settled();
    memory.see(login().session("s").at("09:00").days(DAYS).build());

    var next = elsewhere(NEW_YORK).session("s").with(CHROME_ON_LINUX).did(action);

    assertThat(told(memory, next.at("09:30").days(DAYS)))
        .isEqualTo(
            counts ? List.of("impossible-travel", "session-theft", "risk-threshold") : List.of());
  }

  @Test
  void a_use_that_failed_or_was_anothers_says_nothing() {
    assertThat(afterHome(elsewhere(NEW_YORK).did("token-refresh"))).isNotEmpty();
    assertThat(afterHome(elsewhere(NEW_YORK).did("token-refresh").failing())).isEmpty();
    assertThat(afterHome(elsewhere(NEW_YORK).did("token-refresh").by("admin"))).isEmpty();
  }

  private static List<String> afterHome(LoginBuilder next) {
    var memory = settled();
    memory.see(login().at("09:00").days(DAYS).build());
    return told(memory, next.at("09:30").days(DAYS));
  }

  @Test
  void a_use_is_compared_with_a_use_but_is_no_login_at_an_unusual_hour() {
    var memory = settled();
    memory.see(login().did("token-refresh").at("02:00").days(DAYS).build());

    assertThat(memory.profiles.get("alice").hours().total()).isEqualTo(DAYS);
    assertThat(memory.said).extracting(Alert::rule).doesNotContain("unusual-hour");
    assertThat(told(memory, elsewhere(SYDNEY).did("token-refresh").at("02:30").days(DAYS)))
        .containsExactly("impossible-travel");
  }

  /** It may have been judged before: a file that is replayed a second time adds nothing. */
  @Test
  void a_login_that_comes_when_all_around_it_is_forgotten_is_not_judged() {
    var memory = settled();
    for (int minute = 0; minute < 24; minute++) {
      memory.see(login().at("09:00").days(DAYS).plus(Duration.ofMinutes(minute)).build());
    }
    LoginBuilder stranger = elsewhere(NEW_YORK).with(CHROME_ON_LINUX);

    assertThat(told(memory, stranger.at("09:01").days(DAYS))).isEmpty();
    assertThat(told(memory, stranger.at("09:22").days(DAYS))).isNotEmpty();
  }

  @Test
  void who_never_sleeps_and_never_said_with_what_is_a_machine() {
    assertThat(told(clockwork(24, 4), later().with(CHROME_ON_LINUX)))
        .contains("service-account-interactive");
    assertThat(told(clockwork(24, 4), later())).doesNotContain("service-account-interactive");
    assertThat(told(clockwork(17, 6), later().with(CHROME_ON_LINUX)))
        .as("who sleeps seven hours")
        .doesNotContain("service-account-interactive");
    assertThat(told(clockwork(24, 3), later().with(CHROME_ON_LINUX)))
        .as("in three days nobody knows")
        .doesNotContain("service-account-interactive");
  }

  @Test
  void a_program_that_goes_on_after_it_was_elsewhere_has_lost_its_password() {
    var moved = program(20).from(NEW_YORK).ip("5.9.9.9").network(3778, "Other Hosting");
    assertThat(back(standing(PYTHON, 20), moved)).contains("service-account-elsewhere");
    assertThat(back(standing(PYTHON, 20), program(20).from(NEW_YORK).ip("5.8.9.9")))
        .as("another region of the same landlord")
        .doesNotContain("service-account-elsewhere");
    assertThat(back(standing(PYTHON, 20), program(20).ip("5.9.9.9").network(3778, "Other Hosting")))
        .as("another landlord in the same country")
        .doesNotContain("service-account-elsewhere");
    assertThat(back(standing(PYTHON, 19), moved)).contains("service-account-elsewhere");
    assertThat(back(standing(PYTHON, 18), moved))
        .as("nineteen logins")
        .doesNotContain("service-account-elsewhere");
    assertThat(told(standing(PYTHON, 20), moved))
        .as("it moved")
        .doesNotContain("service-account-elsewhere");
  }

  @Test
  void so_has_one_that_never_says_what_it_is() {
    var moved = program(20).from(NEW_YORK).ip("5.9.9.9").network(3778, "Other Hosting");
    var silent = program(20).with(Device.NONE).plus(Duration.ofHours(1));
    var memory = standing(Device.NONE, 20);
    memory.see(moved.build());
    assertThat(told(memory, silent)).contains("service-account-elsewhere");

    var person = standing(Device.NONE, 20);
    person.see(moved.with(CHROME_ON_LINUX).build());
    assertThat(told(person, silent)).doesNotContain("service-account-elsewhere");
  }

  /** What is said of a program that is back an hour later. */
  private static List<String> back(MemoryInMaps memory, LoginBuilder elsewhere) {
    memory.see(elsewhere.build());
    return told(memory, program(20).plus(Duration.ofHours(1)));
  }

  private static LoginBuilder program(int day) {
    return login().with(PYTHON).ip("5.8.8.8").network(3777, "Cheap Hosting").at("03:00").days(day);
  }

  private static MemoryInMaps standing(Device device, int logins) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < logins; day++) {
      memory.see(program(day).with(device).build());
    }
    return memory;
  }

  @Test
  void who_drops_the_vpn_for_minutes_where_nobody_knows_the_line_is_told() {
    assertThat(unmasked(3, "20:00", "21:00")).containsExactly("impossible-travel");
    assertThat(unmasked(3, "20:00", "21:01")).isEmpty();
    assertThat(unmasked(2, "20:00", "21:00")).isEmpty();
    assertThat(unmasked(3, "21:00", "20:00"))
        .as("first the VPN, then the line: it was switched off there")
        .isEmpty();
  }

  @Test
  void hours_after_its_vpn_a_computer_may_be_where_an_honest_journey_leads() {
    assertThat(underWay("09:00", "05:59")).isEmpty();
    assertThat(underWay("09:00", "06:00"))
        .as("within the hour")
        .containsExactly("impossible-travel");
    assertThat(underWay("22:00", "05:59"))
        .as("too soon from home")
        .containsExactly("impossible-travel");
  }

  /**
   * Somebody mostly behind a VPN in Rome, at home by a line at that time, and the day after behind
   * the VPN at that time and at seven on a line in New York.
   */
  private static List<String> underWay(String home, String vpn) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < DAYS; day++) {
      memory.see(login().at("08:00").days(day).build());
      memory.see(exit(ROME, 1).at("12:00").days(day).build());
      memory.see(exit(ROME, 1).at("16:00").days(day).build());
    }
    memory.see(login().at(home).days(DAYS).build());
    memory.see(exit(ROME, 1).at(vpn).days(DAYS + 1).build());
    return told(memory, elsewhere(NEW_YORK).at("07:00").days(DAYS + 1));
  }

  /** After so many evenings on a VPN: a line in Sydney and the VPN in Rome, at these hours. */
  private static List<String> unmasked(int evenings, String line, String vpn) {
    var memory = settled();
    for (int day = DAYS - evenings; day < DAYS; day++) {
      memory.see(exit(ROME, 1).at("20:00").days(day).build());
    }
    LoginBuilder bare = elsewhere(SYDNEY).at(line).days(DAYS);
    LoginBuilder masked = exit(ROME, 1).at(vpn).days(DAYS);
    boolean lineFirst = line.compareTo(vpn) < 0;
    memory.see((lineFirst ? bare : masked).build());
    return told(memory, lineFirst ? masked : bare);
  }

  private static LoginBuilder later() {
    return login().with(Device.NONE).at("10:30").days(10);
  }

  /**
   * A login in each of so many hours of the day, on so many days, with nothing said of a device.
   */
  private static MemoryInMaps clockwork(int hours, int days) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < days; day++) {
      for (int hour = 0; hour < hours; hour++) {
        memory.see(
            login().with(Device.NONE).at("00:00").days(day).plus(Duration.ofHours(hour)).build());
      }
    }
    return memory;
  }

  @Test
  void who_always_hides_and_then_does_not_weighs_more_in_a_new_country() {
    var bare = elsewhere(SYDNEY).with(CHROME_ON_LINUX).at("20:00").days(DAYS);
    var own = elsewhere(SYDNEY).at("20:00").days(DAYS);
    var exit = exit(SYDNEY, 99).with(CHROME_ON_LINUX).at("20:00").days(DAYS);
    assertThat(newCountry(hidden(20, 15), bare)).isEqualTo(43);
    assertThat(newCountry(hidden(20, 15), own)).isEqualTo(8);
    assertThat(newCountry(hidden(20, 15), exit)).isEqualTo(8);
    assertThat(newCountry(hidden(18, 15), bare)).isEqualTo(25);
    assertThat(newCountry(hidden(20, 14), bare)).isEqualTo(25);
  }

  private static double newCountry(MemoryInMaps memory, LoginBuilder login) {
    var alerts = MemoryInMaps.of("new-country", memory.see(login.build()));
    return alerts.getFirst().factors().getFirst().weight();
  }

  /** So many of twenty logins through another exit of a VPN, the first at home; in so many days. */
  private static MemoryInMaps hidden(int exits, int days) {
    var memory = MemoryInMaps.withDefaults();
    for (int i = 0; i < DAYS; i++) {
      var login = i < DAYS - exits ? login() : exit(i % 2 == 0 ? NEW_YORK : ROME, i);
      long hours = 24L * (days - 1) * i / (DAYS - 1);
      memory.see(login.at("09:00").plus(Duration.ofHours(hours)).build());
    }
    return memory;
  }

  private static LoginBuilder exit(Place place, int range) {
    return login().from(place).ip("5.5." + range + ".1").network(9009, "M247");
  }

  @Test
  void a_landlord_whose_ranges_change_is_one_network() {
    assertThat(afterRanges(3, true, login())).isEmpty();
    assertThat(afterRanges(2, true, login())).contains("new-network");
    assertThat(afterRanges(3, false, login())).contains("new-network");
    assertThat(afterRanges(3, true, login().with(SAFARI_ON_IPHONE))).contains("new-network");
  }

  /** What is said of a range that is new, after so many evenings on others of the same landlord. */
  private static List<String> afterRanges(int evenings, boolean change, LoginBuilder next) {
    var memory = settled();
    for (int day = 0; day < evenings; day++) {
      String ip = "5.6." + (change ? day : 0) + ".1";
      memory.see(login().ip(ip).network(3777, "Cheap Hosting").at("19:00").days(14 + day).build());
    }
    return memory.rules(
        next.ip("5.6.9.1").network(3777, "Cheap Hosting").at("19:00").days(DAYS).build());
  }

  @Test
  void another_range_of_the_same_landlord_minutes_later_is_the_same_news() {
    assertThat(twice("Cheap Hosting", 3777)).isEmpty();
    assertThat(twice("Other Hosting", 3778)).containsExactly("unusual-login");
  }

  private static List<String> twice(String name, long asn) {
    var memory = settled();
    memory.see(login().ip("5.6.1.1").network(3777, "Cheap Hosting").at("09:00").days(DAYS).build());
    return told(memory, login().ip("5.6.2.1").network(asn, name).at("09:20").days(DAYS));
  }
}
