package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.FIREFOX_ON_WINDOWS;
import static io.loginwatch.core.LoginBuilder.MILAN;
import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.SYDNEY;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A computer and a phone of one user's on one line, far from home. */
class TogetherTest {
  private static final Device TABLET = new Device("Android", "15", "tablet", "Chrome");
  private static final String HOTEL = "198.51.100.1";

  @Test
  void whose_computer_and_phone_are_on_one_line_abroad_is_there_and_not_at_home() {
    assertThat(backAtHome(SAFARI_ON_IPHONE, HOTEL, ROME)).containsOnly(List.of("both-devices"));
    assertThat(backAtHome(SAFARI_ON_IPHONE, "198.51.100.2", ROME)).contains(List.of());
    assertThat(backAtHome(TABLET, HOTEL, ROME)).contains(List.of());
    assertThat(backAtHome(FIREFOX_ON_WINDOWS, HOTEL, ROME)).contains(List.of());
    assertThat(backAtHome(SAFARI_ON_IPHONE, HOTEL, MILAN)).contains(List.of());
  }

  @Test
  void what_was_at_home_meanwhile_is_explained_as_well() {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(hotel(SAFARI_ON_IPHONE, HOTEL).at("09:10").days(13).build());
    memory.see(login().at("09:40").days(13).build());

    assertThat(
            MemoryInMaps.travel(
                memory.see(hotel(FIREFOX_ON_WINDOWS, HOTEL).at("10:00").days(13).build())))
        .containsOnly(List.of("both-devices"));
  }

  @Test
  void whoever_has_another_address_of_the_same_line_by_now_is_still_there() {
    assertThat(awayAgain(hotel(FIREFOX_ON_WINDOWS, "198.51.100.9")))
        .containsOnly(List.of("both-devices"));
    assertThat(awayAgain(hotel(FIREFOX_ON_WINDOWS, "198.51.100.9").network(64998, "Another")))
        .contains(List.of());
    assertThat(awayAgain(hotel(FIREFOX_ON_WINDOWS, "198.51.100.9").from(SYDNEY)))
        .contains(List.of());
  }

  /** Why it is believed that somebody is there who was at the hotel with both, and then at home. */
  private static List<List<String>> awayAgain(LoginBuilder there) {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(hotel(FIREFOX_ON_WINDOWS, HOTEL).at("09:00").days(13).build());
    memory.see(hotel(SAFARI_ON_IPHONE, HOTEL).at("09:10").days(13).build());
    memory.see(login().at("09:40").days(13).build());
    return MemoryInMaps.travel(memory.see(there.at("10:00").days(13).build())).stream()
        .filter(reasons -> !reasons.contains("implied"))
        .toList();
  }

  /**
   * Why it is believed that the computer is at home, of somebody whose computer was in New York
   * minutes ago, and then that device at that address.
   */
  private static List<List<String>> backAtHome(Device device, String ip, Place home) {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(hotel(FIREFOX_ON_WINDOWS, HOTEL).at("09:00").days(13).build());
    memory.see(hotel(device, ip).at("09:10").days(13).build());
    return MemoryInMaps.travel(memory.see(login().from(home).at("09:40").days(13).build())).stream()
        .filter(reasons -> !reasons.contains("implied"))
        .toList();
  }

  private static LoginBuilder hotel(Device device, String ip) {
    return login().with(device).from(NEW_YORK).ip(ip).network(64999, "Other");
  }
}
