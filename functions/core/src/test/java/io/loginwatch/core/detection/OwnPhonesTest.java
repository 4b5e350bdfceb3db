package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.FIREFOX_ON_WINDOWS;
import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.PARIS;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is new about a phone, or about somebody who is not known for long. */
class OwnPhonesTest {
  private static final Device COMPUTER = new Device("Linux", "", "desktop", "Chrome");
  private static final Device APP = new Device("", "", "library", "okhttp");
  private static final Device SCRIPT = new Device("", "", "library", "Python Requests");
  private static final Device GALAXY = new Device("Android", "15", "mobile", "Chrome Mobile");
  private static final Network MOBILE = new Network(64998, "Carrier", Network.Kind.MOBILE);
  private static final Network LINE = new Network(64996, "Telecom", Network.Kind.UNKNOWN);
  private static final Network OTHER_MOBILE = new Network(64997, "Other", Network.Kind.MOBILE);
  private static final Place SEATTLE = new Place("US", "", "Seattle", 47.6062, -122.3321, 20);
  private static final Network VPN = new Network(9009, "M247 Europe", Network.Kind.UNKNOWN);
  private static final Network AIRCRAFT = new Network(22351, "Intelsat", Network.Kind.UNKNOWN);
  private static final Network SATELLITE = new Network(64999, "Sky", Network.Kind.SATELLITE);
  private static final Network SERVER = new Network(64999, "Other", Network.Kind.HOSTING);

