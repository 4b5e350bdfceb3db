package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.SYDNEY;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * People whose office in New York goes out to the world at headquarters in Rome: most of their
 * logins come from there.
 */
class BackhaulTest {
  private static final Device CHROME_ON_ANDROID =
      new Device("Android", "15", "mobile", "Chrome Mobile");
  private static final Device CHROME_ON_LINUX = new Device("Linux", "", "desktop", "Chrome");
  private static final Place DALLAS = new Place("US", "TX", "Dallas", 32.7767, -96.797, 20);
  private static final int DAYS = 16;

  /** From nine to five in New York, in Rome, and where it is both. */
  private static final List<String> AMERICAN = List.of("14:10", "19:00", "22:00");

  private static final List<String> ITALIAN = List.of("08:10", "12:00", "16:00");
  private static final List<String> EITHER = List.of("13:10", "15:10", "17:10");

  private static LoginBuilder exit(String user) {
    return login().of(user).from(ROME).ip("12.34.56.7").network(396_500, "Headquarters");
  }

  private static LoginBuilder home(String user) {
    return line(user, NEW_YORK, "5.1." + user.charAt(0) % 29 + ".1", 7922);
  }

  private static LoginBuilder line(String user, Place place, String ip, long network) {
    return login().of(user).from(place).ip(ip).network(network, "Line");
  }

  private static LoginBuilder phone() {
    return login()
        .of("zoe")
        .with(SAFARI_ON_IPHONE)
        .from(NEW_YORK)
        .ip("6.7.8.9")
        .network(new Network(21_928, "Carrier", Network.Kind.MOBILE));
  }

  /** Zoe works through the exit at these hours, to which these colleagues came from New York. */
  private static MemoryInMaps working(List<String> hours, String... colleagues) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < DAYS; day++) {
      for (String hour : hours) {
        memory.see(exit("zoe").at(hour).days(day).build());
      }
      for (String user : colleagues) {
        memory.see(home(user).at("14:00").days(day).build());
      }
    }
    for (String user : colleagues) {
      memory.see(exit(user).at("14:20").days(DAYS - 1).build());
    }
    return memory;
  }

  /** Why it is believed of zoe that she is there minutes after she was at the exit. */
  private static List<String> next(MemoryInMaps memory, LoginBuilder there) {
    memory.see(exit("zoe").at("14:30").days(DAYS).build());
    return MemoryInMaps.travel(memory.see(there.at("14:50").days(DAYS).build())).getFirst();
  }

  @Test
  void a_first_phone_is_where_the_clock_says_that_its_owner_works() {
    assertThat(next(working(AMERICAN, "ann", "bob", "cem"), phone()))
        .isEqualTo(List.of("shared-network"));
    assertThat(next(working(EITHER, "ann", "bob", "cem"), phone())).isEmpty();
    assertThat(next(working(ITALIAN, "ann", "bob", "cem"), phone())).isEmpty();
  }

  @Test
  void only_an_exit_of_colleagues_is_not_where_its_user_is() {
    assertThat(next(working(AMERICAN, "ann", "bob"), phone())).isEmpty();
  }

  @Test
  void another_phone_or_a_new_computer_is_somebody_elses_all_the_same() {
    var memory = working(AMERICAN, "ann", "bob", "cem");
    memory.see(exit("zoe").with(CHROME_ON_ANDROID).at("15:00").days(DAYS - 1).build());
    assertThat(next(memory, phone())).isEmpty();
    assertThat(next(working(AMERICAN, "ann", "bob", "cem"), phone().with(CHROME_ON_LINUX)))
        .isEmpty();
  }

  @Test
  void so_is_the_users_computer_on_a_line_that_is_new() {
    assertThat(next(working(AMERICAN, "ann", "bob", "cem"), home("zoe"))).isEmpty();
  }

  @Test
  void whose_lines_are_all_in_one_country_lives_there() {
    assertThat(next(withLines(exit("zoe")), home("zoe"))).isEqualTo(List.of("shared-network"));
    assertThat(next(withLines(line("zoe", SYDNEY, "7.7.7.7", 1221)), home("zoe"))).isEmpty();
    assertThat(next(withLines(line("zoe", ROME, "7.8.8.8", 3269)), home("zoe"))).isEmpty();
  }

  @Test
  void a_computer_is_in_a_town_of_its_users_and_a_phone_where_the_carrier_likes() {
    LoginBuilder dallas = line("zoe", DALLAS, "7.9.9.9", 7018);
    assertThat(next(withLines(exit("zoe")), dallas)).isEmpty();
    assertThat(next(withLines(exit("zoe")), dallas.with(SAFARI_ON_IPHONE)))
        .isEqualTo(List.of("shared-network"));
    assertThat(next(withLines(exit("zoe")), phone().from(SYDNEY))).isEmpty();
  }

  /** Zoe was at home in New York on two nights, and there on a third. */
  private static MemoryInMaps withLines(LoginBuilder third) {
    var memory = working(EITHER, "ann", "bob", "cem");
    memory.see(home("zoe").at("05:00").days(DAYS - 2).build());
    memory.see(home("zoe").at("05:00").days(DAYS - 1).build());
    memory.see(third.at("02:00").days(DAYS).build());
    return memory;
  }
}
