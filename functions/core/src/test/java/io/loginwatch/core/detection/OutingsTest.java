package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SYDNEY;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A university in New York whose VPN comes out on the campus: whoever is away with it seems to be
 * at home.
 */
class OutingsTest {
  private static final Device CHROME_ON_LINUX = new Device("Linux", "", "desktop", "Chrome");
  private static final int TERM = 16;

  private static LoginBuilder campus(String user) {
    return line(user, NEW_YORK, "12.34.56.7", 396_500);
  }

  private static LoginBuilder exit(String user) {
    return line(user, NEW_YORK, "12.34.99.7", 396_500);
  }

  private static LoginBuilder home(String user) {
    return line(user, NEW_YORK, "5.1." + user.charAt(0) % 29 + ".1", 7922);
  }

  private static LoginBuilder hotel(String user, Place place) {
    String range = (place == ROME ? "8.8." : "7.7.") + user.charAt(0) % 29;
    return line(user, place, range + ".1", place == ROME ? 3269 : 1221);
  }

  private static LoginBuilder line(String user, Place place, String ip, long network) {
    return login().of(user).from(place).ip(ip).network(network, "Line");
  }

  /** A term on the campus; then these go away, and are in and out on so many days. */
  private static MemoryInMaps away(int days, String... users) {
    var memory = MemoryInMaps.withDefaults();
    for (String user : List.of("ann", "bob", "cem", "zoe")) {
      for (int day = 0; day < TERM; day++) {
        memory.see(campus(user).at("14:00").days(day).build());
        memory.see(home(user).at("20:00").days(day).build());
      }
    }
    for (String user : users) {
      for (int day = TERM + 1; day <= TERM + days; day++) {
        memory.see(hotel(user, SYDNEY).at("12:00").days(day).build());
        memory.see(exit(user).at("12:20").days(day).build());
        memory.see(hotel(user, SYDNEY).at("12:40").days(day).build());
      }
    }
    return memory;
  }

  /** Why it is believed of Zoe that she is in an hotel minutes after she was at the exit. */
  private static List<String> inRome(MemoryInMaps memory, LoginBuilder exit, LoginBuilder hotel) {
    memory.see(exit.at("14:30").days(TERM + 4).build());
    return MemoryInMaps.travel(memory.see(hotel.at("14:50").days(TERM + 4).build())).getFirst();
  }

  private static List<String> inRome(MemoryInMaps memory) {
    return inRome(memory, exit("zoe"), hotel("zoe", ROME));
  }

  @Test
  void an_exit_at_home_is_known_from_three_who_go_in_and_out_for_days_while_away() {
    assertThat(inRome(away(2, "ann", "bob", "cem"))).isEqualTo(List.of("shared-network"));
    assertThat(inRome(away(2, "ann", "bob"))).isEmpty();
    assertThat(inRome(away(1, "ann", "bob", "cem"))).isEmpty();
  }

  @Test
  void it_says_nothing_of_the_campus_beside_it() {
    var memory = away(2, "ann", "bob", "cem");
    assertThat(inRome(memory, campus("zoe"), hotel("zoe", ROME))).isEmpty();
  }

  @Test
  void who_was_on_a_line_at_home_just_now_is_not_away() {
    var memory = away(2, "ann", "bob", "cem");
    memory.see(home("zoe").at("12:00").days(TERM + 4).build());
    assertThat(inRome(memory)).isEmpty();
  }

  @Test
  void nor_is_another_computer() {
    var memory = away(2, "ann", "bob", "cem");
    assertThat(inRome(memory, exit("zoe"), hotel("zoe", ROME).with(CHROME_ON_LINUX))).isEmpty();
  }

  @Test
  void who_is_always_behind_it_may_be_at_home() {
    var memory = away(2, "ann", "bob", "cem");
    for (int hour = 0; hour < 24; hour++) {
      memory.see(exit("zoe").at("%02d:10".formatted(hour)).days(TERM + 2).build());
    }
    assertThat(inRome(memory)).isEmpty();
  }
}
