package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.FIREFOX_ON_WINDOWS;
import static io.loginwatch.core.LoginBuilder.MILAN;
import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.PARIS;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session that goes on faster than its user can. Rome and Milan are 477 km apart. */
class SessionsTest {
  private static final Network CARRIER = new Network(64501, "Example Mobile", Network.Kind.MOBILE);
  private static final Place BERLIN = new Place("DE", "Berlin", "Berlin", 52.52, 13.405, 20);
  private static final Place MADRID = new Place("ES", "Madrid", "Madrid", 40.4168, -3.7038, 20);

  private static List<Severity> next(LoginBuilder open, LoginBuilder next) {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(open.session("s").at("09:00").days(12).build());
    return MemoryInMaps.of("session-theft", memory.see(next.session("s").days(12).build())).stream()
        .map(Alert::severity)
        .toList();
  }

  private static LoginBuilder line(Place place) {
    return login().from(place).ip("198.51.100.1").network(64999, "Other");
  }

  @Test
  void from_line_to_line_takes_the_way_to_the_train_or_the_airport_too() {
    assertThat(next(login(), line(MILAN).at("10:30"))).containsExactly(Severity.MEDIUM);
    assertThat(next(login(), line(MILAN).at("11:00"))).containsExactly(Severity.INFO);
    assertThat(next(login(), line(PARIS).at("11:00"))).containsExactly(Severity.MEDIUM);
    assertThat(next(login(), line(PARIS).at("12:00"))).containsExactly(Severity.INFO);
  }

  @Test
  void who_signs_in_anew_several_times_in_a_morning_has_as_many_sessions() {
    assertThat(stolenAfter(5)).containsExactly(Severity.HIGH);
    assertThat(stolenAfter(6)).isEmpty();
  }

  /** What is told of a session on another device elsewhere, after so many others. */
  private static List<Severity> stolenAfter(int others) {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(login().session("s").at("09:00").days(12).build());
    for (int other = 1; other <= others; other++) {
      memory.see(login().session("other-" + other).at("09:1" + other).days(12).build());
    }
    var thief = line(PARIS).with(new Device("Linux", "", "desktop", "Chrome")).session("s");
    return MemoryInMaps.of("session-theft", memory.see(thief.at("11:00").days(12).build())).stream()
        .map(Alert::severity)
        .toList();
  }

  @Test
  void another_town_of_the_country_hardly_counts_on_a_known_network() {
    assertThat(next(login(), login().from(MILAN).ip("192.0.2.9").at("10:30")))
        .containsExactly(Severity.LOW);
    assertThat(next(login(), login().from(PARIS).ip("192.0.2.9").at("10:30")))
        .containsExactly(Severity.MEDIUM);
    assertThat(next(login(), login().ip("192.0.2.9").at("10:30"))).isEmpty();
  }

  @Test
  void a_computer_on_the_carrier_of_its_users_phone_is_wherever_that_is() {
    assertThat(tethered(SAFARI_ON_IPHONE, MILAN)).containsExactly(Severity.INFO);
    assertThat(tethered(FIREFOX_ON_WINDOWS, MILAN)).containsExactly(Severity.MEDIUM);
  }

  /** A session that a computer began on the carrier of that device, and goes on with there. */
  private static List<Severity> tethered(Device device, Place there) {
    var memory = MemoryInMaps.ofAliceInRome();
    for (int day = 8; day < 12; day++) {
      memory.see(carrier("198.51.100." + day).with(device).at("12:00").days(day).build());
    }
    memory.see(carrier("198.51.100.12").session("s").at("09:30").days(12).build());
    return MemoryInMaps.of(
            "session-theft", memory.see(line(there).session("s").at("11:00").days(12).build()))
        .stream()
        .map(Alert::severity)
        .toList();
  }

  @Test
  void nor_is_a_computer_back_that_is_on_the_carrier_of_its_users_phone() {
    assertThat(back(SAFARI_ON_IPHONE)).isEmpty();
    assertThat(back(FIREFOX_ON_WINDOWS)).containsExactly(Severity.MEDIUM);
  }

