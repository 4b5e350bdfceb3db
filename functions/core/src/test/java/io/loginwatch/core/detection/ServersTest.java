package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.MILAN;
import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.PARIS;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rented servers and gateways: the company's, the user's own, and everybody else's. */
class ServersTest {
  private static final Device PROGRAM = new Device("", "", "", "Other");
  private static final Device OTHER_PROGRAM = new Device("", "", "", "Agent");
  private static final Device CHROME_ON_LINUX = new Device("Linux", "", "desktop", "Chrome");

  /** So many users in Rome, each morning for so many days. */
  private static MemoryInMaps settled(int days, String... users) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < days; day++) {
      for (String user : users) {
        memory.see(login().of(user).at("09:00").days(day).build());
      }
    }
    return memory;
  }

  private static LoginBuilder server(Place place, String ip) {
    return login().from(place).ip(ip).network(3777, "Cheap Hosting");
  }

  private static List<String> told(MemoryInMaps memory, LoginBuilder login) {
    return MemoryInMaps.told(memory.see(login.build())).stream().map(Alert::rule).toList();
  }

  /** Alice jumps to a server that so many colleagues came to without haste. */
  private static List<String> afterColleagues(int colleagues, String ip) {
    var memory = settled(12, "alice", "bob", "carol", "dave");
    for (String each : List.of("bob", "carol", "dave").subList(0, colleagues)) {
      memory.see(server(NEW_YORK, "5.5.5.4").of(each).at("20:00").days(12).build());
    }
    return told(memory, server(NEW_YORK, ip).of("alice").at("09:20").days(13)).stream()
        .distinct()
        .toList();
  }

  @Test
  void a_server_that_three_colleagues_came_to_is_the_companys_exit() {
    assertThat(afterColleagues(3, "5.5.5.9")).isEmpty();
    assertThat(afterColleagues(2, "5.5.5.9")).isNotEmpty();
    assertThat(afterColleagues(3, "5.5.6.9")).isNotEmpty();
  }

  @Test
  void programs_on_a_server_do_not_make_it_the_companys_exit() {
    assertThat(afterThree(SAFARI_ON_IPHONE)).isEmpty();
    assertThat(afterThree(PROGRAM)).isNotEmpty();
  }

  /** Alice jumps to a server to which three came, each with such a device as they always have. */
  private static List<String> afterThree(Device device) {
    var memory = settled(12, "alice");
    for (String each : List.of("backup", "metrics", "deploy")) {
      for (int day = 0; day < 12; day++) {
        memory.see(login().of(each).with(device).at("09:00").days(day).build());
      }
      var there = server(NEW_YORK, "5.5.5.4").of(each).with(device);
      memory.see(there.at("20:00").days(12).build());
    }
    return told(memory, server(NEW_YORK, "5.5.5.9").of("alice").at("09:20").days(13));
  }

  @Test
  void who_rents_one_range_of_a_landlords_rents_another() {
    assertThat(onAnotherRange(3777, "bob", "carol")).isEmpty();
    assertThat(onAnotherRange(3777, "bob")).isNotEmpty();
    assertThat(onAnotherRange(3778, "bob", "carol")).isNotEmpty();
  }

  /** Alice jumps to a range that those came to, after three rented from that landlord already. */
  private static List<String> onAnotherRange(long landlord, String... colleagues) {
    var memory = settled(12, "alice", "bob", "carol", "dave");
    for (String each : List.of("bob", "carol", "dave")) {
      memory.see(server(NEW_YORK, "5.5.5.4").of(each).at("20:00").days(12).build());
    }
    for (String each : colleagues) {
      memory.see(other(landlord).of(each).at("21:00").days(12).build());
    }
    return told(memory, other(landlord).of("alice").at("09:20").days(13));
  }

  @Test
  void who_is_mostly_on_the_companys_servers_is_at_home_with_a_new_phone_all_the_same() {
    assertThat(newPhoneIn(ROME, "bob", "carol", "dave")).isEmpty();
    assertThat(newPhoneIn(ROME, "bob", "carol")).contains("impossible-travel");
    assertThat(newPhoneIn(MILAN, "bob", "carol", "dave")).contains("impossible-travel");
  }

  /** Minutes after alice was on servers to which those came, and where she is twice a day. */
  private static List<String> newPhoneIn(Place place, String... colleagues) {
    var memory = settled(12, "alice", "bob", "carol", "dave");
    for (String each : colleagues) {
      memory.see(server(NEW_YORK, "5.5.5.4").of(each).at("20:00").days(12).build());
    }
    for (int day = 12; day < 20; day++) {
      memory.see(server(NEW_YORK, "5.5.5.9").of("alice").at("09:00").days(day).build());
      memory.see(server(NEW_YORK, "5.5.5.9").of("alice").at("19:00").days(day).build());
    }
    var phone = login().from(place).ip("5.9.9.9").network(3352, "Mobile").with(SAFARI_ON_IPHONE);
    return told(memory, phone.of("alice").at("19:20").days(19));
  }

  @Test
  void who_goes_out_through_the_companys_server_meanwhile_is_missed_at_home_all_the_same() {
    List<String> told = List.of("impossible-travel");
    var server = server(NEW_YORK, "5.5.5.9").of("alice");
    assertThat(strangerBefore(server, "10:01")).containsExactly(List.of(), told);
    var line = login().from(NEW_YORK).ip("5.5.6.9").network(3779, "A Line").of("alice");
    assertThat(strangerBefore(line, "10:01")).containsExactly(told, List.of());
  }

  @Test
  void within_the_hour_the_server_is_where_a_traveller_or_a_thief_is_missed() {
    var server = server(NEW_YORK, "5.5.5.9").of("alice");
    assertThat(strangerBefore(server, "10:00").getFirst()).containsExactly("impossible-travel");
    assertThat(strangerBefore(server.with(SAFARI_ON_IPHONE), "10:00").getFirst()).isEmpty();
  }

  /**
   * What is told when alice, who goes back and forth between there and home, does so after her
   * password was used at nine in a country she was never in: there, and then at home.
   */
  private static List<List<String>> strangerBefore(LoginBuilder there, String clock) {
    var memory = settled(12, "alice", "bob", "carol", "dave");
    for (String each : List.of("bob", "carol", "dave")) {
      memory.see(server(NEW_YORK, "5.5.5.4").of(each).at("20:00").days(12).build());
      memory.see(login().of(each).at("09:00").days(13).build());
    }
    for (int day = 12; day < 20; day++) {
      memory.see(there.at("20:00").days(day).build());
      memory.see(login().of("alice").at("09:00").days(day + 1).build());
    }
    var stranger = login().from(PARIS).ip("5.7.7.7").network(3780, "Autre").of("alice");
    memory.see(stranger.at("09:00").days(21).build());
    return List.of(
        told(memory, there.at(clock).days(21)),
        told(memory, login().of("alice").at("10:05").days(21)));
  }

  private static LoginBuilder other(long landlord) {
    return server(NEW_YORK, "5.5.8.4").network(landlord, "Cheap Hosting");
  }

  @Test
  void another_server_of_the_same_landlord_is_a_new_network() {
    assertThat(strangeDeviceOn("5.5.7.1")).containsExactly("unusual-login");
    assertThat(strangeDeviceOn("5.5.5.99")).isEmpty();
  }

  /** Alice has a server of her own; then a strange device comes through that address. */
  private static List<String> strangeDeviceOn(String ip) {
    var memory = settled(12, "alice");
    for (int day = 12; day < 16; day++) {
      memory.see(server(MILAN, "5.5.5.1").of("alice").at("20:00").days(day).build());
    }
    return told(memory, server(MILAN, ip).of("alice").with(CHROME_ON_LINUX).at("20:00").days(16));
  }

  @Test
  void one_program_on_servers_of_one_landlord_is_a_fleet() {
    assertThat(elsewhereAtOnce(PROGRAM, 3777, PROGRAM)).containsExactly("egress-travel");
    assertThat(elsewhereAtOnce(PROGRAM, 3778, PROGRAM)).containsExactly("impossible-travel");
    assertThat(elsewhereAtOnce(PROGRAM, 3777, OTHER_PROGRAM)).containsExactly("impossible-travel");
    assertThat(elsewhereAtOnce(CHROME_ON_LINUX, 3777, CHROME_ON_LINUX))
        .containsExactly("impossible-travel");
  }

  /** How an account on a server is judged that is minutes later on one over the ocean. */
  private static List<String> elsewhereAtOnce(Device one, long landlord, Device other) {
    var memory = MemoryInMaps.withoutLearning();
    memory.see(server(ROME, "5.5.5.1").with(one).at("09:00").build());
    var there = server(NEW_YORK, "5.5.9.1").network(landlord, "Cheap Hosting").with(other);
    return memory.see(there.at("09:20").build()).stream()
        .map(Alert::rule)
        .filter(rule -> rule.endsWith("-travel"))
        .toList();
  }

  @Test
  void at_night_a_new_server_pages_even_before_the_users_hours_are_known() {
    assertThat(told(settled(12, "alice"), server(ROME, "5.5.5.1").of("alice").at("02:30").days(12)))
        .containsExactly("unusual-login");
    assertThat(told(settled(12, "alice"), server(ROME, "5.5.5.1").of("alice").at("07:30").days(12)))
        .isEmpty();
    assertThat(told(settled(12, "alice"), elsewhere(ROME).of("alice").at("02:30").days(12)))
        .isEmpty();
  }

  @Test
  void a_few_logins_at_night_do_not_explain_a_new_server_at_night() {
    assertThat(atNightAfter(47, 1)).containsExactly("unusual-login");
    assertThat(atNightAfter(46, 2)).isEmpty();
  }

  /** Alice through a new server at night, after so many logins by day and so many by night. */
  private static List<String> atNightAfter(int byDay, int byNight) {
    var memory = settled(byDay, "alice");
    for (int day = byDay; day < byDay + byNight; day++) {
      memory.see(login().of("alice").at("02:30").days(day).build());
    }
    return told(memory, server(ROME, "5.5.5.1").of("alice").at("02:30").days(byDay + byNight));
  }

  @Test
  void night_is_where_the_user_was_last() {
    assertThat(whileTravelling(NEW_YORK, "07:30")).containsExactly("unusual-login");
    assertThat(whileTravelling(NEW_YORK, "07:31")).isEmpty();
    assertThat(whileTravelling(ROME, "07:30")).isEmpty();
  }

  /** Alice by a line there at half past seven, and three days later through a new server. */
  private static List<String> whileTravelling(Place there, String time) {
    var memory = settled(30, "alice");
    memory.see(elsewhere(there).of("alice").at("07:30").days(30).build());
    return told(memory, server(ROME, "5.5.5.1").of("alice").at(time).days(33));
  }

  @Test
  void where_no_coordinates_are_known_night_is_the_countrys() {
    assertThat(inArgentina("06:30")).containsExactly("unusual-login");
    assertThat(inArgentina("03:30")).isEmpty();
    assertThat(inArgentina("10:30")).isEmpty();
  }

  /** Alice in a town of which only the name is known, four hours west; then through a server. */
  private static List<String> inArgentina(String time) {
    var town = new Place("AR", null, "Buenos Aires", Double.NaN, Double.NaN, -1);
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 12; day++) {
      memory.see(login().of("alice").from(town).at("15:00").days(day).build());
    }
    return told(memory, server(town, "5.5.5.1").of("alice").at(time).days(12));
  }

  @Test
  void the_hour_that_is_told_is_the_hour_there() {
    var memory = settled(30, "alice");
    memory.see(elsewhere(NEW_YORK).of("alice").at("07:30").days(30).build());
    assertThat(memory.see(server(ROME, "5.5.5.1").of("alice").at("07:30").days(33).build()))
        .filteredOn(alert -> alert.rule().equals("unusual-hour"))
        .singleElement()
        .extracting(Alert::summary)
        .asString()
        .contains("around 02:00 where this user was last");
  }

  private static LoginBuilder elsewhere(Place place) {
    return login().from(place).ip("5.6.7.8").network(64999, "Other");
  }

  @Test
  void it_is_past_midnight_by_the_clock_before_it_is_by_the_sun() {
    assertThat(lateAfter(20, "22:30")).containsExactly("unusual-login");
    assertThat(lateAfter(20, "20:30")).as("not yet").isEmpty();
    assertThat(lateAfter(19, "22:30")).as("hours that nobody knows").isEmpty();
  }

  /** Alice through a new server in the evening, after so many mornings. */
  private static List<String> lateAfter(int days, String time) {
    return told(settled(days, "alice"), server(ROME, "5.5.5.1").of("alice").at(time).days(days));
  }

  @Test
  void another_range_in_a_town_of_the_vpns_is_no_news() {
    assertThat(onAnotherRangeIn(NEW_YORK, NEW_YORK, 2)).isEmpty();
    assertThat(onAnotherRangeIn(NEW_YORK, NEW_YORK, 1)).as("once").isNotEmpty();
    assertThat(onAnotherRangeIn(NEW_YORK, MILAN, 2)).as("another town").isNotEmpty();
    assertThat(onAnotherRangeIn(ROME, ROME, 2)).as("where the user is by lines, too").isNotEmpty();
  }

  /** What is said of the network, of a server in one town after evenings on others in another. */
  private static List<Alert> onAnotherRangeIn(Place before, Place place, int evenings) {
    var memory = settled(12, "alice");
    for (int day = 12 - evenings; day < 12; day++) {
      memory.see(server(before, "5.5.5.1").of("alice").at("20:00").days(day).build());
    }
    return MemoryInMaps.of(
        "new-network",
        memory.see(server(place, "5.5.9.1").of("alice").at("20:00").days(13).build()));
  }

  @Test
  void even_of_somebody_new_a_strange_device_on_a_server_at_night_is_told() {
    var strange = server(ROME, "5.5.5.1").of("alice").with(CHROME_ON_LINUX);
    assertThat(told(settled(6, "alice"), strange.at("02:30").days(6)))
        .containsExactly("unusual-login");
    assertThat(told(settled(6, "alice"), strange.at("09:30"))).isEmpty();
  }

  @Test
  void a_server_abroad_is_a_vpn_only_of_who_is_known_to_have_one() {
    assertThat(ownDeviceAbroad(0)).containsExactly("unusual-login");
    assertThat(ownDeviceAbroad(3)).isEmpty();
  }

  /** Alice's own laptop on a server in a new country, after so many days on another of hers. */
  private static List<String> ownDeviceAbroad(int days) {
    var memory = settled(14, "alice");
    for (int day = 14 - days; day < 14; day++) {
      memory.see(server(MILAN, "5.5.5.1").of("alice").at("20:00").days(day).build());
    }
    var other = login().of("alice").from(NEW_YORK).ip("5.9.9.9").network(64666, "Rent a Server");
    return told(memory, other.at("20:00").days(15));
  }

  @Test
  void another_exit_of_who_is_always_behind_one_weighs_nothing() {
    assertThat(newComputerBehind("M247 Europe", 9009)).isEmpty();
    assertThat(
            told(
                settled(20, "alice"),
                login()
                    .of("alice")
                    .ip("5.7.7.7")
                    .network(9009, "M247 Europe")
                    .with(CHROME_ON_LINUX)
                    .at("09:00")
                    .days(20)))
        .containsExactly("unusual-login");
  }

  private static List<String> newComputerBehind(String name, long asn) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 20; day++) {
      memory.see(
          login()
              .of("alice")
              .ip("5.7.8." + day)
              .network(22616, "ZSCALER-INC")
              .at("09:00")
              .days(day)
              .build());
    }
    return told(
        memory,
        login()
            .of("alice")
            .ip("5.7.7.7")
            .network(asn, name)
            .with(CHROME_ON_LINUX)
            .at("09:00")
            .days(20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cato Networks Ltd", "Cyber Assets FZCO", "31173 Services AB"})
  void travel_through_a_gateway_or_a_vpn_known_by_name_is_quiet(String name) {
    assertThat(jumpThrough(name)).isEmpty();
    assertThat(jumpThrough(name.charAt(0) + "x" + name.substring(1))).contains("impossible-travel");
  }

  private static List<String> jumpThrough(String name) {
    var memory = settled(12, "alice");
    return told(
        memory,
        login().of("alice").from(NEW_YORK).ip("5.8.8.8").network(64998, name).at("09:20").days(11));
  }

  @Test
  void who_knows_only_the_companys_servers_is_not_behind_another_landlords_abroad() {
    assertThat(told(onCompanysServer(), another(5566, "5.5.6.1"))).containsExactly("unusual-login");
    assertThat(told(onCompanysServer(), another(3777, "5.5.6.1"))).isEmpty();
    assertThat(told(onOwnServer(), another(5566, "5.5.6.1"))).isEmpty();
  }

  @Test
  void the_landlord_of_the_companys_servers_rents_others_to_others() {
    assertThat(told(onCompanysServer(), soonIn(PARIS, "5.5.9.1"))).contains("impossible-travel");
    assertThat(told(onCompanysServer(), soonIn(NEW_YORK, "5.5.5.9"))).isEmpty();
    assertThat(told(onOwnServer(), soonIn(PARIS, "5.5.9.1"))).isEmpty();
  }

  /** Minutes after alice was at home. */
  private static LoginBuilder soonIn(Place place, String ip) {
    return server(place, ip).of("alice").at("09:20").days(17);
  }

  @Test
  void nor_is_who_comes_through_the_companys_security_gateway() {
    var there = server(PARIS, "5.5.6.1").of("alice").at("20:00").days(20);
    assertThat(told(behind(22616, "ZSCALER-INC"), there)).containsExactly("unusual-login");
    assertThat(told(behind(9009, "M247 Europe"), there)).isEmpty();
  }

  /** Alice is at home in the morning, and in the afternoon behind that. */
  private static MemoryInMaps behind(long asn, String name) {
    var memory = settled(20, "alice");
    for (int day = 0; day < 20; day++) {
      var gateway = login().of("alice").ip("5.7.8." + day).network(asn, name);
      memory.see(gateway.at("20:00").days(day).build());
    }
    return memory;
  }

  private static LoginBuilder another(long landlord, String ip) {
    return server(PARIS, ip).of("alice").network(landlord, "Hosting").at("20:00").days(17);
  }

  /** Alice has come through a server in New York for days, as three colleagues have. */
  private static MemoryInMaps onCompanysServer() {
    return onServer("alice", "bob", "carol", "dave");
  }

  private static MemoryInMaps onOwnServer() {
    return onServer("alice");
  }

  private static MemoryInMaps onServer(String... users) {
    var memory = settled(12, users);
    for (int day = 12; day < 16; day++) {
      for (String user : users) {
        memory.see(server(NEW_YORK, "5.5.5.1").of(user).at("20:00").days(day).build());
      }
    }
    memory.see(login().of("alice").at("09:00").days(17).build());
    return memory;
  }

  @Test
  void that_the_company_rents_here_and_there_says_nothing_of_other_servers_there() {
    assertThat(atNight("alice", "bob", "carol", "dave")).containsExactly("unusual-login");
    assertThat(atNight("alice")).isEmpty();
  }

  /** At night, an updated system comes through a third server of a landlord's. */
  private static List<String> atNight(String... users) {
    var memory = settled(12, users);
    for (int day = 12; day < 16; day++) {
      for (String user : users) {
        memory.see(server(ROME, "5.5.5.1").of(user).at("09:20").days(day).build());
        memory.see(server(ROME, "5.5.7.1").of(user).at("10:20").days(day).build());
      }
    }
    var updated = new Device("Windows", "12", "desktop", "Firefox");
    return told(memory, server(ROME, "5.5.9.1").of("alice").with(updated).at("02:30").days(17));
  }

  @Test
  void a_computer_that_is_always_behind_a_gateway_is_not_without_in_a_new_country() {
    assertThat(unmasked(5, phone())).containsExactly("unusual-login");
    assertThat(unmasked(4, phone())).isEmpty();
    assertThat(unmasked(5, login().of("alice").with(CHROME_ON_LINUX))).isEmpty();
    assertThat(unmasked(5, login().of("alice"))).isEmpty();
  }

  private static LoginBuilder phone() {
    return login().of("alice").with(SAFARI_ON_IPHONE);
  }

  /** A phone at home, a computer behind the gateway on so many days, and another login. */
  private static List<String> unmasked(int days, LoginBuilder another) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 16; day++) {
      memory.see(phone().at("09:00").days(day).build());
      if (day == 10) {
        memory.see(another.at("11:00").days(day).build());
      }
      if (day > 15 - days) {
        memory.see(computer().ip("7.7.7.7").network(22616, "ZSCALER-INC").days(day).build());
      }
    }
    var bare = computer().from(PARIS).ip("7.8.9.9").network(64999, "Other");
    return told(memory, bare.at("01:00").days(17));
  }

  private static LoginBuilder computer() {
    return login().of("alice").with(CHROME_ON_LINUX).at("12:00");
  }
}
