package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.FIREFOX_ON_WINDOWS;
import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A device that had one address before and after it is said to have been across the country. */
class SurroundedTest {
  private static final int TODAY = 16;
  private static final Place LOS_ANGELES =
      new Place("US", "CA", "Los Angeles", 34.0522, -118.2437, 20);
  private static final Network LINES = new Network(64777, "Example Lines", Network.Kind.UNKNOWN);
  private static final Network OTHERS = new Network(64888, "Other Lines", Network.Kind.UNKNOWN);
  private static final Device EDGE_ON_WINDOWS = new Device("Windows", "11", "desktop", "Edge");

  /** Alice in New York: her computer on one line at work, on another at home. */
  @SafeVarargs
  private static MemoryInMaps settled(Supplier<LoginBuilder>... besides) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < TODAY; day++) {
      memory.see(at(LINES, "198.51.100.9").at("09:00").days(day).build());
      memory.see(at(OTHERS, "203.0.113.9").at("18:00").days(day).build());
      for (Supplier<LoginBuilder> one : besides) {
        memory.see(one.get().days(day).build());
      }
    }
    return memory;
  }

  private static LoginBuilder at(Network network, String ip) {
    return login().from(NEW_YORK).with(FIREFOX_ON_WINDOWS).network(network).ip(ip);
  }

  private static LoginBuilder away(Network network) {
    return at(network, "192.0.2.77").from(LOS_ANGELES).at("12:20");
  }

  /** What is said of the journey back to New York by 12:40, from where she seems to have been. */
  private static List<Alert> back(MemoryInMaps memory, LoginBuilder away, LoginBuilder after) {
    memory.see(at(LINES, "198.51.100.9").at("12:00").days(TODAY).build());
    memory.see(away.days(TODAY).build());
    return MemoryInMaps.of("impossible-travel", memory.see(after.days(TODAY).build()));
  }

  private static LoginBuilder after() {
    return at(LINES, "198.51.100.9").at("12:40");
  }

  private static void told(List<Alert> alerts) {
    assertThat(alerts).anySatisfy(alert -> assertThat(alert.suppressed()).isEmpty());
  }

  private static void believed(List<Alert> alerts, String reason) {
    assertThat(alerts)
        .isNotEmpty()
        .allSatisfy(alert -> assertThat(alert.suppressed()).isNotEmpty())
        .anySatisfy(alert -> assertThat(alert.suppressed()).contains(reason));
  }

  @Test
  void one_provider_in_two_towns_does_not_give_the_former_address_back() {
    told(back(settled(), away(LINES), after()));
    believed(back(settled(), away(LINES), after().ip("198.51.100.200")), "same-network");
  }

  @Test
  void two_providers_of_the_users_do_not_either() {
    told(back(settled(), away(OTHERS), after()));
    believed(back(settled(), away(OTHERS), after().ip("198.51.100.200")), "known-networks");
  }

  @Test
  void more_than_an_hour_later_it_may_be_back_by_chance() {
    told(back(settled(), away(LINES), after().at("13:20")));
    believed(back(settled(), away(LINES), after().at("13:20:01")), "same-network");
  }

  @Test
  void another_computer_may_be_elsewhere() {
    var memory = settled();
    memory.see(after().with(EDGE_ON_WINDOWS).at("10:00").days(TODAY - 3).build());

    believed(back(memory, away(LINES), after().with(EDGE_ON_WINDOWS)), "same-network");
  }

  @Test
  void where_the_user_was_on_another_day_is_no_news() {
    var memory = settled();
    memory.see(away(LINES).at("23:00").days(TODAY - 2).build());

    believed(back(memory, away(LINES), after()), "same-network");
  }

  @Test
  void in_a_town_too_near_for_travel_it_is_in_two_towns() {
    Place boston = new Place("US", "MA", "Boston", 42.3601, -71.0589, 20);

    assertThat(rules(boston, after())).contains("two-towns").doesNotContain("impossible-travel");
    assertThat(rules(boston, after().ip("198.51.100.200"))).doesNotContain("two-towns");
    assertThat(rules(LOS_ANGELES, after()))
        .contains("impossible-travel")
        .doesNotContain("two-towns");
  }

  private static List<String> rules(Place away, LoginBuilder after) {
    var memory = settled();
    memory.see(at(LINES, "198.51.100.9").at("12:00").days(TODAY).build());
    var third = new Network(65111, "Third Lines", Network.Kind.UNKNOWN);
    memory.see(away(third).from(away).days(TODAY).build());
    return memory.rules(after.days(TODAY).build());
  }

  @Test
  void what_phones_are_on_more_may_be_the_carrier_that_a_computer_hangs_on() {
    Supplier<LoginBuilder> once = () -> phone(OTHERS, "203.0.113.10").at("20:00");
    Supplier<LoginBuilder> twice = () -> phone(OTHERS, "203.0.113.11").at("21:00");
    told(back(settled(once), away(OTHERS), after()));
    believed(back(settled(once, twice), away(OTHERS), after()), "known-networks");
  }

  private static LoginBuilder phone(Network network, String ip) {
    return at(network, ip).with(SAFARI_ON_IPHONE);
  }

  @Test
  void a_phone_whose_carrier_is_another_did_not_leave_its_wireless() {
    told(onThePhone(Network.Kind.MOBILE));
    believed(onThePhone(Network.Kind.UNKNOWN), "carrier");
  }

  /** The same of her phone on a wireless where no computer is, and each night on that network. */
  private static List<Alert> onThePhone(Network.Kind kind) {
    var carrier = new Network(64999, "Fifth Lines", kind);
    var wireless = new Network(65222, "Fourth Lines", Network.Kind.UNKNOWN);
    var memory =
        settled(
            () -> phone(wireless, "203.0.113.8").at("20:00"),
            () -> phone(carrier, "192.0.2.8").at("21:00"));
    memory.see(phone(wireless, "203.0.113.8").at("12:10").days(TODAY).build());
    var line = new Network(65111, "Third Lines", Network.Kind.UNKNOWN);
    LoginBuilder after = phone(wireless, "203.0.113.8").at("12:40");
    return back(memory, away(line).with(SAFARI_ON_IPHONE), after);
  }
}