  /** A session goes on in Milan, and its computer is on the carrier of that device, in Rome. */
  private static List<Severity> back(Device device) {
    var memory = MemoryInMaps.ofAliceInRome();
    for (int day = 8; day < 12; day++) {
      memory.see(carrier("198.51.100." + day).with(device).at("12:00").days(day).build());
    }
    memory.see(login().session("s").at("09:00").days(12).build());
    memory.see(line(MILAN).session("s").at("12:00").days(12).build());
    return MemoryInMaps.of(
            "session-theft",
            memory.see(carrier("198.51.100.12").session("t").at("13:00").days(12).build()))
        .stream()
        .map(Alert::severity)
        .toList();
  }

  private static LoginBuilder carrier(String ip) {
    return login().ip(ip).network(CARRIER);
  }

  @Test
  void another_machine_that_is_too_soon_in_another_town_is_no_less_than_one_that_is_not() {
    var mac = new Device("Mac OS X", "10", "desktop", "Safari");
    assertThat(next(onAPhone(), soon(ROME, mac))).containsExactly(Severity.MEDIUM);
    assertThat(next(onAPhone(), soon(MILAN, mac))).containsExactly(Severity.MEDIUM);
    assertThat(next(onAPhone(), soon(MILAN, FIREFOX_ON_WINDOWS))).containsExactly(Severity.LOW);
  }

  private static LoginBuilder onAPhone() {
    return login().with(SAFARI_ON_IPHONE);
  }

  private static LoginBuilder soon(Place place, Device device) {
    return login().with(device).from(place).ip("192.0.2.9").at("09:10");
  }

  @Test
  void a_phone_counts_where_its_place_is_a_lines_and_not_a_carriers() {
    var vague = new Place("IT", "Lombardy", "Milan", 45.4642, 9.19, 50);
    var phone = login().with(SAFARI_ON_IPHONE);
    assertThat(next(phone, login().with(SAFARI_ON_IPHONE).from(MILAN).ip("192.0.2.9").at("09:40")))
        .containsExactly(Severity.LOW);
    assertThat(next(phone, login().with(SAFARI_ON_IPHONE).from(vague).ip("192.0.2.9").at("09:40")))
        .isEmpty();
  }

  @Test
  void a_carriers_place_is_as_vague_as_for_travel_where_the_log_does_not_say() {
    var mobile = new Network(64999, "Other", Network.Kind.MOBILE);
    var phone = login().with(SAFARI_ON_IPHONE);
    assertThat(next(phone, phoneIn(florence(-1)).network(mobile))).containsExactly(Severity.INFO);
    assertThat(next(phone, phoneIn(florence(-1)))).containsExactly(Severity.MEDIUM);
    assertThat(next(phone, phoneIn(florence(20)).network(mobile))).containsExactly(Severity.LOW);
    assertThat(next(phone, phoneIn(florence(20)))).containsExactly(Severity.MEDIUM);
    assertThat(next(phone, phoneIn(PARIS).network(mobile))).containsExactly(Severity.MEDIUM);
  }

  @Test
  void a_network_that_nobody_knows_may_be_a_phones_carrier_and_is_no_computers() {
    var nobodys = Network.NONE;
    assertThat(inAKnownTown(phoneOn(nobodys))).containsExactly(Severity.INFO);
    var phone = login().with(SAFARI_ON_IPHONE);
    assertThat(next(phone, phoneIn(florence(20)).network(nobodys))).containsExactly(Severity.LOW);
    assertThat(next(login(), line(MILAN).network(nobodys).at("10:30")))
        .containsExactly(Severity.MEDIUM);
  }

  private static LoginBuilder phoneIn(Place place) {
    return line(place).with(SAFARI_ON_IPHONE).at("09:30");
  }

  /** 231 km from Rome. */
  private static Place florence(int radius) {
    return new Place("IT", "Tuscany", "Florence", 43.7696, 11.2558, radius);
  }

  @Test
  void where_databases_know_no_town_a_session_has_hardly_moved() {
    var nowhere = new Place("IT", null, null, 45.4642, 9.19, -1);
    var somewhere = new Place("IT", null, "Milan", 45.4642, 9.19, -1);
    assertThat(next(login(), line(nowhere).at("10:30"))).containsExactly(Severity.INFO);
    assertThat(next(login(), line(somewhere).at("10:30"))).containsExactly(Severity.MEDIUM);
  }

