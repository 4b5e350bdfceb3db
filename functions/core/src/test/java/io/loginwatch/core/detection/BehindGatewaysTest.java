package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.FIREFOX_ON_WINDOWS;
import static io.loginwatch.core.LoginBuilder.PARIS;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.SYDNEY;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** Users whose computers are always behind a company's gateway, and what is without it. */
class BehindGatewaysTest {
  private static final Device CHROME_ON_WINDOWS = new Device("Windows", "11", "desktop", "Chrome");
  private static final Place PERTH = new Place("AU", "WA", "Perth", -31.9523, 115.8613, 20);
  private static final int DAYS = 20;

  private final MemoryInMaps memory = MemoryInMaps.withDefaults();

  /** A computer through the gateway in Rome, twice a day. */
  private void behindGateway() {
    behindGateway(_ -> {});
  }

  /** The same, and what happens in the evening of each day. */
  private void behindGateway(IntConsumer evening) {
    for (int day = 0; day < DAYS; day++) {
      memory.see(gateway(day).at("08:00").days(day).build());
      memory.see(gateway(day + 100).at("14:00").days(day).build());
      evening.accept(day);
    }
  }

  private static LoginBuilder gateway(int exit) {
    return login().ip("203.0.113." + exit).network(62044, "Zscaler");
  }

  private static LoginBuilder hotel() {
    return login().from(PARIS).ip("198.51.100.9").network(line(64999, "Other"));
  }

  private static Network line(long asn, String organization) {
    return new Network(asn, organization, Network.Kind.UNKNOWN);
  }

  private static double newCountry(List<Alert> alerts) {
    return MemoryInMaps.of("new-country", alerts).getFirst().factors().getFirst().weight();
  }

  @Test
  void the_first_line_without_the_gateway_weighs_as_a_town_by_day_on_the_own_computer() {
    behindGateway();
    var known = memory.see(hotel().at("16:00").days(DAYS).build());

    assertThat(newCountry(known)).isEqualTo(8);
    assertThat(MemoryInMaps.told(known)).isEmpty();
  }

  @Test
  void whoever_was_seen_on_a_line_lives_in_its_country() {
    behindGateway();
    memory.see(
        login().network(line(3269, "Line")).ip("5.1.1.1").at("18:00").days(DAYS - 1).build());

    assertThat(newCountry(memory.see(hotel().at("16:00").days(DAYS).build()))).isEqualTo(25);
  }

  @Test
  void the_first_phone_of_two_weeks_weighs_as_a_town_where_nobody_knows_where_its_user_lives() {
    assertThat(newCountry(onAPhone(13))).isEqualTo(8);
    assertThat(newCountry(onAPhone(14))).isGreaterThanOrEqualTo(25);
  }

