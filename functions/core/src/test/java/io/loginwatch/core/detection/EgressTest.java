package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.MILAN;
import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.SYDNEY;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses that say little of their users: what they excuse, and what they do not. */
class EgressTest {
  private static final Device CHROME_ON_LINUX = new Device("Linux", "", "desktop", "Chrome");

  /** Alice in Rome, each morning for so many days. */
  private static MemoryInMaps settled(int days) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < days; day++) {
      memory.see(login().at("09:00").days(day).build());
    }
    return memory;
  }

  private static LoginBuilder elsewhere(Place place) {
    return login().from(place).ip("198.51.100.1").network(64999, "Other");
  }

  private static LoginBuilder server(Place place) {
    return login()
        .from(place)
        .ip("198.51.100.7")
        .network(64777, "Cheap Hosting")
        .through(Anonymizer.HOSTING);
  }

  private static List<Alert> told(MemoryInMaps memory, LoginBuilder login) {
    return MemoryInMaps.told(memory.see(login.build()));
  }

  @ParameterizedTest
  @CsvSource({
    "208323, AS-NAME, HIGH",
    "64999, Emerald Onion, HIGH",
    "57860, AS-NAME, HIGH",
    "64999, Zencurity ApS, HIGH",
    "57859, AS-NAME,",
    "64999, Tor Exit, HIGH",
    "4224, AS-NAME, HIGH",
    "198093, AS-NAME, HIGH",
    "64999, Church of Cyberology, HIGH",
    "208322, AS-NAME,",
    "208323, Tzulo,",
    "208323, Example Hosting,",
    "64999, Torre Exits,"
  })
  void the_network_of_somebody_who_runs_tor_exits_is_tor(
      long asn, String name, @org.jspecify.annotations.Nullable Severity severity) {
    var alerts = settled(12).see(login().network(asn, name).at("09:00").days(12).build());

    assertThat(MemoryInMaps.of("anonymizer", alerts))
        .extracting(Alert::severity)
        .isEqualTo(severity == null ? List.of() : List.of(severity));
  }

  @Test
  void a_country_seen_only_through_a_rented_server_is_new_on_an_ordinary_line() {
    var through = settled(12);
    var there = settled(12);
    for (int day = 12; day < 15; day++) {
      through.see(server(NEW_YORK).at("20:00").days(day).build());
      there.see(elsewhere(NEW_YORK).at("20:00").days(day).build());
    }
    var line = login().from(NEW_YORK).ip("203.0.113.9").network(64888, "Line").at("20:00").days(15);

    assertThat(MemoryInMaps.of("new-country", through.see(line.build()))).hasSize(1);
    assertThat(MemoryInMaps.of("new-country", there.see(line.build()))).isEmpty();
  }

  @Test
  void nobody_commutes_to_a_line_in_a_town_of_exits() {
    assertThat(backFromNewYork(server(NEW_YORK))).contains("impossible-travel");
    assertThat(backFromNewYork(elsewhere(NEW_YORK))).isEmpty();
  }

  /**
   * What is told in Rome half an hour after a line in New York was used three times, by who was
   * there in that way on other days.
   */
  private static List<String> backFromNewYork(LoginBuilder before) {
    var memory = settled(12);
    for (int day = 12; day < 19; day++) {
      memory.see(before.at("20:00").days(day).build());
    }
    var line = login().from(NEW_YORK).ip("5.7.7.7").network(64888, "Line");
    for (String clock : List.of("09:00", "09:10", "09:20")) {
      memory.see(line.at(clock).days(20).build());
    }
    return told(memory, login().at("09:30").days(20)).stream().map(Alert::rule).toList();
  }

  @Test
  void a_rented_server_at_night_pages_whatever_the_device() {
    assertThat(told(settled(30), server(MILAN).at("01:30").days(30)))
        .extracting(Alert::rule)
        .containsExactly("unusual-login");
    assertThat(told(settled(30), server(MILAN).at("09:30").days(30))).isEmpty();
    assertThat(told(settled(30), elsewhere(MILAN).at("01:30").days(30))).isEmpty();
  }

  @Test
  void a_server_that_the_user_always_uses_does_not_excuse_where_nobody_was() {
    var memory = settled(20);
    var idle = settled(20);
    for (int day = 15; day < 19; day++) {
      memory.see(server(NEW_YORK).at("20:00").days(day).build());
      idle.see(server(NEW_YORK).at("20:00").days(day).build());
    }
    memory.see(login().at("09:00").days(20).build());
    for (var each : List.of(memory, idle)) {
      each.see(server(NEW_YORK).at("09:30").days(20).build());
    }

    assertThat(told(memory, elsewhere(SYDNEY).at("09:40").days(20)))
        .extracting(Alert::rule)
        .contains("impossible-travel");
    assertThat(told(idle, elsewhere(SYDNEY).at("09:40").days(20))).isEmpty();
  }

  @Test
  void who_is_always_behind_one_gateway_is_near_it() {
    assertThat(told(behindGateway(5), elsewhere(SYDNEY).at("09:30").days(19)))
        .extracting(Alert::rule, Alert::severity)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("impossible-travel", Severity.MEDIUM));
    assertThat(told(behindGateway(4), elsewhere(SYDNEY).at("09:30").days(19))).isEmpty();
    var there = MemoryInMaps.withDefaults();
    there.see(elsewhere(SYDNEY).at("09:30").days(2).build());
    assertThat(told(behindGateway(5, there), elsewhere(SYDNEY).at("09:30").days(19))).isEmpty();
  }

  /** A gateway's reach and what a database says of how far its place may be off are one thing. */
  @Test
  void how_far_a_gateways_place_may_be_off_is_not_counted_twice() {
    assertThat(inManchester(250)).contains("impossible-travel");
    assertThat(inManchester(1_000)).contains("impossible-travel");
    assertThat(inManchester(1_400)).doesNotContain("impossible-travel");
    // Where nothing is said, what we take for it says nothing of gateways.
    assertThat(inManchester(-1)).doesNotContain("impossible-travel");
  }

  /** Minutes after a gateway in Rome, 1,689 km away, of which the place may be so much off. */
  private static List<String> inManchester(int radius) {
    var rome = new Place("IT", "Lazio", "Rome", ROME.latitude(), ROME.longitude(), radius);
    var memory = behindGateway(5, MemoryInMaps.withDefaults(), rome);
    var manchester = new Place("GB", "England", "Manchester", 53.4808, -2.2426, 20);
    return told(memory, elsewhere(manchester).at("09:30").days(19)).stream()
        .map(Alert::rule)
        .toList();
  }

  @Test
  void who_has_a_security_gateway_was_not_on_a_strangers_server_minutes_before() {
    var zscaler = new Network(0, "Zscaler Switzerland GmbH", Network.Kind.UNKNOWN);
    var vpn = new Network(0, "Example VPN", Network.Kind.UNKNOWN);
    assertThat(backBehind(zscaler, server(SYDNEY), "09:40")).contains("impossible-travel");
    assertThat(backBehind(zscaler, server(SYDNEY), "10:40")).doesNotContain("impossible-travel");
    assertThat(backBehind(zscaler, server(SYDNEY).with(CHROME_ON_LINUX), "09:40"))
        .doesNotContain("impossible-travel");
    assertThat(backBehind(zscaler, server(MILAN), "09:40")).doesNotContain("impossible-travel");
    assertThat(backBehind(vpn, server(SYDNEY), "09:40")).doesNotContain("impossible-travel");
  }

  /** At that time behind what the user is always behind, after a login at half past nine. */
  private static List<String> backBehind(Network network, LoginBuilder strange, String clock) {
    var memory = MemoryInMaps.withDefaults();
    var own = login().from(ROME).ip("203.0.113.7").network(network);
    for (int day = 10; day < 20; day++) {
      for (int hour = 5; hour < 9; hour++) {
        memory.see(own.at("0" + hour + ":00").days(day).build());
      }
    }
    memory.see(strange.at("09:30").days(20).build());
    return told(memory, own.at(clock).days(20)).stream().map(Alert::rule).toList();
  }

  @Test
  void the_first_phone_says_in_which_country_somebody_behind_a_gateway_is() {
    var mobile = new Network(64999, "Other", Network.Kind.MOBILE);
    assertThat(onAPhone(5, mobile)).doesNotContain("impossible-travel");
    assertThat(onAPhone(5, new Network(64999, "Other", Network.Kind.FIXED)))
        .contains("impossible-travel");
    assertThat(onAPhone(15, mobile)).contains("impossible-travel");
  }

  /** A phone in Sydney, minutes after so many days behind a gateway in Rome. */
  private static List<String> onAPhone(int days, Network network) {
    var phone = elsewhere(SYDNEY).with(SAFARI_ON_IPHONE).network(network);
    return told(behindGateway(days), phone.at("09:30").days(19)).stream().map(Alert::rule).toList();
  }

  /** Through a gateway on so many days, four times each. */
  private static MemoryInMaps behindGateway(int days) {
    return behindGateway(days, MemoryInMaps.withDefaults());
  }

  private static MemoryInMaps behindGateway(int days, MemoryInMaps memory) {
    return behindGateway(days, memory, ROME);
  }

  private static MemoryInMaps behindGateway(int days, MemoryInMaps memory, Place place) {
    for (int day = 20 - days; day < 20; day++) {
      for (int hour = 6; hour < 10; hour++) {
        memory.see(gateway(day).from(place).at("0" + hour + ":00").days(day).build());
      }
    }
    return memory;
  }

  private static LoginBuilder gateway(int exit) {
    return login()
        .ip("203.0.113." + exit)
        .network(new Network(22616, "ZSCALER-INC", Network.Kind.UNKNOWN));
  }

  @Test
  void even_of_somebody_new_a_script_from_a_server_abroad_is_told() {
    assertThat(told(settled(5), server(NEW_YORK).with(CHROME_ON_LINUX).at("09:00").days(5)))
        .extracting(Alert::rule)
        .containsExactly("unusual-login");
    assertThat(told(settled(4), server(NEW_YORK).with(CHROME_ON_LINUX).at("09:00").days(4)))
        .isEmpty();
    assertThat(told(settled(5), server(MILAN).with(CHROME_ON_LINUX).at("09:00").days(5))).isEmpty();
  }

  @Test
  void a_new_phone_on_its_carrier_at_home_does_not_page() {
    assertThat(told(settled(30), elsewhere(MILAN).with(SAFARI_ON_IPHONE).at("09:30").days(30)))
        .isEmpty();
    assertThat(told(settled(30), elsewhere(SYDNEY).with(SAFARI_ON_IPHONE).at("09:30").days(30)))
        .extracting(Alert::rule)
        .contains("unusual-login");
  }

  @Test
  void who_has_a_new_device_every_few_logins_will_have_another() {
    var memory = settled(12);
    for (int day = 12; day < 18; day++) {
      memory.see(login().with(new Device("App " + day, "", "mobile", "")).days(day).build());
    }
    var device = login().with(CHROME_ON_LINUX).at("09:10").days(18).build();

    assertThat(weight(memory.see(device))).isLessThan(20);
    assertThat(weight(settled(18).see(device))).isEqualTo(25);
  }

  private static double weight(List<Alert> alerts) {
    return MemoryInMaps.of("new-device", alerts).getFirst().factors().getFirst().weight();
  }

  @Test
  void a_session_does_not_move_to_another_system_nor_to_a_rented_server() {
    var session = login().session("s").at("09:00").days(12);
    var never = session(session, login().with(CHROME_ON_LINUX).ip("192.0.2.9"));
    var update = session(session, login().with(new Device("Windows", "12", "desktop", "Firefox")));
    var rented = session(session, server(ROME));
    var cafe = session(session, elsewhere(ROME));

    assertThat(never).extracting(Alert::severity).containsExactly(Severity.MEDIUM);
    assertThat(update).isEmpty();
    assertThat(rented).extracting(Alert::severity).containsExactly(Severity.MEDIUM);
    assertThat(cafe).extracting(Alert::severity).containsExactly(Severity.INFO);
  }

  @Test
  void nor_does_the_session_of_somebody_who_has_a_vpn_move_to_a_server_nobody_knows() {
    assertThat(sessionOfWhoHasAVpn(server(ROME))).containsExactly(Severity.MEDIUM);
    assertThat(sessionOfWhoHasAVpn(elsewhere(ROME))).containsExactly(Severity.INFO);
  }

  private static List<Severity> sessionOfWhoHasAVpn(LoginBuilder next) {
    var memory = settled(12);
    for (int day = 12; day < 20; day++) {
      var vpn = login().ip("203.0.113." + day).network(9009, "M247").at("20:00");
      memory.see(vpn.days(day).build());
      memory.see(login().session("s" + day).at("21:00").days(day).build());
    }
    var alerts = memory.see(next.session("s19").at("21:30").days(19).build());
    return MemoryInMaps.of("session-theft", alerts).stream().map(Alert::severity).toList();
  }

  private static List<Alert> session(LoginBuilder open, LoginBuilder next) {
    var memory = settled(12);
    memory.see(open.build());
    return MemoryInMaps.of(
        "session-theft", memory.see(next.session("s").at("09:30").days(12).build()));
  }

  @Test
  void a_phone_is_routed_home_while_another_device_is_abroad_but_not_the_phone_itself() {
    var laptop = onOneNetwork("192.0.2.77");
    var phone = onOneNetwork("192.0.2.77");
    var wireless = onOneNetwork("192.0.2.7");

    assertThat(told(laptop, elsewhere(SYDNEY).at("09:30").days(12))).isEmpty();
    assertThat(told(phone, elsewhere(SYDNEY).with(SAFARI_ON_IPHONE).at("09:30").days(12)))
        .extracting(Alert::rule)
        .contains("impossible-travel");
    assertThat(told(wireless, elsewhere(SYDNEY).at("09:30").days(12)))
        .extracting(Alert::rule)
        .contains("impossible-travel");
  }

  @Test
  void a_log_that_names_no_networks_does_not_say_which_is_the_phones_either() {
    var nobody = new Network(0, null, Network.Kind.UNKNOWN);
    assertThat(phoneSouth(nobody, SAFARI_ON_IPHONE, lampedusa("IT"))).containsExactly("carrier");
    assertThat(phoneSouth(nobody, CHROME_ON_LINUX, lampedusa("IT"))).isEmpty();
    assertThat(phoneSouth(nobody, SAFARI_ON_IPHONE, lampedusa("TN"))).isEmpty();
    var home = new Network(64700, "Telecom", Network.Kind.UNKNOWN);
    assertThat(phoneSouth(home, SAFARI_ON_IPHONE, lampedusa("IT"))).isEmpty();
  }

  /** 600 km from Rome, in whatever country. */
  private static Place lampedusa(String country) {
    return new Place(country, null, "Lampedusa", 35.5, 12.6, 20);
  }

  /**
   * Why it is believed that a device is at that place, minutes after its user's computer was at
   * home on that network. For twenty days it came from another range each time.
   */
  private static List<String> phoneSouth(Network home, Device device, Place place) {
    var memory = MemoryInMaps.withDefaults();
    var nobody = new Network(0, null, Network.Kind.UNKNOWN);
    for (int day = 0; day < 20; day++) {
      memory.see(login().network(home).ip("12.1.200.7").at("08:00").days(day).build());
      var there = login().network(nobody).ip("12.1." + day + ".9");
      memory.see(there.with(device).at("19:00").days(day).build());
    }
    memory.see(login().network(home).ip("12.1.200.7").at("08:00").days(20).build());
    var next = login().network(nobody).ip("12.1.99.9").from(place).with(device);
    var alerts = memory.see(next.at("08:10").days(20).build());
    return MemoryInMaps.of("impossible-travel", alerts).getFirst().suppressed();
  }

  @Test
  void a_phone_is_routed_home_where_its_users_computer_is_on_the_same_wireless() {
    assertThat(phoneAbroad("198.51.100.1")).containsExactly("carrier");
    assertThat(phoneAbroad("198.51.100.2")).isEmpty();
  }

  /** Why it is believed that a phone is on a wireless abroad, and then on its carrier. */
  private static List<String> phoneAbroad(String computer) {
    var memory = onOneNetwork("192.0.2.77");
    memory.see(elsewhere(SYDNEY).ip(computer).at("09:20").days(12).build());
    memory.see(elsewhere(SYDNEY).with(SAFARI_ON_IPHONE).at("09:30").days(12).build());
    var home = new Network(64700, "Telecom", Network.Kind.UNKNOWN);
    var carrier = login().network(home).ip("192.0.2.77").with(SAFARI_ON_IPHONE);
    var back = carrier.at("10:00").days(12).build();
    return MemoryInMaps.of("impossible-travel", memory.see(back)).getFirst().suppressed();
  }

  /** A laptop at 192.0.2.7, and a phone at that address, on one network; the phone last. */
  private static MemoryInMaps onOneNetwork(String ip) {
    var memory = MemoryInMaps.withDefaults();
    var home = new Network(64700, "Telecom", Network.Kind.UNKNOWN);
    for (int day = 0; day < 12; day++) {
      memory.see(login().network(home).ip("192.0.2.7").at("08:00").days(day).build());
      memory.see(login().network(home).ip(ip).with(SAFARI_ON_IPHONE).at("21:00").days(day).build());
    }
    memory.see(login().network(home).ip(ip).with(SAFARI_ON_IPHONE).at("09:00").days(12).build());
    return memory;
  }

  @Test
  void a_carrier_that_a_phone_was_on_once_before_has_it_on_the_second_day() {
    assertThat(onceOnTheCarrier(11)).containsExactly("carrier");
    assertThat(onceOnTheCarrier(12)).isEmpty();
  }

  /**
   * Why it is believed that the phone is at home, minutes after its user's computer was in Sydney:
   * on a network on which it was in the small hours of that day.
   */
  private static List<String> onceOnTheCarrier(int day) {
    var memory = settled(12);
    var carrier =
        login().ip("198.51.100.3").network(new Network(64998, "Telecom", Network.Kind.UNKNOWN));
    memory.see(login().with(SAFARI_ON_IPHONE).at("18:00").days(3).build());
    memory.see(carrier.with(SAFARI_ON_IPHONE).at("00:10").days(day).build());
    memory.see(elsewhere(SYDNEY).at("23:30").days(12).build());
    var home = carrier.with(SAFARI_ON_IPHONE).ip("198.51.100.4").at("23:40").days(12);
    return MemoryInMaps.travel(memory.see(home.build())).getFirst();
  }

  @Test
  void a_point_that_stands_for_a_country_is_no_place_however_it_is_rounded() {
    var kansas = new Place("US", null, null, 37.75, -97.82, -1);
    var beside = new Place("US", null, null, 37.95, -97.82, 20);

    assertThat(travel(kansas)).isEmpty();
    assertThat(travel(beside)).hasSize(1);
  }

  @Test
  void a_place_without_city_and_radius_is_a_region() {
    // Some 800 km from Rome.
    var region = new Place("DE", null, null, 48.8, 9.2, -1);
    var city = new Place("DE", null, "Stuttgart", 48.8, 9.2, -1);

    assertThat(travel(region)).isEmpty();
    assertThat(travel(city)).hasSize(1);
  }

  private static List<Alert> travel(Place to) {
    var memory = MemoryInMaps.withDefaults();
    memory.see(login().from(ROME).at("09:00").build());
    return MemoryInMaps.of("impossible-travel", memory.see(elsewhere(to).at("09:10").build()));
  }

  @Test
  void the_same_way_within_one_network_is_told_once() {
    var memory = MemoryInMaps.withDefaults();
    memory.see(login().from(ROME).at("09:00").build());
    assertThat(told(memory, login().from(NEW_YORK).ip("198.51.100.1").at("09:10")))
        .extracting(Alert::rule)
        .contains("impossible-travel");

    assertThat(told(memory, login().from(ROME).at("10:00"))).isEmpty();
    assertThat(told(memory, login().from(SYDNEY).ip("198.51.100.2").at("10:10")))
        .extracting(Alert::rule)
        .contains("impossible-travel");
  }

  @Test
  void a_network_abroad_of_that_day_is_not_the_carrier_of_the_phone_that_was_there() {
    assertThat(homeAfter(1, 12)).contains("impossible-travel");
    assertThat(homeAfter(3, 12)).contains("impossible-travel");
    assertThat(homeAfter(3, 11)).doesNotContain("impossible-travel");
  }

  /** The computer is at home two hours after its user's phone was in New York so often. */
  private static List<String> homeAfter(int logins, int since) {
    var memory = settled(since);
    for (int day = since; day < 13; day++) {
      for (int i = 0; i < logins; i++) {
        memory.see(
            login()
                .from(NEW_YORK)
                .with(SAFARI_ON_IPHONE)
                .ip("198.51.100.9")
                .network(new Network(64999, "Other", Network.Kind.UNKNOWN))
                .at("21:0" + i)
                .days(day)
                .build());
      }
    }
    return told(memory, login().at("23:00").days(12)).stream().map(Alert::rule).toList();
  }
}