  @Test
  void a_point_that_stands_for_a_country_is_anywhere_in_it() {
    var home = login().from(NEW_YORK);
    assertThat(next(home, line(somewhereIn("US", 37.751, -97.822)).at("09:50")))
        .containsExactly(Severity.INFO);
    assertThat(next(home, line(somewhereIn("US", 37.651, -97.822)).at("09:50")))
        .containsExactly(Severity.LOW);
    assertThat(next(home, line(somewhereIn("JP", 35.69, 139.69)).at("15:00")))
        .containsExactly(Severity.MEDIUM);
    assertThat(next(home, line(somewhereIn("CA", 43.6319, -79.3716)).at("09:50")))
        .containsExactly(Severity.INFO);
    assertThat(next(home, line(somewhereIn("CA", 43.6319, -79.3716)).at("09:40")))
        .containsExactly(Severity.MEDIUM);
  }

  private static Place somewhereIn(String country, double latitude, double longitude) {
    return new Place(country, null, null, latitude, longitude, -1);
  }

  @Test
  void a_session_that_began_behind_a_vpn_goes_on_from_where_its_user_last_was() {
    var vpn = login().ip("198.51.100.9").network(22616, "ZSCALER-INC").from(PARIS);
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(login().at("08:30").days(12).build());
    memory.see(vpn.session("s").at("09:00").days(12).build());

    assertThat(
            MemoryInMaps.of(
                "session-theft", memory.see(line(PARIS).session("s").at("10:00").days(12).build())))
        .extracting(Alert::severity)
        .containsExactly(Severity.MEDIUM);
    assertThat(next(vpn, login().ip("192.0.2.9").at("09:30"))).isEmpty();
  }

  @Test
  void the_computer_was_elsewhere_in_another_session_meanwhile() {
    assertThat(afterAnother(login())).containsExactly(Severity.MEDIUM);
    assertThat(afterAnother(login().with(SAFARI_ON_IPHONE))).containsExactly(Severity.INFO);
  }

  /** Rome at nine, Milan at eleven, and something else in Rome in between. */
  private static List<Severity> afterAnother(LoginBuilder between) {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(login().session("s").at("09:00").days(12).build());
    memory.see(between.session("other").at("10:20").days(12).build());
    Alert last =
        MemoryInMaps.of(
                "session-theft", memory.see(line(MILAN).session("s").at("11:00").days(12).build()))
            .getFirst();
    return List.of(last.severity());
  }

  @Test
  void a_session_that_comes_along_speaks_for_its_user() {
    assertThat(points(login().session("s"))).isLessThan(points(login().session("other")));
    assertThat(points(login().session("other"))).isEqualTo(points(login()));
  }

  /** What counts against a login in Paris at noon, three hours after that one in Rome. */
  private static double points(LoginBuilder before) {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(before.at("09:00").days(12).build());
    memory.see(line(PARIS).session("s").at("12:00").days(12).build());
    return memory.profiles.get("alice").unusual().value();
  }

  @Test
  void its_owner_is_back_too_soon_with_the_same_session_or_another() {
    assertThat(back("s", "13:45", login())).containsExactly(Severity.MEDIUM);
    assertThat(back("other", "13:45", login())).containsExactly(Severity.MEDIUM);
    assertThat(back("s", "13:46", login())).isEmpty();
    assertThat(back("other", "13:46", login())).isEmpty();
    assertThat(back("other", "13:45", login().with(SAFARI_ON_IPHONE))).isEmpty();
  }

  /** A session goes to Milan in three hours, and at that time another login comes from Rome. */
  private static List<Severity> back(String session, String at, LoginBuilder home) {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(login().session("s").at("09:00").days(12).build());
    memory.see(line(MILAN).session("s").at("12:00").days(12).build());
    return severities(memory.see(home.session(session).at(at).days(12).build()));
  }

  private static List<Severity> severities(List<Alert> alerts) {
    return MemoryInMaps.of("session-theft", alerts).stream().map(Alert::severity).toList();
  }

  @Test
  void a_system_is_not_updated_on_the_way() {
    var next = new Device("Windows", "12", "desktop", "Firefox");
    assertThat(next(login(), line(ROME).with(next).at("12:00"))).containsExactly(Severity.HIGH);
    assertThat(next(login(), login().ip("192.0.2.9").with(next).at("12:00"))).isEmpty();
  }

