package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.FIREFOX_ON_WINDOWS;
import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A phone that is by its carrier at home, and as soon on a line in another country. */
class TwoHandsTest {
  private static final int TODAY = 13;
  private static final int VERSION = 139;
  private static final String ADDRESS = "198.51.100.9";

  /** Alice in Rome: her computer on a line each morning, her phone by its carrier each noon. */
  private static MemoryInMaps settled() {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < TODAY; day++) {
      memory.see(login().from(ROME).browserMajor(VERSION).at("09:00").days(day).build());
      memory.see(carrier().at("12:00").days(day).build());
    }
    return memory;
  }

  private static LoginBuilder carrier() {
    return login()
        .from(ROME)
        .with(SAFARI_ON_IPHONE)
        .network(new Network(64777, "Example Mobile", Network.Kind.MOBILE))
        .ip(ADDRESS);
  }

  private static LoginBuilder hotel(Device device) {
    return login().from(NEW_YORK).ip("203.0.113.1").network(64800, "Hotel").with(device);
  }

  /** What is said of the phone's login by its carrier at 21:00, which was there at 19:00, too. */
  private static List<Alert> back(MemoryInMaps memory, LoginBuilder meanwhile, String address) {
    memory.see(carrier().at("19:00").days(TODAY).build());
    memory.see(meanwhile.days(TODAY).build());
    return travel(memory, carrier().ip(address).at("21:00"));
  }

  private static List<Alert> travel(MemoryInMaps memory, LoginBuilder login) {
    return MemoryInMaps.of("impossible-travel", memory.see(login.days(TODAY).build()));
  }

  private static LoginBuilder hotel(String clock) {
    return hotel(SAFARI_ON_IPHONE).at(clock);
  }

  @Test
  void with_one_address_before_and_after_it_never_left() {
    assertThat(back(settled(), hotel("20:00"), ADDRESS)).singleElement().satisfies(this::asked);
  }

  @Test
  void with_another_it_was_away_with_its_data_routed_home() {
    assertThat(back(settled(), hotel("20:00"), "198.51.100.10"))
        .isNotEmpty()
        .allSatisfy(this::carried);
  }

  @Test
  void what_a_phone_changes_every_day_in_an_address_is_no_other_address() {
    var alerts = onIpv6("2001:db8:1:2:abcd::9", "2001:db8:1:2:7c1f:4a2:9:1");
    assertThat(alerts).singleElement().satisfies(this::asked);

    var away = onIpv6("2001:db8:1:2:abcd::9", "2001:db8:1:3:abcd::9");
    assertThat(away).isNotEmpty().allSatisfy(this::carried);
  }

  /** The same with the carrier's addresses before and after. */
  private static List<Alert> onIpv6(String before, String after) {
    var memory = settled();
    memory.see(carrier().ip(before).at("19:00").days(TODAY).build());
    memory.see(hotel("20:00").days(TODAY).build());
    return travel(memory, carrier().ip(after).at("21:00"));
  }

  @Test
  void more_than_an_hour_before_or_after_says_nothing() {
    assertThat(back(settled(), hotel("19:59:59"), ADDRESS)).isNotEmpty().allSatisfy(this::carried);
    assertThat(back(settled(), hotel("20:00:01"), ADDRESS)).isNotEmpty().allSatisfy(this::carried);
  }

  @Test
  void another_device_may_have_travelled() {
    assertThat(back(settled(), hotel(FIREFOX_ON_WINDOWS).at("20:00"), ADDRESS))
        .isNotEmpty()
        .allSatisfy(this::carried);
  }

  @Test
  void its_user_was_there_on_another_day() {
    var memory = settled();
    memory.see(hotel("23:00").days(TODAY - 4).build());

    assertThat(back(memory, hotel("20:00"), ADDRESS)).isNotEmpty().allSatisfy(this::carried);
  }

  @Test
  void whichever_of_the_three_arrives_last() {
    var first = settled();
    first.see(hotel("20:00").days(TODAY).build());
    first.see(carrier().at("21:00").days(TODAY).build());
    assertThat(travel(first, carrier().at("19:00"))).anySatisfy(this::asked);

    var stranger = settled();
    stranger.see(carrier().at("19:00").days(TODAY).build());
    stranger.see(carrier().at("21:00").days(TODAY).build());
    assertThat(travel(stranger, hotel("20:00"))).anySatisfy(this::asked);
  }

  /** The same phone at noon by its carrier, and each evening on some wireless at home. */
  private static MemoryInMaps settledOnWireless() {
    var memory = settled();
    for (int day = 0; day < TODAY; day++) {
      memory.see(wireless("20:00").days(day).ip("198.51.100." + (100 + day)).build());
    }
    return memory;
  }

  private static LoginBuilder wireless(String clock) {
    return login()
        .from(ROME)
        .with(SAFARI_ON_IPHONE)
        .network(new Network(64888, "Example Lines", Network.Kind.UNKNOWN))
        .ip("198.51.100.200")
        .at(clock);
  }

  /** What is said of the phone abroad at 21:00 that was by its carrier at 20:00. */
  private static List<Alert> away(MemoryInMaps memory, LoginBuilder before) {
    memory.see(before.days(TODAY).build());
    memory.see(carrier().at("20:00").days(TODAY).build());
    return travel(memory, hotel("21:00"));
  }

  @Test
  void one_of_two_networks_at_home_is_a_line() {
    assertThat(away(settledOnWireless(), wireless("19:00")))
        .anySatisfy(this::asked)
        .noneSatisfy(alert -> assertThat(alert.severity()).isEqualTo(Severity.CRITICAL));
  }

  @Test
  void one_network_at_home_is_its_carriers_gateway() {
    assertThat(away(settledOnWireless(), carrier().at("19:00")))
        .isNotEmpty()
        .allSatisfy(this::carried);
  }

  @Test
  void the_line_was_left_in_time_for_the_journey() {
    // Rome and New York are 6,907 km apart, known to 25 km each: 8 hours and 49 minutes by air.
    assertThat(away(settledOnWireless(), wireless("12:11"))).anySatisfy(this::asked);
    assertThat(away(settledOnWireless(), wireless("12:10"))).isNotEmpty().allSatisfy(this::carried);
  }

  @Test
  void beside_a_carrier_that_is_known_the_other_network_is_the_line() {
    var memory = settledOnWireless();
    memory.see(wireless("19:00").days(TODAY).build());
    assertThat(travel(memory, hotel("20:00"))).anySatisfy(this::asked);

    var nobodys = withoutACarrier();
    nobodys.see(wireless("19:00").days(TODAY).build());
    assertThat(travel(nobodys, hotel("20:00"))).isNotEmpty().allSatisfy(this::carried);
  }

  @Test
  void beside_a_carrier_the_line_tells_of_its_owners_return_as_well() {
    assertThat(backOnTheLine(settledOnWireless())).anySatisfy(this::asked);
    assertThat(backOnTheLine(withoutACarrier())).isNotEmpty().allSatisfy(this::carried);
  }

  private static List<Alert> backOnTheLine(MemoryInMaps memory) {
    memory.see(hotel("19:50").days(TODAY).build());
    return travel(memory, wireless("20:10"));
  }

  /** The phone each evening on some network at home, and on no other. */
  private static MemoryInMaps withoutACarrier() {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < TODAY; day++) {
      memory.see(login().at("09:00").days(day).build());
      memory.see(wireless("20:00").days(day).ip("198.51.100." + (100 + day)).build());
    }
    return memory;
  }

  @Test
  void another_phone_may_be_on_the_line() {
    var other = new Device("iOS", "17", "mobile", "Mobile Safari");
    var memory = settledOnWireless();
    memory.see(wireless("19:00").with(other).days(TODAY - 1).build());

    assertThat(away(memory, wireless("19:00").with(other))).isNotEmpty().allSatisfy(this::carried);
  }

  @Test
  void another_of_the_users_devices_can_hardly_be_abroad_either() {
    var memory = settledOnWireless();
    memory.see(wireless("19:00").days(TODAY).build());
    memory.see(carrier().at("20:00").days(TODAY).build());

    assertThat(travel(memory, hotel(FIREFOX_ON_WINDOWS).at("21:00"))).anySatisfy(this::asked);
  }

  @Test
  void its_owner_is_back_on_both() {
    var memory = settledOnWireless();
    memory.see(hotel("18:00").days(TODAY).build());
    memory.see(carrier().at("20:00").days(TODAY).build());

    assertThat(travel(memory, wireless("21:00"))).anySatisfy(this::asked);
  }

  private void asked(Alert alert) {
    assertThat(alert.suppressed()).isEmpty();
    assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
  }

  private void carried(Alert alert) {
    assertThat(alert.suppressed()).containsExactly("carrier");
  }

  @Test
  void a_computer_abroad_with_an_older_browser_than_the_users_is_somebody_elses() {
    assertThat(onComputer(VERSION - 1)).singleElement().satisfies(this::paged);
    for (int said : new int[] {VERSION, VERSION + 1, 0}) {
      assertThat(onComputer(said)).singleElement().satisfies(this::carried);
    }
  }

  @Test
  void whose_browser_went_back_on_another_day_has_two_such_computers() {
    var memory = settled();
    memory.see(login().browserMajor(VERSION - 1).at("09:30").days(TODAY - 1).build());

    assertThat(onComputer(memory, VERSION - 1)).singleElement().satisfies(this::carried);
  }

  private static List<Alert> onComputer(int browserMajor) {
    return onComputer(settled(), browserMajor);
  }

  /** What is said of a computer abroad while the phone is by its carrier at home. */
  private static List<Alert> onComputer(MemoryInMaps memory, int browserMajor) {
    memory.see(carrier().at("19:00").days(TODAY).build());
    return travel(memory, hotel(FIREFOX_ON_WINDOWS).browserMajor(browserMajor).at("20:00"));
  }

  private void paged(Alert alert) {
    assertThat(alert.isSuppressed()).isFalse();
  }
}