  /** What is said of a phone in Sydney, of somebody seen behind the gateway for so many days. */
  private static List<Alert> onAPhone(int days) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day <= days; day++) {
      memory.see(gateway(day).at("08:00").days(day).build());
    }
    return memory.see(hotel().from(SYDNEY).with(SAFARI_ON_IPHONE).at("08:00").days(days).build());
  }

  @Test
  void so_it_does_of_who_was_seen_behind_the_companys_exits_only() {
    assertThat(newCountry(onAPhoneBehindExits(3, false))).isEqualTo(8);
    assertThat(newCountry(onAPhoneBehindExits(1, false))).isGreaterThanOrEqualTo(25);
    assertThat(newCountry(onAPhoneBehindExits(3, true))).isGreaterThanOrEqualTo(25);
  }

  /**
   * What is said of a phone in Sydney, of somebody who was on a line to which so many colleagues
   * came from Paris, and perhaps on one at home.
   */
  private static List<Alert> onAPhoneBehindExits(int colleagues, boolean home) {
    var memory = MemoryInMaps.withDefaults();
    var exit = login().ip("12.34.56.7").network(line(396_500, "Holding"));
    for (int day = 0; day < 10; day++) {
      for (String colleague : List.of("bob", "cas", "dan").subList(0, colleagues)) {
        var line = hotel().of(colleague).ip("8.8.1." + colleague.charAt(0));
        memory.see(line.network(line(3215, "Provider")).at("07:00").days(day).build());
        memory.see(exit.of(colleague).at("07:30").days(day).build());
      }
      memory.see(exit.of("alice").at("08:00").days(day).build());
      if (home && day == 3) {
        memory.see(login().ip("5.1.1.1").network(line(3269, "Line")).at("18:00").days(day).build());
      }
    }
    return memory.see(hotel().from(SYDNEY).with(SAFARI_ON_IPHONE).at("08:00").days(10).build());
  }

  @Test
  void the_only_phone_weighs_as_a_town_where_colleagues_live_however_late_it_comes() {
    assertThat(newCountry(onAPhoneOfColleagues(3, SAFARI_ON_IPHONE, "08:00"))).isEqualTo(8);
    assertThat(newCountry(onAPhoneOfColleagues(2, SAFARI_ON_IPHONE, "08:00"))).isEqualTo(43);
    assertThat(newCountry(onAPhoneOfColleagues(3, CHROME_ON_WINDOWS, "08:00"))).isEqualTo(43);
    assertThat(newCountry(onAPhoneOfColleagues(3, SAFARI_ON_IPHONE, "02:00"))).isEqualTo(43);
  }

  /** Of somebody behind the gateway for weeks, in a town where so many colleagues come back to. */
  private static List<Alert> onAPhoneOfColleagues(int colleagues, Device device, String clock) {
    var memory = MemoryInMaps.withDefaults();
    var town = hotel().network(line(3215, "Provider"));
    for (int day = 0; day < DAYS; day++) {
      memory.see(gateway(day).at("08:00").days(day).build());
      memory.see(gateway(day).at("09:00").days(day).build());
      for (String colleague : List.of("bob", "cas", "dan").subList(0, colleagues)) {
        memory.see(town.of(colleague).at("10:00").days(day).build());
      }
    }
    return memory.see(town.of("alice").with(device).at(clock).days(DAYS).build());
  }

  @Test
  void another_browser_without_the_gateway_weighs_more() {
    behindGateway();
    var other = memory.see(hotel().with(CHROME_ON_WINDOWS).at("16:00").days(DAYS).build());

    assertThat(newCountry(other)).isEqualTo(43);
    assertThat(MemoryInMaps.told(other)).isNotEmpty();
  }

  /** Rome is an hour ahead of the clock of the log. */
  @Test
  void so_does_the_own_computer_while_people_sleep_at_home_and_there() {
    behindGateway();
    assertThat(newCountry(memory.see(hotel().at("04:50").days(DAYS).build()))).isEqualTo(43);
  }

  @Test
  void from_six_on_people_are_awake() {
    behindGateway();
    // Five o'clock by the log is six in Rome, and five in Paris by the sun.
    assertThat(newCountry(memory.see(hotel().at("05:00").days(DAYS).build()))).isEqualTo(8);
  }

  @Test
  void it_is_no_night_where_it_is_morning_there() {
    behindGateway();
    assertThat(newCountry(memory.see(hotel().from(SYDNEY).at("00:30").days(DAYS).build())))
        .isEqualTo(8);
  }

  /** The phone on a line at home, and half an hour later a phone like it in Paris. */
  private List<String> abroad(String home, String today, Device there) {
    Network provider = line(64700, "Telecom");
    behindGateway(day -> {
      var evening = login().with(SAFARI_ON_IPHONE).network(provider).at("19:00").days(day);
      memory.see(evening.ip(home.formatted(day)).build());
    });
    var last = login().with(SAFARI_ON_IPHONE).network(provider).ip(today);
    memory.see(last.at("17:00").days(DAYS).build());
    var alerts = memory.see(hotel().from(SYDNEY).with(there).at("17:30").days(DAYS).build());
    return MemoryInMaps.of("impossible-travel", alerts).getFirst().suppressed();
  }

  @Test
  void a_new_computer_behind_a_gateway_is_a_companys_and_behind_a_vpn_anybodys() {
    assertThat(toldOfANewComputer(62044, "Zscaler")).isEmpty();
    assertThat(toldOfANewComputer(62044, "AS-NAME")).as("by its number").isEmpty();
    assertThat(toldOfANewComputer(64999, "Example SASE")).as("by its name").isEmpty();
    assertThat(toldOfANewComputer(9009, "AS-NAME")).containsExactly("unusual-login");
    assertThat(toldOfANewComputer(64999, "Example Proxy Gateway")).containsExactly("unusual-login");
    assertThat(toldOfANewComputer(64999, "Example Hosting Gateway"))
        .containsExactly("unusual-login");
    assertThat(toldOfANewComputer(62044, "Zscaler", Anonymizer.TOR)).contains("unusual-login");
  }

  /** What pages of a computer in Paris of somebody who was seen on a phone at home only. */
  private static List<String> toldOfANewComputer(long asn, String name, Anonymizer... said) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < DAYS; day++) {
      memory.see(login().with(SAFARI_ON_IPHONE).at("08:00").days(day).build());
    }
    var there = hotel().with(CHROME_ON_WINDOWS).network(line(asn, name)).through(said);
    return MemoryInMaps.told(memory.see(there.at("16:00").days(DAYS).build())).stream()
        .map(Alert::rule)
        .toList();
  }

  @Test
  void a_phone_that_comes_back_to_an_address_is_on_a_line_at_home_and_not_abroad_as_well() {
    assertThat(abroad("192.0.2.7", "192.0.2.7", SAFARI_ON_IPHONE)).isEmpty();
  }

  @Test
  void that_is_known_of_the_network_when_its_address_is_another_today() {
    assertThat(abroad("192.0.2.7", "192.0.2.99", SAFARI_ON_IPHONE)).isEmpty();
  }

  @Test
  void a_phone_whose_address_is_never_the_same_is_on_its_carrier() {
    assertThat(abroad("192.0.2.%d", "192.0.2.99", SAFARI_ON_IPHONE)).containsExactly("carrier");
  }

  @Test
  void another_device_may_have_stayed_at_home_on_its_line() {
    assertThat(abroad("192.0.2.7", "192.0.2.7", FIREFOX_ON_WINDOWS)).containsExactly("carrier");
  }

  @Test
  void a_carrier_keeps_an_address_for_less_than_a_day() {
    assertThat(addresses("19:00")).isEmpty();
    assertThat(addresses("19:01")).containsExactly("carrier");
  }

  /** A phone on a network, at one address from that time until the next evening, then in Sydney. */
  private static List<String> addresses(String first) {
    var test = new BehindGatewaysTest();
    test.behindGateway();
    var phone = login().with(SAFARI_ON_IPHONE).network(line(64700, "Telecom"));
    test.memory.see(phone.ip("192.0.2.7").at("12:00").days(2).build());
    test.memory.see(phone.ip("192.0.2.77").at(first).days(DAYS - 1).build());
    test.memory.see(phone.ip("192.0.2.77").at("19:00").days(DAYS).build());
    var there = hotel().from(SYDNEY).with(SAFARI_ON_IPHONE).at("19:30").days(DAYS).build();
    return MemoryInMaps.of("impossible-travel", test.memory.see(there)).getFirst().suppressed();
  }

  /**
   * What is told of a line in Sydney, half an hour after the gateway in Rome, of somebody whose
   * phone logs in so often a day.
   */
  private static List<String> afterGateway(int phones, int elsewhere) {
    var test = new BehindGatewaysTest();
    Network carrier = new Network(64701, "Example Mobile", Network.Kind.MOBILE);
    test.behindGateway(day -> {
      for (int n = 0; n < phones; n++) {
        var phone = login().with(SAFARI_ON_IPHONE).network(carrier).ip("192.0.2." + day);
        test.memory.see(phone.at("15:1" + n).days(day).build());
      }
      for (int n = 0; n < elsewhere; n++) {
        var office = login().network(line(64702, "Office")).ip("192.0.2.200");
        test.memory.see(office.at("16:1" + n).days(day).build());
      }
    });
    test.memory.see(gateway(55).at("16:00").days(DAYS).build());
    var there = hotel().from(SYDNEY).with(SAFARI_ON_IPHONE).at("16:30").days(DAYS).build();
    return MemoryInMaps.of("impossible-travel", MemoryInMaps.told(test.memory.see(there))).stream()
        .map(Alert::rule)
        .toList();
  }

  @Test
  void however_often_the_phone_is_without_it_the_computers_gateway_is_the_usual_one() {
    assertThat(afterGateway(3, 0)).containsExactly("impossible-travel");
    assertThat(afterGateway(3, 2)).contains("impossible-travel");
    assertThat(afterGateway(3, 3)).isEmpty();
  }

  /** What is told of who is behind the gateway, and minutes later where those colleagues were. */
  private List<String> atALineOf(String... colleagues) {
    behindGateway();
    for (String user : colleagues) {
      memory.see(login().of(user).ip("5.1.1." + user.charAt(0)).at("08:00").days(1).build());
      memory.see(overseas().of(user).at("18:00").days(1).build());
    }
    memory.see(gateway(7).at("15:00").days(DAYS).build());
    return MemoryInMaps.told(memory.see(overseas().at("15:20").days(DAYS).build())).stream()
        .map(Alert::rule)
        .toList();
  }

  private static LoginBuilder overseas() {
    return login().from(SYDNEY).ip("12.34.56.7").network(line(396_500, "Holding"));
  }

  @Test
  void an_exit_of_colleagues_is_no_line_that_nobody_knows() {
    assertThat(atALineOf("ann", "bob", "cem")).isEmpty();
  }

  @Test
  void that_of_two_is() {
    assertThat(atALineOf("ann", "bob")).contains("impossible-travel");
  }

  @Test
  void that_gateways_are_in_a_country_says_nothing_of_a_line_there() {
    assertThat(whereItWas(gateway(77))).containsExactly("impossible-travel");
    assertThat(whereItWas(login().ip("5.1.1.1").network(line(64703, "Line")))).isEmpty();
  }

  /**
   * What is told of a line in Sydney minutes after the gateway in Rome, of who came to Australia so
   * on an earlier day.
   */
  private static List<String> whereItWas(LoginBuilder before) {
    var test = ofWhoWas(before);
    test.memory.see(gateway(7).at("15:00").days(DAYS).build());
    return travel(test.memory.see(hotel().from(SYDNEY).at("15:20").days(DAYS).build()));
  }

  @Test
  void who_was_behind_the_gateway_on_both_sides_of_a_line_was_not_on_it() {
    assertThat(onBothSides("14:20", PERTH)).containsExactly("impossible-travel");
    assertThat(onBothSides("14:19", PERTH)).as("more than an hour before").isEmpty();
    assertThat(onBothSides("14:20", SYDNEY)).as("where its user was on another day").isEmpty();
  }

  /** What is told of who is back behind the gateway, ten minutes after a line in Australia. */
  private static List<String> onBothSides(String gateway, Place away) {
    var test = ofWhoWas(login().ip("5.1.1.1").network(line(64703, "Line")));
    test.memory.see(gateway(7).at(gateway).days(DAYS).build());
    test.memory.see(hotel().from(away).at("15:20").days(DAYS).build());
    return travel(test.memory.see(gateway(8).at("15:30").days(DAYS).build()));
  }

  /** Alice, who was also in Sydney in that way, some days ago. */
  private static BehindGatewaysTest ofWhoWas(LoginBuilder there) {
    var test = new BehindGatewaysTest();
    test.behindGateway(day -> {
      if (day == DAYS - 5) {
        test.memory.see(there.from(SYDNEY).at("20:00").days(day).build());
      }
    });
    return test;
  }

  private static List<String> travel(List<Alert> alerts) {
    return MemoryInMaps.of("impossible-travel", MemoryInMaps.told(alerts)).stream()
        .map(Alert::rule)
        .toList();
  }
}