  @Test
  void another_device_goes_on_with_a_session_only_if_it_has_none() {
    assertThat(next(login(), phone())).containsExactly(Severity.LOW);

    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(login().with(SAFARI_ON_IPHONE).session("own").at("08:30").days(12).build());
    memory.see(login().session("s").at("09:00").days(12).build());
    assertThat(severities(memory.see(phone().session("s").days(12).build())))
        .containsExactly(Severity.MEDIUM);
  }

  private static LoginBuilder phone() {
    return login().with(SAFARI_ON_IPHONE).ip("192.0.2.9").at("09:30");
  }

  @Test
  void another_browser_that_was_never_seen_does_not_go_on_with_a_session() {
    var edge = new Device("Windows", "11", "desktop", "Edge");
    var app = new Device("iOS", "18", "mobile", "Mobile Safari UI");
    var phone = login().with(SAFARI_ON_IPHONE);
    assertThat(next(login(), login().with(edge).ip("192.0.2.9").at("09:30")))
        .containsExactly(Severity.MEDIUM);
    assertThat(next(phone, login().with(app).ip("192.0.2.9").at("09:30")))
        .containsExactly(Severity.LOW);
  }

  @Test
  void a_system_signs_its_user_in_to_other_programs_at_the_users_own_address() {
    var edge = new Device("Windows", "11", "desktop", "Edge");
    var mac = new Device("Mac OS X", "10", "desktop", "Safari");
    var roaming = login().ip("192.0.2.9");
    assertThat(next(roaming, login().with(edge).at("09:30"))).containsExactly(Severity.LOW);
    assertThat(next(roaming, login().with(edge).ip("192.0.2.8").at("09:30")))
        .as("an address of that day")
        .containsExactly(Severity.MEDIUM);
    assertThat(next(roaming, login().with(mac).at("09:30")))
        .as("another system")
        .containsExactly(Severity.MEDIUM);
  }

  @Test
  void so_it_does_behind_a_security_gateway() {
    assertThat(anotherBehind(new Network(22616, "ZSCALER-INC", Network.Kind.UNKNOWN)))
        .containsExactly(Severity.LOW);
    assertThat(anotherBehind(new Network(9009, "M247 Europe", Network.Kind.UNKNOWN)))
        .containsExactly(Severity.MEDIUM);
  }

  /** A session goes on with another browser of that system, and both were behind that before. */
  private static List<Severity> anotherBehind(Network network) {
    var memory = MemoryInMaps.ofAliceInRome();
    var edge = new Device("Windows", "11", "desktop", "Edge");
    for (int day = 8; day < 12; day++) {
      memory.see(login().network(network).ip("198.51.100." + day).at("14:00").days(day).build());
    }
    memory.see(
        login().network(network).ip("198.51.100.12").session("s").at("09:00").days(12).build());
    var next = login().network(network).ip("198.51.100.13").with(edge).session("s");
    return severities(memory.see(next.at("09:30").days(12).build()));
  }

  @Test
  void an_app_on_a_phone_that_says_nothing_of_itself_is_on_that_phone() {
    var app = new Device("iOS", "", "mobile", "");
    var galaxy = new Device("Android", "", "mobile", "");
    var phone = login().with(SAFARI_ON_IPHONE);
    assertThat(next(phone, line(ROME).with(app).at("12:00"))).containsExactly(Severity.INFO);
    assertThat(next(phone, line(ROME).with(galaxy).at("12:00"))).containsExactly(Severity.HIGH);
  }

  @Test
  void a_border_is_a_way_too_though_nobody_says_which_town() {
    var abroad = new Place("FR", null, null, Double.NaN, Double.NaN, -1);
    var home = new Place("IT", null, null, Double.NaN, Double.NaN, -1);
    assertThat(next(login(), line(abroad).at("09:44"))).containsExactly(Severity.MEDIUM);
    assertThat(next(login(), line(abroad).at("09:45"))).containsExactly(Severity.INFO);
    assertThat(next(login(), line(home).at("09:44"))).containsExactly(Severity.INFO);
  }

  @Test
  void who_is_always_behind_one_gateway_is_near_it() {
    assertThat(fromItsGateway(MADRID, "10:00")).containsExactly(Severity.MEDIUM);
    assertThat(fromItsGateway(MADRID, "20:00")).containsExactly(Severity.INFO);
    assertThat(fromItsGateway(PARIS, "10:00")).containsExactly(Severity.INFO);
  }

