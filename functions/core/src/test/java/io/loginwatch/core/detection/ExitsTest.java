package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.MILAN;
import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.PARIS;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.SYDNEY;
import static io.loginwatch.core.LoginBuilder.home;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A company's exits, known from the colleagues who came to them; and who was told of one before.
 */
class ExitsTest {
  private static final Device CHROME_ON_LINUX = new Device("Linux", "", "desktop", "Chrome");
  private static final int DAYS = 12;
  private static final Place LONDON = new Place("GB", "England", "London", 51.5074, -0.1278, 20);

  /** So many users in Rome, each morning, on lines of their own. */
  private static MemoryInMaps atHome(String... users) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < DAYS; day++) {
      for (String user : users) {
        memory.see(home(user).at("09:00").days(day).build());
      }
    }
    return memory;
  }

  private static LoginBuilder exit(String user) {
    return far(user, NEW_YORK, "12.34.56.7");
  }

  private static LoginBuilder far(String user, Place place, String ip) {
    return login().of(user).from(place).ip(ip).network(396_500, "Example Holding");
  }

  private static List<String> rules(List<Alert> alerts) {
    return MemoryInMaps.told(alerts).stream().map(Alert::rule).toList();
  }

  /** Why it is believed of zoe that she is at the exit minutes after she was at home. */
  private static List<List<String>> zoeJumps(MemoryInMaps memory) {
    memory.see(home("zoe").at("09:00").days(DAYS + 1).build());
    return MemoryInMaps.travel(memory.see(exit("zoe").at("09:20").days(DAYS + 1).build()));
  }

  /** So many colleagues were at the exit that evening, ten hours after they were at home. */
  private static MemoryInMaps afterAnEvening(LoginBuilder... atTheExit) {
    var memory = atHome("ann", "bob", "cem", "zoe");
    for (String user : List.of("ann", "bob", "cem")) {
      memory.see(home(user).at("09:00").days(DAYS).build());
    }
    for (LoginBuilder one : atTheExit) {
      memory.see(one.days(DAYS).build());
    }
    return memory;
  }

  @Test
  void three_colleagues_who_came_from_afar_within_a_day_make_an_exit_without_any_haste() {
    assertThat(
            zoeJumps(
                afterAnEvening(
                    exit("ann").at("19:00"), exit("bob").at("19:10"), exit("cem").at("19:20"))))
        .containsExactly(List.of("shared-network"));
    assertThat(zoeJumps(afterAnEvening(exit("ann").at("19:00"), exit("bob").at("19:10"))))
        .containsExactly(List.of());
    assertThat(
            zoeJumps(
                afterAnEvening(
                    exit("ann").at("19:00"),
                    exit("bob").at("19:10"),
                    exit("cem").at("19:20").with(CHROME_ON_LINUX))))
        .containsExactly(List.of());
    assertThat(
            zoeJumps(
                afterAnEvening(
                    exit("ann").at("19:00"),
                    exit("bob").at("19:10"),
                    far("cem", NEW_YORK, "12.34.57.7").at("19:20"))))
        .containsExactly(List.of());
  }

  @Test
  void colleagues_who_are_in_the_hotels_of_one_town_make_no_exit_unless_they_share_a_line() {
    assertThat(zoeJumps(afterHotels("12.34.56.7", "12.34.56.7")))
        .containsExactly(List.of("shared-network"));
    assertThat(zoeJumps(afterHotels("12.34.56.7", "12.34.56.8"))).containsExactly(List.of());
  }

  /** Two of three who were there that evening had these addresses, the third the first of them. */
  private static MemoryInMaps afterHotels(String one, String other) {
    return afterAnEvening(
        exit("ann").at("19:00"),
        far("bob", NEW_YORK, one).at("19:10"),
        far("cem", NEW_YORK, other).at("19:20"));
  }

  @Test
  void whoever_was_at_home_longer_ago_than_a_day_may_have_moved() {
    assertThat(zoeJumps(afterLeaving("09:00"))).containsExactly(List.of("shared-network"));
    assertThat(zoeJumps(afterLeaving("09:01"))).containsExactly(List.of());
  }

  /** Three colleagues who were at home at nine came to the exit at that time of the day after. */
  private static MemoryInMaps afterLeaving(String arrival) {
    var memory = atHome("ann", "bob", "cem", "zoe");
    for (String user : List.of("ann", "bob", "cem")) {
      memory.see(exit(user).at(arrival).days(DAYS).build());
    }
    return memory;
  }

  @Test
  void two_colleagues_of_whom_one_came_back_an_hour_later_make_one_too() {
    assertThat(zoeJumps(afterAReturn("20:10"))).containsExactly(List.of("shared-network"));
    assertThat(zoeJumps(afterAReturn("20:00"))).containsExactly(List.of());
    assertThat(
            zoeJumps(
                afterAnEvening(
                    exit("bob").at("19:00"), home("bob").at("19:30"), exit("bob").at("20:10"))))
        .containsExactly(List.of());
  }

  @Test
  void a_vpns_range_is_shared_where_a_line_of_the_log_leaves_its_number_out() {
    assertThat(zoeJumpsUnnumbered(vpn("ann"), vpn("bob"), vpn("cem")))
        .containsExactly(List.of("shared-network"));
    assertThat(zoeJumpsUnnumbered(vpn("ann"), vpn("bob"))).containsExactly(List.of());
    assertThat(zoeJumpsUnnumbered(vpn("ann"), vpn("bob"), vpn("cem").ip("12.34.57.7")))
        .containsExactly(List.of());
    assertThat(zoeJumpsUnnumbered(vpn("ann"), vpn("bob"), vpn("cem").with(CHROME_ON_LINUX)))
        .containsExactly(List.of());
  }

  private static List<List<String>> zoeJumpsUnnumbered(LoginBuilder... vpn) {
    var memory = afterAnEvening(vpn);
    memory.see(home("zoe").at("09:00").days(DAYS + 1).build());
    return MemoryInMaps.travel(memory.see(vpn("zoe").network(0, null).days(DAYS + 1).build()));
  }

  /** Minutes after the user was at home, through a VPN that everybody can buy. */
  private static LoginBuilder vpn(String user) {
    return far(user, NEW_YORK, "12.34.56.7").network(9009, "M247 Europe SRL").at("09:20");
  }

  private static MemoryInMaps afterAReturn(String at) {
    return afterAnEvening(
        exit("bob").at("19:00"),
        exit("ann").at("19:10"),
        home("bob").at("19:30"),
        exit("bob").at(at));
  }

  @Test
  void a_new_computer_at_a_door_of_the_users_own_is_not_a_journey() {
    assertThat(zoesNew(CHROME_ON_LINUX, 3)).containsExactly(List.of("shared-network"));
    assertThat(zoesNew(CHROME_ON_LINUX, 2)).containsExactly(List.of());
    assertThat(zoesNew(new Device("Android", "15", "mobile", "Chrome Mobile"), 3))
        .containsExactly(List.of());
  }

  /** Zoe goes through the exit on so many days, and then minutes after being at home on that. */
  private static List<List<String>> zoesNew(Device device, int days) {
    var memory =
        afterAnEvening(exit("ann").at("19:00"), exit("bob").at("19:10"), exit("cem").at("19:20"));
    for (int day = 1; day <= days; day++) {
      memory.see(exit("zoe").at("19:00").days(DAYS + day).build());
    }
    memory.see(home("zoe").at("09:00").days(DAYS + 5).build());
    return MemoryInMaps.travel(
        memory.see(exit("zoe").with(device).at("09:20").days(DAYS + 5).build()));
  }

  @Test
  void a_line_that_is_not_far_is_no_exit() {
    assertThat(zoeJumps(afterATripTo(PARIS))).containsExactly(List.of("shared-network"));
    assertThat(zoeJumps(afterATripTo(MILAN))).containsExactly(List.of());
  }

  /** Three colleagues were on the line, when databases had it in that town. */
  private static MemoryInMaps afterATripTo(Place town) {
    return afterAnEvening(
        far("ann", town, "12.34.56.7").at("19:00"),
        far("bob", town, "12.34.56.7").at("19:10"),
        far("cem", town, "12.34.56.7").at("19:20"));
  }

  @Test
  void an_exit_does_not_explain_a_line_where_its_user_does_not_belong() {
    assertThat(fromTheExitTo(home("zoe"))).containsExactly(List.of("shared-network"));
    assertThat(fromTheExitTo(login().of("zoe").from(MILAN).ip("7.7.7.7").network(7018, "Line")))
        .containsExactly(List.of());
    assertThat(fromTheExitTo(home("zoe").with(SAFARI_ON_IPHONE)))
        .containsExactly(List.of("shared-network"));
    assertThat(
            fromTheExitTo(
                login()
                    .of("zoe")
                    .from(MILAN)
                    .ip("7.7.7.7")
                    .network(7018, "Line")
                    .with(SAFARI_ON_IPHONE)))
        .containsExactly(List.of());
  }

  /** Zoe is at home and at the exit of colleagues, and minutes later there. */
  private static List<List<String>> fromTheExitTo(LoginBuilder next) {
    var memory =
        afterAnEvening(exit("ann").at("19:00"), exit("bob").at("19:10"), exit("cem").at("19:20"));
    memory.see(home("zoe").at("08:50").days(DAYS + 1).build());
    memory.see(exit("zoe").at("09:00").days(DAYS + 1).build());
    return MemoryInMaps.travel(memory.see(next.at("09:20").days(DAYS + 1).build()));
  }

  @Test
  void who_was_told_of_an_exit_is_not_told_again_from_another_line_of_the_users_own() {
    assertThat(again(line("zoe"), "09:50")).containsExactly(List.of("told-before"));
    assertThat(again(line("zoe"), "09:49")).containsExactly(List.of());
    assertThat(again(login().of("zoe").from(SYDNEY).ip("7.7.7.7").network(7018, "Line"), "09:50"))
        .containsExactly(List.of());
  }

  @Test
  void where_the_log_knows_no_networks_a_place_is_told_of_once() {
    assertThat(fromPlaceToPlace("12.34.57.7", NEW_YORK)).containsExactly(List.of("told-before"));
    assertThat(fromPlaceToPlace("12.34.57.7", SYDNEY)).containsExactly(List.of());
  }

  /** Zoe is told of in New York, and on another day comes from there, from another range. */
  private static List<List<String>> fromPlaceToPlace(String ip, Place place) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < DAYS; day++) {
      memory.see(nowhere("5.1.5.1", ROME).at("09:00").days(day).build());
    }
    var first = memory.see(nowhere("12.34.56.7", NEW_YORK).at("09:20").days(DAYS - 1).build());
    assertThat(MemoryInMaps.travel(first)).containsExactly(List.of());
    memory.see(nowhere("5.1.5.1", ROME).at("09:00").days(DAYS + 1).build());
    return MemoryInMaps.travel(memory.see(nowhere(ip, place).at("09:20").days(DAYS + 1).build()));
  }

  private static LoginBuilder nowhere(String ip, Place place) {
    return login().of("zoe").from(place).ip(ip).network(Network.NONE);
  }

  private static LoginBuilder line(String user) {
    return login().of(user).from(ROME).ip("5.2.2.2").network(12_874, "Office");
  }

  /** Zoe jumps from home to a strange line, which is told of, and is then there. */
  private static List<List<String>> again(LoginBuilder next, String at) {
    var memory = atHome("zoe");
    memory.see(line("zoe").at("15:00").days(0).build());
    memory.see(line("zoe").at("15:00").days(1).build());
    zoeJumps(memory);
    return MemoryInMaps.travel(memory.see(next.at(at).days(DAYS + 1).build())).subList(0, 1);
  }

  @Test
  void a_session_that_went_on_from_an_exit_of_colleagues_is_in_one_hand() {
    assertThat(backFromTheExit(exit("ann"), exit("bob"), exit("cem"))).isEmpty();
    assertThat(backFromTheExit(exit("ann"), exit("bob"))).contains("session-theft");
  }

  /** Zoe's session goes on at the exit and is back at home sooner than it could be carried. */
  private static List<String> backFromTheExit(LoginBuilder... colleagues) {
    var memory = afterAnEvening(at("19:00", colleagues));
    memory.see(home("zoe").session("s").at("01:00").days(DAYS + 1).build());
    memory.see(exit("zoe").session("s").at("11:00").days(DAYS + 1).build());
    return rules(memory.see(home("zoe").session("s").at("18:45").days(DAYS + 1).build()));
  }

  @Test
  void where_a_session_was_at_an_exit_of_colleagues_does_not_say_where_its_user_was() {
    assertThat(onFromTheExit(exit("ann"), exit("bob"), exit("cem")))
        .doesNotContain("session-theft");
    assertThat(onFromTheExit(exit("ann"), exit("bob"))).contains("session-theft");
  }

  /** Zoe's session goes on at a hotel in London sooner than it could be carried from the exit. */
  private static List<String> onFromTheExit(LoginBuilder... colleagues) {
    var memory = afterAnEvening(at("19:00", colleagues));
    memory.see(exit("zoe").session("s").at("16:00").days(DAYS + 1).build());
    return rules(memory.see(hotel().session("s").at("18:00").days(DAYS + 1).build()));
  }

  private static LoginBuilder hotel() {
    return login().of("zoe").from(LONDON).ip("7.7.7.7").network(7018, "Line");
  }

  @Test
  void colleagues_who_are_at_a_near_line_too_soon_to_have_gone_there_make_an_exit() {
    assertThat(fromMilan(false, "09:20")).containsExactly(List.of("shared-network"));
    assertThat(fromMilan(false, "14:00")).containsExactly(List.of());
  }

  @Test
  void an_exit_is_as_far_from_the_same_companys_office_as_from_a_line_of_ones_own() {
    assertThat(fromMilan(true, "09:20")).containsExactly(List.of("shared-network"));
    assertThat(fromMilan(true, "14:00")).containsExactly(List.of());
  }

  /**
   * Three colleagues are in Rome at nine, at home or in the company's office, and in Milan, 477 km
   * away, then; on the next day zoe jumps there from the other side of the ocean, where she has
   * been at home.
   */
  private static List<List<String>> fromMilan(boolean office, String at) {
    var memory = atHome("ann", "bob", "cem");
    for (int day = 0; day < DAYS; day++) {
      memory.see(overseas().at("14:00").days(day).build());
    }
    for (String user : List.of("ann", "bob", "cem")) {
      memory.see(home(user).at("09:00").days(DAYS).build());
      if (office) {
        memory.see(far(user, ROME, "12.34.99.7").at("09:10").days(DAYS).build());
      }
      memory.see(far(user, MILAN, "12.34.56.7").at(at).days(DAYS).build());
    }
    memory.see(overseas().at("14:00").days(DAYS + 1).build());
    return MemoryInMaps.travel(
        memory.see(far("zoe", MILAN, "12.34.56.7").at("14:20").days(DAYS + 1).build()));
  }

  private static LoginBuilder overseas() {
    return login().of("zoe").from(NEW_YORK).ip("6.1.1.1").network(7922, "Cable");
  }

  @Test
  void a_traveller_goes_through_the_companys_exit_from_wherever_an_honest_journey_leads() {
    assertThat(throughTheExit(home("zoe").at("06:00"))).containsExactly(List.of("shared-network"));
    assertThat(throughTheExit(home("zoe").at("16:30"))).contains(List.of());
  }

  /** Zoe was at home that day, is at a hotel in London at 17:00, and then at the exit. */
  private static List<List<String>> throughTheExit(LoginBuilder atHome) {
    var memory =
        afterAnEvening(exit("ann").at("19:00"), exit("bob").at("19:10"), exit("cem").at("19:20"));
    memory.see(atHome.days(DAYS + 1).build());
    memory.see(hotel().at("17:00").days(DAYS + 1).build());
    return MemoryInMaps.travel(memory.see(exit("zoe").at("17:20").days(DAYS + 1).build()));
  }

  @Test
  void an_office_to_which_colleagues_came_by_honest_journeys_is_no_exit_for_who_works_there() {
    assertThat(backInTheOffice("17:00", "12.34.56.7")).containsExactly(List.of("shared-network"));
    assertThat(backInTheOffice("19:00", "12.34.56.7")).containsExactly(List.of());
  }

  @Test
  void an_office_is_no_exit_because_the_address_beside_it_is() {
    assertThat(backInTheOffice("17:00", "12.34.56.8")).containsExactly(List.of());
  }

  /**
   * Zoe lives and works in New York, where three colleagues from Rome were at that address at that
   * time of a day; then she seems to be in London, and twenty minutes later is in the office.
   */
  private static List<List<String>> backInTheOffice(String arrival, String address) {
    var memory = atHome("ann", "bob", "cem");
    for (int day = 0; day <= DAYS; day++) {
      memory.see(exit("zoe").at("14:00").days(day).build());
      memory.see(overseas().at("23:00").days(day).build());
    }
    for (String user : List.of("ann", "bob", "cem")) {
      memory.see(home(user).at("09:00").days(DAYS).build());
      memory.see(far(user, NEW_YORK, address).at(arrival).days(DAYS).build());
    }
    memory.see(hotel().at("13:40").days(DAYS + 1).build());
    return MemoryInMaps.travel(memory.see(exit("zoe").at("14:00").days(DAYS + 1).build()));
  }

  private static LoginBuilder[] at(String clock, LoginBuilder... logins) {
    for (LoginBuilder login : logins) {
      login.at(clock);
    }
    return logins;
  }

  @Test
  void whoever_goes_out_through_an_organizations_lines_in_one_country_does_so_in_another() {
    assertThat(afterLondon(396_500, DAYS - 1)).isEqualTo(List.of("own-exit"));
    assertThat(afterLondon(396_500, DAYS)).isEmpty();
    assertThat(afterLondon(64_777, DAYS - 1)).isEmpty();
  }

  /** Why it is believed of zoe that she is at an exit, after an afternoon in London. */
  private static List<String> afterLondon(long network, int london) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day <= DAYS; day++) {
      memory.see(home("zoe").at("09:00").days(day).build());
      if (day == london) {
        var there = far("zoe", LONDON, "12.34.60.1").network(network, "Example Holding");
        memory.see(there.at("14:00").days(day).build());
      }
    }
    memory.see(home("zoe").at("18:00").days(DAYS).build());
    return MemoryInMaps.travel(memory.see(exit("zoe").at("18:20").days(DAYS).build())).getFirst();
  }

  @Test
  void an_organization_that_is_in_two_countries_has_exits_there_on_the_first_day_of_all() {
    assertThat(bobAfterAnn(far("bob", SYDNEY, "12.34.70.1"))).isEqualTo(List.of("shared-network"));
    assertThat(bobAfterAnn(far("bob", NEW_YORK, "12.34.70.1"))).isEmpty();
    assertThat(bobAfterAnn(far("bob", SYDNEY, "12.34.70.1").network(64_777, "Other"))).isEmpty();
  }

  /** Why it is believed of bob that he was there minutes ago, after ann was told of in New York. */
  private static List<String> bobAfterAnn(LoginBuilder bob) {
    var memory = MemoryInMaps.withDefaults();
    memory.see(exit("ann").at("09:00").build());
    assertThat(MemoryInMaps.travel(memory.see(home("ann").at("09:10").build())))
        .containsExactly(List.of());
    memory.see(bob.at("09:20").build());
    return MemoryInMaps.travel(memory.see(home("bob").at("09:30").build())).getFirst();
  }

  @Test
  void an_exit_is_its_addresses_whatever_private_number_its_system_has() {
    assertThat(zoeBehind("12.34.56.", 64_600)).containsExactly(List.of("shared-network"));
    assertThat(zoeBehind("12.34.56.", 4_200_000_001L)).containsExactly(List.of("shared-network"));
    assertThat(zoeBehind("203.0.113.", 64_600)).containsExactly(List.of());
  }

  /** Why it is believed of zoe that she is at an exit that three colleagues came to. */
  private static List<List<String>> zoeBehind(String range, long asn) {
    return MemoryInMaps.travel(
        afterAnEvening(
                privately("ann", range + 1, asn).at("19:00"),
                privately("bob", range + 2, asn).at("19:10"),
                privately("cem", range + 3, asn).at("19:20"),
                home("zoe").at("20:00"))
            .see(privately("zoe", range + 4, asn).at("20:20").days(DAYS).build()));
  }

  private static LoginBuilder privately(String user, String ip, long asn) {
    return far(user, NEW_YORK, ip).network(asn, "Example Holding");
  }

  @Test
  void a_private_number_does_not_tell_one_organization_from_another_but_its_name_does() {
    assertThat(bobInSydney(55_000, "Another Holding")).isEqualTo(List.of("shared-network"));
    assertThat(bobInSydney(64_600, "Another Holding")).isEmpty();
    assertThat(bobInSydney(64_600, "Example Holding")).isEqualTo(List.of("shared-network"));
    assertThat(bobInSydney(64_600, "unknown")).isEmpty();
  }

  /** Why it is believed of bob that he was in Sydney, after ann was told of in New York. */
  private static List<String> bobInSydney(long asn, String organization) {
    var memory = MemoryInMaps.withDefaults();
    memory.see(privately("ann", "12.34.56.7", asn).at("09:00").build());
    assertThat(MemoryInMaps.travel(memory.see(home("ann").at("09:10").build())))
        .containsExactly(List.of());
    memory.see(far("bob", SYDNEY, "12.34.70.1").network(asn, organization).at("09:20").build());
    return MemoryInMaps.travel(memory.see(home("bob").at("09:30").build())).getFirst();
  }

  @Test
  void of_somebody_new_a_line_that_two_colleagues_came_to_is_the_companys() {
    assertThat(newcomer(ROME, exit("ann"), exit("bob"))).containsExactly("shared-network");
    assertThat(newcomer(ROME, exit("ann"))).isEmpty();
    assertThat(newcomer(ROME, exit("ann"), far("bob", NEW_YORK, "12.34.57.7"))).isEmpty();
    assertThat(newcomer(ROME, exit("ann"), exit("bob").with(SAFARI_ON_IPHONE))).isEmpty();
    assertThat(newcomer(SYDNEY, exit("ann"), exit("bob"))).isEmpty();
  }

  /**
   * Why it is believed of zoe, whom nobody knows, that she is there minutes after she was at the
   * exit, where those were before. Three more are in Rome.
   */
  private static List<String> newcomer(Place place, LoginBuilder... before) {
    var memory = MemoryInMaps.withDefaults();
    for (LoginBuilder one : before) {
      memory.see(one.at("08:00").build());
    }
    for (String user : List.of("dan", "eve", "fay")) {
      memory.see(home(user).at("08:10").build());
    }
    memory.see(exit("zoe").at("09:00").build());
    return MemoryInMaps.travel(memory.see(home("zoe").from(place).at("09:10").build())).getFirst();
  }

  @Test
  void nor_is_a_country_of_two_colleagues_one_where_people_are() {
    assertThat(inTheCountryOf("dan", "eve", "fay")).containsExactly("shared-network");
    assertThat(inTheCountryOf("dan", "eve")).isEmpty();
  }

  private static List<String> inTheCountryOf(String... colleagues) {
    var memory = MemoryInMaps.withDefaults();
    memory.see(exit("ann").at("08:00").build());
    memory.see(exit("bob").at("08:00").build());
    for (String user : colleagues) {
      memory.see(home(user).at("08:10").build());
    }
    memory.see(exit("zoe").at("09:00").build());
    return MemoryInMaps.travel(memory.see(home("zoe").at("09:10").build())).getFirst();
  }

  @Test
  void somebody_new_is_told_of_a_strange_end_once_too() {
    assertThat(toldAgain(line("zoe"), "09:40")).containsExactly("told-before");
    assertThat(toldAgain(line("zoe"), "09:39")).isEmpty();
    assertThat(toldAgain(line("zoe").from(PARIS), "09:40")).isEmpty();
  }

  /** Why zoe, who is new and was told of at ten past nine at an exit, is believed to be there. */
  private static List<String> toldAgain(LoginBuilder next, String at) {
    var memory = MemoryInMaps.withDefaults();
    memory.see(home("zoe").at("08:50").build());
    memory.see(home("zoe").at("09:00").build());
    assertThat(MemoryInMaps.travel(memory.see(exit("zoe").at("09:10").build())))
        .contains(List.of());
    return MemoryInMaps.travel(memory.see(next.at(at).build())).getFirst();
  }

  @Test
  void another_program_of_the_users_computer_goes_through_the_companys_exit_as_well() {
    var edge = new Device("Windows", "11", "desktop", "Edge");
    assertThat(zoeJumpsWith(edge, "ann", "bob", "cem")).containsExactly("shared-network");
    assertThat(zoeJumpsWith(edge, "ann", "bob")).isEmpty();
    assertThat(zoeJumpsWith(CHROME_ON_LINUX, "ann", "bob", "cem")).isEmpty();
  }

  private static List<String> zoeJumpsWith(Device device, String... colleagues) {
    var memory = atHome("ann", "bob", "cem", "zoe");
    for (String user : colleagues) {
      memory.see(home(user).at("09:00").days(DAYS).build());
      memory.see(exit(user).at("19:00").days(DAYS).build());
    }
    memory.see(home("zoe").at("09:00").days(DAYS + 1).build());
    var jump = exit("zoe").with(device).at("09:20").days(DAYS + 1).build();
    return MemoryInMaps.travel(memory.see(jump)).getFirst();
  }
}
