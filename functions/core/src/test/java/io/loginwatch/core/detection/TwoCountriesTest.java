package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.FIREFOX_ON_WINDOWS;
import static io.loginwatch.core.LoginBuilder.MILAN;
import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One computer in two countries, where databases know no town. */
class TwoCountriesTest {
  private static final Place ITALY = new Place("IT", null, null, 42.8333, 12.8333, 1000);
  private static final Place AMERICA = new Place("US", null, null, 37.751, -97.822, 1000);
  private static final Place ZURICH = new Place("CH", "Zurich", "Zurich", 47.3769, 8.5417, 20);
  private static final int DAYS = 20;

  /** Alice in a town that no database knows, each morning. */
  private static MemoryInMaps settled(Device device, Place home) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < DAYS; day++) {
      memory.see(login().from(home).with(device).at("09:00").days(day).build());
    }
    return memory;
  }

  private static LoginBuilder abroad() {
    return login().from(ZURICH).ip("198.51.100.1").network(64999, "Other");
  }

  private static LoginBuilder home() {
    return login().from(ITALY);
  }

  private static List<String> told(LoginBuilder first, LoginBuilder then) {
    var memory = settled(FIREFOX_ON_WINDOWS, ITALY);
    memory.see(first.build());
    return MemoryInMaps.told(memory.see(then.build())).stream().map(Alert::rule).toList();
  }

  @Test
  void the_owner_is_back_within_minutes() {
    assertThat(told(abroad().at("12:00").days(DAYS), home().at("12:45").days(DAYS)))
        .containsExactly("two-countries");
    assertThat(told(abroad().at("12:00").days(DAYS), home().at("12:46").days(DAYS))).isEmpty();
  }

  @Test
  void so_it_is_the_other_way_round_and_late() {
    assertThat(told(home().at("12:00").days(DAYS), abroad().at("12:45").days(DAYS)))
        .contains("two-countries");
    assertThat(told(home().at("12:00").days(DAYS), abroad().at("12:46").days(DAYS)))
        .doesNotContain("two-countries");
    assertThat(told(home().at("12:45").days(DAYS), abroad().at("12:00").days(DAYS)))
        .contains("two-countries");
  }

  @Test
  void where_kilometres_can_be_told_they_are() {
    var memory = settled(FIREFOX_ON_WINDOWS, ROME);
    memory.see(abroad().from(NEW_YORK).at("12:00").days(DAYS).build());
    assertThat(memory.rules(login().at("12:45").days(DAYS).build()))
        .contains("impossible-travel")
        .doesNotContain("two-countries");
  }

  @Test
  void neither_place_need_be_known() {
    assertThat(told(abroad().from(AMERICA).at("12:00").days(DAYS), home().at("12:45").days(DAYS)))
        .containsExactly("two-countries");
    assertThat(told(abroad().from(ITALY).at("12:00").days(DAYS), home().at("12:45").days(DAYS)))
        .isEmpty();
  }

  @Test
  void a_traveller_is_where_the_computer_was_on_another_day() {
    assertThat(underWay(DAYS - 2, FIREFOX_ON_WINDOWS)).contains("two-countries");
    assertThat(underWay(DAYS, FIREFOX_ON_WINDOWS)).doesNotContain("two-countries");
    assertThat(underWay(DAYS - 2, SAFARI_ON_IPHONE)).doesNotContain("two-countries");
  }

  /** Alice at home, in Zurich since that day, and then with that device far away. */
  private static List<String> underWay(int since, Device device) {
    var memory = settled(FIREFOX_ON_WINDOWS, ITALY);
    memory.see(abroad().at("18:00").days(since).build());
    memory.see(abroad().at("12:00").days(DAYS).build());
    var far = login().from(AMERICA).ip("198.51.100.77").network(64998, "Another").with(device);
    return memory.rules(far.at("12:30").days(DAYS).build());
  }

  @Test
  void a_phones_data_is_routed_home() {
    var memory = settled(SAFARI_ON_IPHONE, ITALY);
    memory.see(abroad().with(SAFARI_ON_IPHONE).at("12:00").days(DAYS).build());
    assertThat(memory.rules(home().with(SAFARI_ON_IPHONE).at("12:45").days(DAYS).build()))
        .doesNotContain("two-countries");
  }

  @Test
  void so_is_a_computers_that_hangs_on_one() {
    var carrier = new Network(64999, "Other", Network.Kind.MOBILE);
    assertThat(
            told(abroad().network(carrier).at("12:00").days(DAYS), home().at("12:45").days(DAYS)))
        .isEmpty();
  }

  @Test
  void a_computer_that_comes_back_to_an_address_is_on_a_line_whatever_its_carrier_is_called() {
    assertThat(onACarriersLine("192.0.2.1")).contains("two-countries");
    assertThat(onACarriersLine("192.0.2.2")).doesNotContain("two-countries");
  }

  /** Alice abroad, and minutes later on a carrier that has phones in its name, at that address. */
  private static List<String> onACarriersLine(String ip) {
    var carrier = new Network(64700, "Telecom Mobile", Network.Kind.MOBILE);
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < DAYS; day++) {
      memory.see(home().network(carrier).ip("192.0.2.1").at("09:00").days(day).build());
    }
    memory.see(abroad().at("12:00").days(DAYS).build());
    return memory.rules(home().network(carrier).ip(ip).at("12:30").days(DAYS).build());
  }

  /** From Milan to Zurich is too near for what databases know, but not for a computer. */
  @Test
  void where_kilometres_are_too_few_to_be_told_borders_are() {
    assertThat(fromMilan(ZURICH, "12:45")).contains("two-countries");
    assertThat(fromMilan(ZURICH, "12:46")).doesNotContain("two-countries");
    var lugano = new Place("CH", "Ticino", "Lugano", 46.0037, 8.9511, 20);
    assertThat(fromMilan(lugano, "12:45")).doesNotContain("two-countries");
    var rome = new Place("IT", "Lazio", "Rome", 41.9028, 12.4964, 20);
    assertThat(fromMilan(rome, "12:45")).doesNotContain("two-countries");
  }

  @Test
  void of_a_network_without_number_and_name_nobody_knows_whether_it_is_a_line() {
    assertThat(fromMilan(abroad().from(ZURICH).network(3000, "Other"), "12:45"))
        .contains("two-countries");
    assertThat(fromMilan(abroad().from(ZURICH).network(Network.NONE), "12:45"))
        .doesNotContain("two-countries");
  }

  private static List<String> fromMilan(Place place, String time) {
    return fromMilan(abroad().from(place), time);
  }

  private static List<String> fromMilan(LoginBuilder next, String time) {
    var memory = settled(FIREFOX_ON_WINDOWS, MILAN);
    memory.see(login().from(MILAN).at("12:00").days(DAYS).build());
    return memory.rules(next.at(time).days(DAYS).build());
  }

  @Test
  void what_explains_a_journey_explains_a_border() {
    var memory = settled(FIREFOX_ON_WINDOWS, MILAN);
    for (String colleague : List.of("bob", "carol", "dave")) {
      for (int day = 0; day < DAYS; day++) {
        memory.see(login().of(colleague).from(NEW_YORK).at("09:00").days(day).build());
      }
      memory.see(exit().of(colleague).at("10:00").days(DAYS - 1).build());
    }
    memory.see(login().from(MILAN).at("12:00").days(DAYS).build());
    assertThat(memory.rules(exit().at("12:45").days(DAYS).build())).doesNotContain("two-countries");
  }

  private static LoginBuilder exit() {
    return login().from(ZURICH).ip("5.1.1.1").network(3000, "Other");
  }

  @Test
  void another_computer_may_be_anywhere() {
    var other = new Device("Linux", "", "desktop", "Chrome");
    assertThat(told(abroad().with(other).at("12:00").days(DAYS), home().at("12:45").days(DAYS)))
        .isEmpty();
  }

  @Test
  void a_vpn_is_no_place() {
    assertThat(
            told(
                abroad().network(9009, "M247").at("12:00").days(DAYS),
                home().at("12:45").days(DAYS)))
        .isEmpty();
  }

  @Test
  void who_was_there_before_may_have_a_line_there() {
    var memory = settled(FIREFOX_ON_WINDOWS, ITALY);
    memory.see(abroad().at("12:00").days(DAYS - 2).build());
    memory.see(abroad().at("12:00").days(DAYS).build());
    assertThat(memory.rules(home().at("12:45").days(DAYS).build())).doesNotContain("two-countries");
  }

  @Test
  void it_is_told_once_a_day() {
    var memory = settled(FIREFOX_ON_WINDOWS, ITALY);
    memory.see(abroad().at("12:00").days(DAYS).build());
    assertThat(memory.rules(home().at("12:10").days(DAYS).build())).contains("two-countries");
    assertThat(memory.rules(home().at("12:20").days(DAYS).build())).doesNotContain("two-countries");
  }

  /** From Italy to the States is 5,200 km at the least, from anywhere to anywhere. */
  @Test
  void beyond_an_ocean_hours_tell_and_the_device_says_nothing() {
    var phone = abroad().from(AMERICA).with(SAFARI_ON_IPHONE);
    assertThat(told(home().at("09:00").days(DAYS), phone.at("14:30").days(DAYS)))
        .contains("two-countries");
    assertThat(told(home().at("09:00").days(DAYS), phone.at("15:30").days(DAYS)))
        .doesNotContain("two-countries");
    assertThat(told(phone.at("09:00").days(DAYS), home().at("14:30").days(DAYS)))
        .contains("two-countries");
    assertThat(told(home().at("14:30").days(DAYS), phone.at("09:00").days(DAYS)))
        .contains("two-countries");
  }

  @Test
  void a_town_is_nearer_than_its_country_and_a_neighbour_is_next_door() {
    var rome = settled(FIREFOX_ON_WINDOWS, ROME);
    var america = abroad().from(AMERICA);
    rome.see(login().at("09:00").days(DAYS).build());
    assertThat(rome.rules(america.at("15:00").days(DAYS).build())).contains("two-countries");
    var swiss = abroad().from(new Place("CH", null, null, 46.8, 8.2, 1000));
    assertThat(told(home().at("09:00").days(DAYS), swiss.at("09:46").days(DAYS)))
        .doesNotContain("two-countries");
  }

  @Test
  void a_phone_on_its_carrier_is_not_at_home() {
    assertThat(withAPhoneAt("192.0.2.99")).doesNotContain("two-countries");
    assertThat(withAPhoneAt("192.0.2.1")).contains("two-countries");
  }

  /** The phone at home, at that address; the computer is at 192.0.2.1. Then one in America. */
  private static List<String> withAPhoneAt(String ip) {
    var carrier = new Network(64700, "Telecom", Network.Kind.MOBILE);
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < DAYS; day++) {
      memory.see(home().at("08:00").days(day).build());
      memory.see(
          home().network(carrier).ip(ip).with(SAFARI_ON_IPHONE).at("09:00").days(day).build());
    }
    memory.see(
        home().network(carrier).ip(ip).with(SAFARI_ON_IPHONE).at("09:00").days(DAYS + 1).build());
    return memory.rules(abroad().from(AMERICA).at("10:00").days(DAYS + 1).build());
  }

  @Test
  void a_usual_gateway_without_a_town_is_near_its_user_all_the_same() {
    assertThat(besideTheGateway("12:00", computer())).contains("two-countries");
    assertThat(besideTheGateway("14:00", computer())).contains("two-countries");
    assertThat(besideTheGateway("15:00", computer())).as("hours later").isEmpty();
    assertThat(besideTheGateway("12:00", computer().with(SAFARI_ON_IPHONE)))
        .as("a phone need not go through it")
        .isEmpty();
    var poland = new Place("PL", null, null, 52, 20, 1000);
    assertThat(besideTheGateway("12:00", computer().from(poland))).as("in its reach").isEmpty();
  }

  @Test
  void nor_can_its_user_be_back_behind_it() {
    var memory = behindTheGateway();
    memory.see(computer().at("12:00").days(DAYS).build());
    assertThat(memory.rules(gateway(200).at("12:30").days(DAYS).build())).contains("two-countries");
  }

  @Test
  void what_a_database_says_of_a_gateway_for_once_is_its_owners_country() {
    assertThat(onceBehindAnother(ITALY)).contains("two-countries");
    assertThat(onceBehindAnother(new Place("GB", null, null, 54, -2, 1000))).isEmpty();
  }

  /** A database that does not know where the users of a gateway are gives it a large radius. */
  @Test
  void how_far_a_gateway_may_be_off_is_part_of_its_reach() {
    assertThat(besideAGatewayInRome(20)).contains("two-countries");
    assertThat(besideAGatewayInRome(800)).contains("two-countries");
    assertThat(besideAGatewayInRome(1_500)).contains("two-countries");
    assertThat(besideAGatewayInRome(1_600)).as("its users may be near by").isEmpty();
  }

  /** What is said of a line in Finland, 2,040 km away at the least, a quarter of an hour later. */
  private static List<String> besideAGatewayInRome(int radius) {
    var memory = behindTheGateway();
    var rome = new Place("IT", "Lazio", "Rome", 41.9028, 12.4964, radius);
    memory.see(gateway(200).from(rome).at("10:00").days(DAYS).build());
    var finland = new Place("FI", null, null, 64, 26, 1000);
    return borders(memory, abroad().from(finland).at("10:15"));
  }

  /** Alice behind an address of her gateway's that is said to be there, and then in America. */
  private static List<String> onceBehindAnother(Place place) {
    var memory = behindTheGateway();
    memory.see(gateway(201).from(place).at("11:50").days(DAYS).build());
    return borders(memory, computer().at("12:00"));
  }

  private static LoginBuilder computer() {
    return abroad().from(AMERICA);
  }

  private static LoginBuilder gateway(int address) {
    return home().ip("203.0.113." + address).network(62044, "Zscaler");
  }

  private static MemoryInMaps behindTheGateway() {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < DAYS; day++) {
      memory.see(gateway(day).at("08:00").days(day).build());
      memory.see(gateway(day + 100).at("14:00").days(day).build());
    }
    return memory;
  }

  /** What is said of that, after the gateway at ten. */
  private static List<String> besideTheGateway(String clock, LoginBuilder login) {
    var memory = behindTheGateway();
    memory.see(gateway(200).at("10:00").days(DAYS).build());
    return borders(memory, login.at(clock));
  }

  private static List<String> borders(MemoryInMaps memory, LoginBuilder login) {
    return memory.rules(login.days(DAYS).build()).stream().filter("two-countries"::equals).toList();
  }
}