  /** Alice is always behind one gateway in Rome, and then her session is on a line elsewhere. */
  private static List<Severity> fromItsGateway(Place place, String at) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day <= 12; day++) {
      var gateway = login().network(22616, "ZSCALER-INC").at("09:00").days(day);
      memory.see(gateway.session("s" + day).build());
    }
    return severities(memory.see(line(place).session("s12").at(at).days(12).build()));
  }

  @Test
  void a_phone_has_one_card() {
    var partner = new Network(64999, "Another Mobile", Network.Kind.MOBILE);
    assertThat(onItsCarrier(line(NEW_YORK))).containsExactly("carrier");
    assertThat(onItsCarrier(line(NEW_YORK).network(partner))).isEmpty();
  }

  /** Why it is believed that a phone is on its carrier at home and, two hours later, over there. */
  private static List<String> onItsCarrier(LoginBuilder there) {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(phoneOn(CARRIER).at("09:00").days(12).build());
    var travel = there.with(SAFARI_ON_IPHONE).at("11:00").days(12).build();
    return MemoryInMaps.of("impossible-travel", memory.see(travel)).getFirst().suppressed();
  }

  @Test
  void where_a_phones_carrier_is_says_nothing_of_where_its_session_began() {
    var fixed = new Network(64501, "Example Mobile", Network.Kind.FIXED);
    assertThat(inAKnownTown(phoneOn(CARRIER))).containsExactly(Severity.INFO);
    assertThat(inAKnownTown(phoneOn(fixed))).containsExactly(Severity.MEDIUM);
  }

  private static LoginBuilder phoneOn(Network network) {
    return login().with(SAFARI_ON_IPHONE).ip("198.51.100.77").network(network);
  }

  /** The session goes on half an hour later in Milan, where its user was some days ago. */
  private static List<Severity> inAKnownTown(LoginBuilder open) {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(login().from(MILAN).ip("192.0.2.9").at("12:00").days(10).build());
    memory.see(open.session("s").at("09:00").days(12).build());
    return severities(memory.see(phoneIn(MILAN).session("s").days(12).build()));
  }

  @Test
  void no_phone_leaps_from_its_carrier_to_a_country_where_its_user_never_was() {
    var phone = phoneOn(CARRIER);
    assertThat(next(phone, phoneIn(PARIS).at("11:20"))).containsExactly(Severity.MEDIUM);
    assertThat(next(phone, phoneIn(PARIS).at("11:40"))).containsExactly(Severity.INFO);
    assertThat(next(phone, phoneIn(MILAN).at("09:10"))).containsExactly(Severity.INFO);
  }

  @Test
  void who_drives_from_country_to_country_takes_what_wireless_there_is() {
    assertThat(leapAfter(MADRID)).containsExactly(Severity.MEDIUM);
    assertThat(leapAfter(MADRID, BERLIN)).containsExactly(Severity.INFO);
    assertThat(leapAfter(MADRID, MILAN)).containsExactly(Severity.MEDIUM);
  }

  /** A phone leaps to Paris, after its user was there on other days. */
  private static List<Severity> leapAfter(Place... places) {
    var memory = MemoryInMaps.ofAliceInRome();
    int day = 12;
    for (Place place : places) {
      memory.see(phoneIn(place).ip("192.0." + day + ".9").network(day, "Inn").days(day++).build());
    }
    memory.see(phoneOn(CARRIER).session("s").at("09:00").days(day).build());
    return severities(memory.see(phoneIn(PARIS).session("s").at("11:20").days(day).build()));
  }

  @Test
  void a_phone_did_not_leap_to_where_its_users_gateway_is() {
    assertThat(leapBeside("10:00", PARIS)).containsExactly(Severity.INFO);
    assertThat(leapBeside("10:00", ROME))
        .as("1,100 km from there")
        .containsExactly(Severity.MEDIUM);
    assertThat(leapBeside("11:30", PARIS)).as("afterwards").containsExactly(Severity.MEDIUM);
  }

  /** A phone leaps to Paris by 11:20, and the user's computer is behind a gateway there. */
  private static List<Severity> leapBeside(String at, Place site) {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(phoneOn(CARRIER).session("s").at("09:00").days(12).build());
    memory.see(
        login().from(site).ip("5.7.7.7").network(22616, "ZSCALER-INC").at(at).days(12).build());
    return severities(memory.see(phoneIn(PARIS).session("s").at("11:20").days(12).build()));
  }

  @Test
  void neither_a_vpn_nor_a_network_of_the_users_own_is_a_leap() {
    var phone = phoneOn(CARRIER);
    assertThat(next(phone, phoneIn(PARIS).ip("192.0.2.9").network(3269, "Telecom Italia")))
        .containsExactly(Severity.MEDIUM);
    assertThat(next(phone, phoneIn(PARIS).network(22616, "ZSCALER-INC")))
        .containsExactly(Severity.INFO);
    assertThat(next(phone, login().with(SAFARI_ON_IPHONE).from(PARIS).ip("192.0.2.9").at("09:30")))
        .isEmpty();
  }

  @Test
  void where_a_carrier_says_no_town_nobody_leapt_from_there() {
    var nowhere = new Place("IT", null, null, 41.9028, 12.4964, 20);
    assertThat(next(phoneOn(CARRIER).from(nowhere), phoneIn(PARIS))).containsExactly(Severity.INFO);
  }

  @Test
  void what_hangs_on_the_users_phone_may_be_abroad_with_it() {
    assertThat(tethered(SAFARI_ON_IPHONE, PARIS)).containsExactly(Severity.INFO);
    assertThat(tethered(FIREFOX_ON_WINDOWS, PARIS)).containsExactly(Severity.MEDIUM);
  }

  @Test
  void a_phone_whose_session_went_abroad_and_a_computer_at_home_too_soon_are_two_hands() {
    assertThat(computerAfterPhone(login(), "19:30")).containsExactly(Severity.MEDIUM);
    assertThat(computerAfterPhone(login(), "20:30")).isEmpty();
    assertThat(computerAfterPhone(login().network(64999, "Other"), "19:30")).isEmpty();
  }

  /** Back from New York, 6,900 km or nine hours and a half from door to door. */
  private static List<Severity> computerAfterPhone(LoginBuilder computer, String back) {
    var memory = MemoryInMaps.ofAliceInRome();
    var phone = login().with(SAFARI_ON_IPHONE).session("p");
    memory.see(phone.at("20:00").days(11).build());
    memory.see(line(NEW_YORK).with(SAFARI_ON_IPHONE).session("p").at("10:20").days(12).build());
    return MemoryInMaps.of(
            "session-theft", memory.see(computer.session("q").at(back).days(12).build()))
        .stream()
        .map(Alert::severity)
        .toList();
  }

  @Test
  void a_session_that_comes_home_is_at_home() {
    assertThat(homecoming(ROME)).containsExactly(Severity.LOW);
    assertThat(homecoming(MILAN)).containsExactly(Severity.MEDIUM);
  }

  /** From Paris, where there was an exit, as it seems. */
  private static List<Severity> homecoming(Place place) {
    return next(
        line(PARIS), login().from(place).ip("198.51.100.7").network(64998, "Third").at("10:00"));
  }

  @Test
  void a_phone_on_an_older_system_than_the_users_own_has_no_business_with_a_computers_session() {
    assertThat(onAPhone("17", "Mobile Safari")).containsExactly(Severity.MEDIUM);
    assertThat(onAPhone("18", "Mobile Safari")).containsExactly(Severity.LOW);
    assertThat(onAPhone("19", "Mobile Safari")).containsExactly(Severity.LOW);
    assertThat(onAPhone("17", "Chrome Mobile iOS")).containsExactly(Severity.LOW);
  }

  /** At home, on another line of the user's provider. */
  private static List<Severity> onAPhone(String system, String browser) {
    var phone = new Device("iOS", system, "mobile", browser);
    return next(login(), login().ip("192.0.2.200").with(phone).at("09:30"));
  }

  @Test
  void a_session_whose_browser_went_back_on_the_way_is_on_another_machine() {
    var open = login().browserMajor(140);
    assertThat(next(open, line(MILAN).browserMajor(139).at("11:00")))
        .containsExactly(Severity.HIGH);
    assertThat(next(open, line(MILAN).browserMajor(140).at("11:00")))
        .containsExactly(Severity.INFO);
    assertThat(next(open, line(MILAN).browserMajor(141).at("11:00")))
        .containsExactly(Severity.INFO);
    assertThat(next(open, login().ip("192.0.2.200").browserMajor(139).at("11:00"))).isEmpty();
  }
}