  /** What pages after so many days of one login each at nine in the morning. */
  private static List<String> toldAfter(int days, LoginBuilder login) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < days; day++) {
      memory.see(login().at("09:00").days(day).build());
    }
    return MemoryInMaps.told(memory.see(login.days(days).build())).stream()
        .map(Alert::rule)
        .toList();
  }

  private static LoginBuilder elsewhere() {
    return login().network(64999, "Other").ip("198.51.100.1").at("19:00").with(SAFARI_ON_IPHONE);
  }

  @Test
  void a_phone_at_home_in_the_evening_is_one_piece_of_news() {
    assertThat(toldAfter(40, elsewhere())).isEmpty();
    assertThat(toldAfter(40, elsewhere().with(COMPUTER))).containsExactly("unusual-login");
    assertThat(toldAfter(40, elsewhere().from(PARIS))).containsExactly("unusual-login");
    assertThat(toldAfter(40, elsewhere().network(SERVER))).containsExactly("unusual-login");
  }

  @Test
  void home_is_where_somebodys_lines_are_and_not_where_the_vpn_comes_out() {
    assertThat(usualCountry(6, Anonymizer.VPN)).isEqualTo("IT");
    assertThat(usualCountry(5, Anonymizer.VPN)).as("too seldom by a line").isEqualTo("US");
    assertThat(usualCountry(6)).as("lines everywhere").isEqualTo("US");
  }

  /** Of somebody who is in New York twice a day, by a line or hidden so, and in Rome by a line. */
  private static String usualCountry(int evenings, Anonymizer... anonymizers) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 25; day++) {
      var there = login().from(NEW_YORK).network(64999, "Other").through(anonymizers);
      memory.see(there.at("14:00").days(day).build());
      memory.see(there.at("15:00").days(day).build());
      if (day < evenings) {
        memory.see(login().at("19:00").days(day).build());
      }
    }
    return Habits.usualCountry(memory.profile("alice"));
  }

  @Test
  void not_while_people_sleep() {
    assertThat(toldAfter(40, elsewhere().at("05:00"))).isEmpty();
    assertThat(toldAfter(40, elsewhere().at("04:59"))).containsExactly("unusual-login");
  }

  @Test
  void an_app_on_a_phone_at_home_is_no_tool() {
    assertThat(toldAfter(40, elsewhere().with(APP))).isEmpty();
    assertThat(toldAfter(40, elsewhere().with(SCRIPT))).containsExactly("unusual-login");
    assertThat(toldAfter(40, elsewhere().with(APP).network(SERVER)))
        .containsExactly("unusual-login");
  }

  @Test
  void an_app_on_a_phone_has_no_place_on_its_carrier() {
    assertThat(toldOnTheCarrier(APP)).isEmpty();
    assertThat(toldOnTheCarrier(SCRIPT)).containsExactly("impossible-travel");
  }

  /** At home with an app, and an hour later with the phone in Sydney. */
  private static List<String> toldOnTheCarrier(Device app) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 40; day++) {
      memory.see(athome(day, "09:00", app).build());
      memory.see(athome(day, "10:00", SAFARI_ON_IPHONE).ip("203.0.113." + day).build());
    }
    memory.see(athome(40, "09:00", app).build());
    var alerts =
        memory.see(
            login()
                .from(LoginBuilder.SYDNEY)
                .network(64999, "Hotel")
                .ip("198.51.100.1")
                .at("10:00")
                .with(SAFARI_ON_IPHONE)
                .days(40)
                .build());
    return MemoryInMaps.told(alerts).stream().map(Alert::rule).toList();
  }

  @Test
  void that_a_network_is_of_phones_alone_needs_phones_that_say_so() {
    assertThat(toldOfThePhone(new Device("Android", "15", "mobile", "Example"))).isEmpty();
    assertThat(toldOfThePhone(APP)).containsExactly("impossible-travel");
  }

  @Test
  void another_app_on_the_phone_is_on_its_carrier_too() {
    var mail = new Device("iOS", "", "mobile", "");
    assertThat(toldOfTheApp(mail, MOBILE, FIREFOX_ON_WINDOWS)).isEmpty();
    assertThat(toldOfTheApp(GALAXY, MOBILE, FIREFOX_ON_WINDOWS)).as("the old one's card").isEmpty();
    assertThat(toldOfTheApp(GALAXY, OTHER_MOBILE, FIREFOX_ON_WINDOWS)).as("another").isNotEmpty();
    assertThat(toldOfTheApp(COMPUTER, MOBILE, FIREFOX_ON_WINDOWS)).as("a computer").isNotEmpty();
    assertThat(toldOfTheApp(mail, OTHER_MOBILE, FIREFOX_ON_WINDOWS)).as("a network").isNotEmpty();
    assertThat(toldOfTheApp(mail, MOBILE, COMPUTER)).as("a stranger over there").isNotEmpty();
  }

  /**
   * That computer is in an hotel in Paris, and an hour later an app on that carrier in New York.
   */
  private static List<String> toldOfTheApp(Device app, Network carrier, Device computer) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 40; day++) {
      memory.see(inNewYork(day).build());
      memory.see(
          inNewYork(day).network(MOBILE).ip("203.0.113." + day).with(SAFARI_ON_IPHONE).build());
    }
    var hotel = inNewYork(41).from(PARIS).network(64999, "Hotel").ip("198.51.100.1");
    memory.see(hotel.with(computer).build());
    var there = inNewYork(41).network(carrier).ip("203.0.113.200").with(app);
    return MemoryInMaps.told(memory.see(there.plus(Duration.ofMinutes(60)).build())).stream()
        .map(Alert::rule)
        .filter("impossible-travel"::equals)
        .toList();
  }

  /** The phone in Sydney, and two hours later on a network at home that it shares with an app. */
  private static List<String> toldOfThePhone(Device app) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 40; day++) {
      memory.see(athome(day, "09:00", app).build());
      memory.see(athome(day, "10:00", SAFARI_ON_IPHONE).ip("203.0.113." + day).build());
    }
    memory.see(
        login()
            .from(LoginBuilder.SYDNEY)
            .network(64999, "Hotel")
            .ip("198.51.100.1")
            .at("23:00")
            .with(SAFARI_ON_IPHONE)
            .days(40)
            .build());
    var alerts = memory.see(athome(41, "01:00", SAFARI_ON_IPHONE).ip("203.0.113.200").build());
    return MemoryInMaps.told(alerts).stream().map(Alert::rule).toList();
  }

  private static LoginBuilder athome(int day, String clock, Device device) {
    return login()
        .network(new Network(64511, "Example Telecom", Network.Kind.UNKNOWN))
        .ip("192.0.2." + day)
        .with(device)
        .at(clock)
        .days(day);
  }

  @Test
  void a_new_phone_has_no_place_on_the_carrier_of_the_old_one() {
    assertThat(toldOfANewPhone(3, GALAXY, MOBILE, SEATTLE)).isEmpty();
    assertThat(toldOfANewPhone(2, GALAXY, MOBILE, SEATTLE)).as("its second day").isNotEmpty();
    assertThat(toldOfANewPhone(3, COMPUTER, MOBILE, SEATTLE)).as("a computer").isNotEmpty();
    assertThat(toldOfANewPhone(3, GALAXY, OTHER_MOBILE, SEATTLE)).as("another one").isNotEmpty();
    assertThat(toldOfANewPhone(3, GALAXY, MOBILE, PARIS)).as("abroad").isNotEmpty();
  }

  /** At a computer in New York, and a quarter of an hour later that, after some days by phone. */
  private static List<String> toldOfANewPhone(
      int days, Device device, Network carrier, Place where) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 40; day++) {
      memory.see(inNewYork(day).build());
      if (day >= 40 - days) {
        memory.see(
            inNewYork(day).network(MOBILE).ip("203.0.113." + day).with(SAFARI_ON_IPHONE).build());
      }
    }
    memory.see(inNewYork(40).build());
    var there = inNewYork(40).from(where).network(carrier).ip("203.0.113.200").with(device);
    return MemoryInMaps.told(memory.see(there.plus(Duration.ofMinutes(15)).build())).stream()
        .map(Alert::rule)
        .filter("impossible-travel"::equals)
        .toList();
  }

  private static LoginBuilder inNewYork(int day) {
    return login().from(NEW_YORK).at("14:00").with(FIREFOX_ON_WINDOWS).days(day);
  }

  @Test
  void the_first_phone_of_who_began_on_a_journey_is_routed_home() {
    assertThat(toldInTheHotel(0, SAFARI_ON_IPHONE, MOBILE, 0)).isEmpty();
    assertThat(toldInTheHotel(0, COMPUTER, MOBILE, 0)).as("a computer").isNotEmpty();
    assertThat(toldInTheHotel(0, SAFARI_ON_IPHONE, LINE, 0)).as("a line").isNotEmpty();
  }

  @Test
  void so_it_is_though_the_hotel_is_the_first_that_the_log_knows() {
    assertThat(toldOnTheFirstMorning(MOBILE)).isEmpty();
    assertThat(toldOnTheFirstMorning(LINE)).as("a line").isNotEmpty();
    var home = login().from(NEW_YORK).network(64995, "Home").ip("203.0.113.9");
    assertThat(toldOnTheFirstMorning(MOBILE, home)).as("was elsewhere an hour ago").isNotEmpty();
  }

  /** After that, the computer is in an hotel in Paris, and minutes later the phone in New York. */
  private static List<String> toldOnTheFirstMorning(Network network, LoginBuilder... before) {
    var memory = MemoryInMaps.withDefaults();
    for (LoginBuilder one : before) {
      memory.see(one.at("08:00").build());
    }
    memory.see(login().from(PARIS).network(64999, "Hotel").ip("198.51.100.1").at("09:00").build());
    var phone = login().from(NEW_YORK).network(network).with(SAFARI_ON_IPHONE);
    return MemoryInMaps.told(memory.see(phone.ip("203.0.113.200").at("09:10").build())).stream()
        .map(Alert::rule)
        .filter("impossible-travel"::equals)
        .toList();
  }

  @Test
  void colleagues_say_that_a_network_is_a_carriers_as_long_as_a_journey_takes() {
    assertThat(toldInTheHotel(3, SAFARI_ON_IPHONE, LINE, 3)).isEmpty();
    assertThat(toldInTheHotel(3, SAFARI_ON_IPHONE, LINE, 2)).as("colleagues").isNotEmpty();
    assertThat(toldInTheHotel(5, SAFARI_ON_IPHONE, LINE, 3)).as("by then").isNotEmpty();
  }

  /**
   * Of somebody who is in an hotel in Paris for so many days, and half an hour after the last login
   * there on that device in New York, on a network to which so many colleagues come back.
   */
  private static List<String> toldInTheHotel(
      int days, Device device, Network network, int colleagues) {
    var memory = MemoryInMaps.withDefaults();
    for (String colleague : List.of("bob", "cas", "dan").subList(0, colleagues)) {
      var phone = login().of(colleague).from(NEW_YORK).network(network);
      for (int day = 0; day < 3; day++) {
        var there = phone.with(SAFARI_ON_IPHONE).ip("203.0.113." + day);
        memory.see(there.at("15:00").days(day).build());
      }
    }
    var hotel = login().from(PARIS).network(64999, "Hotel").ip("198.51.100.1");
    for (int day = 0; day <= days; day++) {
      for (int hour = 0; hour < 5; hour++) {
        memory.see(hotel.at("09:00").plus(Duration.ofHours(hour)).days(day).build());
      }
    }
    var there = login().from(NEW_YORK).network(network).with(device).ip("203.0.113.200");
    return MemoryInMaps.told(memory.see(there.at("13:30").days(days).build())).stream()
        .map(Alert::rule)
        .filter("impossible-travel"::equals)
        .toList();
  }

  @Test
  void a_vpn_on_a_phone_is_one_piece_of_news() {
    assertThat(toldAfter(40, behind(VPN))).isEmpty();
    assertThat(toldAfter(40, behind(VPN).with(COMPUTER))).containsExactly("unusual-login");
    assertThat(toldAfter(40, behind(VPN).with(APP))).containsExactly("unusual-login");
    assertThat(toldAfter(40, behind(VPN).at("03:00"))).containsExactly("unusual-login");
    assertThat(toldAfter(40, behind(SERVER))).containsExactly("unusual-login");
    assertThat(toldAfter(40, behind(VPN).through(Anonymizer.TOR))).contains("unusual-login");
  }

  private static LoginBuilder behind(Network network) {
    return elsewhere().from(PARIS).network(network).at("12:00");
  }

  @Test
  void nobody_on_an_aircraft_hides() {
    for (Device device : List.of(COMPUTER, SAFARI_ON_IPHONE, APP)) {
      assertThat(toldAfter(40, behind(AIRCRAFT).with(device))).isEmpty();
      assertThat(toldAfter(40, behind(SATELLITE).with(device))).isEmpty();
    }
    assertThat(toldAfter(40, behind(AIRCRAFT).with(SCRIPT))).containsExactly("unusual-login");
  }

  @Test
  void a_country_next_door_weighs_as_a_town() {
    assertThat(toldAcross(0.899, 40, COMPUTER)).isEmpty();
    assertThat(toldAcross(0.902, 40, COMPUTER)).containsExactly("unusual-login");
  }

  @Test
  void a_carrier_may_have_the_first_phone_of_somebody_new_in_the_next_country() {
    assertThat(toldAcross(4.49, 13, SAFARI_ON_IPHONE)).isEmpty();
    assertThat(toldAcross(4.51, 13, SAFARI_ON_IPHONE)).containsExactly("unusual-login");
    assertThat(toldAcross(4.49, 14, SAFARI_ON_IPHONE)).containsExactly("unusual-login");
    assertThat(toldAcross(4.49, 13, COMPUTER)).containsExactly("unusual-login");
  }

  /** What pages of a device in the next country, so many degrees (111 km) to the north. */
  private static List<String> toldAcross(double degrees, int days, Device device) {
    var there = new Place("SM", "", "Example", 41.9028 + degrees, 12.4964, 20);
    return toldAfter(days, elsewhere().from(there).at("09:00").with(device));
  }

  @Test
  void many_logins_on_one_day_are_one_look() {
    assertThat(weightAfter(1, 24)).isBetween(12.5, 16.0);
    assertThat(weightAfter(2, 12)).isBetween(12.5, 16.0);
    assertThat(weightAfter(24, 1)).isEqualTo(25);
  }

  /** What a new device weighs after so many days with so many logins each. */
  private static double weightAfter(int days, int logins) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < days; day++) {
      for (int i = 0; i < logins; i++) {
        memory.see(
            login()
                .at("09:00")
                .with(FIREFOX_ON_WINDOWS)
                .days(day)
                .plus(Duration.ofMinutes(i))
                .build());
      }
    }
    var alerts = memory.see(login().at("10:00").with(COMPUTER).days(days).build());
    return MemoryInMaps.of("new-device", alerts).getFirst().factors().getFirst().weight();
  }

  @Test
  void after_a_working_week_a_computer_abroad_that_was_never_seen_is_not_on_the_phones_carrier() {
    assertThat(computerAbroad(5, COMPUTER, LINE)).contains(List.of());
    assertThat(computerAbroad(4, COMPUTER, LINE)).isNotEmpty().doesNotContain(List.of());
    assertThat(computerAbroad(5, SAFARI_ON_IPHONE, LINE)).isNotEmpty().doesNotContain(List.of());
  }

  @Test
  void after_a_working_week_a_server_in_a_new_country_is_no_exit_that_will_be_known() {
    assertThat(computerAbroad(5, SAFARI_ON_IPHONE, SERVER, LINE)).contains(List.of());
    assertThat(computerAbroad(4, SAFARI_ON_IPHONE, SERVER, LINE))
        .isNotEmpty()
        .doesNotContain(List.of());
  }

  private static List<List<String>> computerAbroad(int days, Device device, Network there) {
    return computerAbroad(days, device, there, MOBILE);
  }

  /**
   * Why travel is believed of somebody who is on that network at home once a day for so many days,
   * and eighty minutes later in New York.
   */
  private static List<List<String>> computerAbroad(
      int days, Device device, Network there, Network home) {
    var memory = MemoryInMaps.withDefaults();
    memory.see(login().with(SAFARI_ON_IPHONE).network(home).ip("203.0.113.7").at("08:00").build());
    for (int day = 0; day <= days; day++) {
      var phone = login().with(SAFARI_ON_IPHONE).network(home).ip("203.0.113." + day);
      memory.see(phone.at("09:00").days(day).build());
    }
    var abroad = login().from(NEW_YORK).with(device).network(there).ip("198.51.100.77");
    return MemoryInMaps.of("impossible-travel", memory.see(abroad.at("10:20").days(days).build()))
        .stream()
        .map(Alert::suppressed)
        .toList();
  }
}
