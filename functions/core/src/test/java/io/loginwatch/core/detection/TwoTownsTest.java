package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.FIREFOX_ON_WINDOWS;
import static io.loginwatch.core.LoginBuilder.MILAN;
import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody else's computer in another town, while the owner's is at home. */
class TwoTownsTest {
  private static final Device CHROME_ON_MAC = new Device("Mac OS X", "15", "desktop", "Chrome");
  private static final Device CHROME_ON_WINDOWS = new Device("Windows", "11", "desktop", "Chrome");
  private static final Place PERUGIA = new Place("IT", "Umbria", "Perugia", 43.1107, 12.3908, 20);
  private static final int DAYS = 12;

  private static LoginBuilder stranger(String time) {
    return login()
        .from(MILAN)
        .ip("198.51.100.1")
        .network(64999, "Other")
        .with(CHROME_ON_MAC)
        .at(time)
        .days(DAYS);
  }

  private static LoginBuilder owner(String time) {
    return login().at(time).days(DAYS);
  }

  /** What is said of the second of two logins of Alice, who is in Rome each day. */
  private static List<String> rules(LoginBuilder first, LoginBuilder then) {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(first.build());
    return memory.rules(then.build());
  }

  @Test
  void a_strange_computer_is_too_far_from_the_owners() {
    assertThat(rules(owner("12:00"), stranger("12:45"))).contains("two-towns");
    assertThat(rules(owner("12:00"), stranger("12:46"))).doesNotContain("two-towns");
  }

  @Test
  void so_it_is_if_the_owner_is_back_or_the_first_of_them_arrives_late() {
    assertThat(rules(stranger("12:00"), owner("12:45"))).contains("two-towns");
    assertThat(rules(stranger("12:00"), owner("12:46"))).doesNotContain("two-towns");
    assertThat(rules(stranger("12:45"), owner("12:00"))).contains("two-towns");
    assertThat(rules(owner("12:45"), stranger("12:00"))).contains("two-towns");
  }

  @Test
  void it_is_told_once_a_day() {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(owner("12:00").build());
    memory.see(stranger("12:20").build());
    assertThat(memory.rules(owner("12:40").build())).doesNotContain("two-towns");
  }

  @Test
  void where_travel_can_be_told_it_is() {
    assertThat(rules(owner("12:00"), stranger("12:20").from(NEW_YORK)))
        .contains("impossible-travel")
        .doesNotContain("two-towns");
  }

  @Test
  void towns_that_are_near_are_one() {
    assertThat(rules(owner("12:00"), stranger("12:20").from(PERUGIA))).doesNotContain("two-towns");
  }

  @Test
  void what_is_known_of_the_owner_is_the_owners() {
    assertThat(rules(owner("12:00"), stranger("12:20").with(FIREFOX_ON_WINDOWS)))
        .doesNotContain("two-towns");
    assertThat(rules(owner("12:00"), stranger("12:20").with(CHROME_ON_WINDOWS)))
        .doesNotContain("two-towns");
  }

  @Test
  void a_phone_comes_out_where_its_carrier_likes() {
    assertThat(rules(owner("12:00"), stranger("12:20").with(SAFARI_ON_IPHONE)))
        .doesNotContain("two-towns");
    assertThat(rules(owner("12:00").with(SAFARI_ON_IPHONE), stranger("12:20")))
        .doesNotContain("two-towns");
    var carrier = new Network(64999, "Other", Network.Kind.MOBILE);
    assertThat(rules(owner("12:00"), stranger("12:20").network(carrier)))
        .doesNotContain("two-towns");
  }

  @Test
  void so_does_what_hangs_on_a_phone() {
    assertThat(afterADayInMilan(FIREFOX_ON_WINDOWS)).contains("two-towns");
    assertThat(afterADayInMilan(SAFARI_ON_IPHONE)).doesNotContain("two-towns");
  }

  /** Where Alice was on that network before, with that. */
  private static List<String> afterADayInMilan(Device device) {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(stranger("12:00").with(device).days(DAYS - 2).build());
    memory.see(owner("12:00").build());
    return memory.rules(stranger("12:20").build());
  }

  @Test
  void on_the_way_nobody_is_at_home() {
    var memory = MemoryInMaps.ofAliceInRome();
    var hotel = owner("12:00").from(PERUGIA).ip("203.0.113.9").network(64998, "Hotel");
    memory.see(hotel.build());
    assertThat(memory.rules(stranger("12:20").build())).doesNotContain("two-towns");
  }

  @Test
  void an_office_to_which_colleagues_travelled_is_no_exit_for_who_is_at_home_there() {
    assertThat(inTheOffice("18:00")).contains("two-towns");
    assertThat(inTheOffice("09:00")).doesNotContain("two-towns");
  }

  /**
   * Alice is in an office in Rome, to which three colleagues who were in New York at six came at
   * that time; on the next day a stranger is in Milan.
   */
  private static List<String> inTheOffice(String arrival) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < DAYS; day++) {
      memory.see(office("alice").at("09:00").days(day).build());
      for (String colleague : List.of("bob", "cem", "dan")) {
        var home = office(colleague).from(NEW_YORK).network(7922, "Cable");
        memory.see(home.ip("6.1.1." + colleague.charAt(0) % 29).at("06:00").days(day).build());
      }
    }
    for (String colleague : List.of("bob", "cem", "dan")) {
      memory.see(office(colleague).at(arrival).days(DAYS - 1).build());
    }
    memory.see(office("alice").at("12:00").days(DAYS).build());
    return memory.rules(stranger("12:20").of("alice").build());
  }

  private static LoginBuilder office(String user) {
    return login().of(user).ip("5.9.9.1").network(3269, "Telecom");
  }
}
