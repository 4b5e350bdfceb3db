package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.PARIS;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.SYDNEY;
import static io.loginwatch.core.LoginBuilder.home;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.login.Device;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exits in the town where everybody lives, and lines on which nobody lives. */
class ShuttlesTest {
  private static final Device CHROME_ON_LINUX = new Device("Linux", "", "desktop", "Chrome");
  private static final int DAYS = 12;
  private static final int TRIP = DAYS + 4;
  private static final List<String> COLLEAGUES = List.of("ann", "bob", "cem");

  private static LoginBuilder exit(String user) {
    return login().of(user).from(ROME).ip("12.34.56.7").network(396_500, "Example Holding");
  }

  private static LoginBuilder hotel() {
    return login().of("zoe").from(SYDNEY).ip("7.7.7.7").network(1221, "Line");
  }

  private static LoginBuilder inParis() {
    return login().of("zoe").from(PARIS).ip("8.8.7.7").network(5410, "Hotel");
  }

  /** All at home in Rome each morning, and zoe through the exit on some afternoons. */
  private static MemoryInMaps inRome() {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < DAYS; day++) {
      for (String user : List.of("ann", "bob", "cem", "zoe")) {
        memory.see(home(user).at("09:00").days(day).build());
      }
    }
    memory.see(exit("zoe").at("15:00").days(DAYS - 2).build());
    memory.see(exit("zoe").at("15:00").days(DAYS - 1).build());
    return memory;
  }

  /** On two days these go from home at ten to the exit and are back at that time. */
  private static MemoryInMaps afterShuttling(List<String> users, String back) {
    return afterShuttling(inRome(), users, back);
  }

  private static MemoryInMaps afterShuttling(MemoryInMaps memory, List<String> users, String back) {
    for (int day = DAYS; day < DAYS + 2; day++) {
      for (String user : users) {
        shuttle(memory, home(user), exit(user), back, day);
      }
    }
    return memory;
  }

  private static void shuttle(
      MemoryInMaps memory, LoginBuilder home, LoginBuilder exit, String back, int day) {
    memory.see(home.at("10:00").days(day).build());
    memory.see(exit.at("10:10").days(day).build());
    memory.see(home.at(back).days(day).build());
  }

  /** Why it is believed of zoe that she is in a hotel in Sydney, and minutes later at the exit. */
  private static List<List<String>> fromTheHotel(MemoryInMaps memory) {
    memory.see(hotel().at("09:00").days(TRIP).build());
    return MemoryInMaps.travel(memory.see(exit("zoe").at("09:20").days(TRIP).build()));
  }

  @Test
  void three_who_are_there_and_back_sooner_than_anybody_goes_anywhere_tell_an_exit_at_home() {
    assertThat(fromTheHotel(afterShuttling(COLLEAGUES, "10:45")))
        .containsExactly(List.of("shared-network"));
    assertThat(fromTheHotel(afterShuttling(COLLEAGUES, "10:46"))).containsExactly(List.of());
    assertThat(fromTheHotel(afterShuttling(COLLEAGUES.subList(0, 2), "10:45")))
        .containsExactly(List.of());
  }

  @Test
  void so_do_three_who_come_to_it_from_far_away() {
    assertThat(fromTheHotel(afterComingFromParis(List.of("ned", "oli", "pia"))))
        .containsExactly(List.of("shared-network"));
    assertThat(fromTheHotel(afterComingFromParis(List.of("ned", "oli"))))
        .containsExactly(List.of());
  }

  /** These live in Paris, and go to the exit in Rome once. */
  private static MemoryInMaps afterComingFromParis(List<String> users) {
    MemoryInMaps memory = inRome();
    for (String user : users) {
      LoginBuilder line = inParis().of(user).ip("8.8.1." + user.charAt(0));
      for (int day = 0; day < DAYS; day++) {
        memory.see(line.at("09:00").days(day).build());
      }
      memory.see(exit(user).at("09:20").days(DAYS - 1).build());
    }
    return memory;
  }

  @Test
  void who_was_there_on_that_day_only_may_have_been_a_thief() {
    MemoryInMaps memory = inRome();
    for (String user : COLLEAGUES) {
      shuttle(memory, home(user), exit(user), "10:45", DAYS);
    }
    assertThat(fromTheHotel(memory)).containsExactly(List.of());
  }

  @Test
  void two_lines_of_one_office_are_no_exit() {
    MemoryInMaps memory = inRome();
    for (int day = DAYS; day < DAYS + 2; day++) {
      for (String user : COLLEAGUES) {
        LoginBuilder desk = home(user).ip("5.9.9." + user.charAt(0)).network(12_874, "Office");
        shuttle(memory, desk, exit(user), "10:45", day);
      }
    }
    assertThat(fromTheHotel(memory)).containsExactly(List.of());
  }

  @Test
  void another_computer_at_home_did_not_come_back() {
    MemoryInMaps memory = inRome();
    for (String user : COLLEAGUES) {
      memory.see(home(user).with(CHROME_ON_LINUX).at("20:00").days(1).build());
    }
    for (int day = DAYS; day < DAYS + 2; day++) {
      for (String user : COLLEAGUES) {
        memory.see(home(user).at("10:00").days(day).build());
        memory.see(exit(user).at("10:10").days(day).build());
        memory.see(home(user).with(CHROME_ON_LINUX).at("10:45").days(day).build());
      }
    }
    assertThat(fromTheHotel(memory)).containsExactly(List.of());
  }

  @Test
  void nobody_reaches_a_hotel_in_sydney_from_a_morning_at_home() {
    MemoryInMaps memory = afterShuttling(COLLEAGUES, "10:45");
    memory.see(home("zoe").at("02:00").days(TRIP).build());
    assertThat(fromTheHotel(memory)).contains(List.of());
  }

  /** Why it is believed of zoe that she was at the exit, and minutes later is there. */
  private static List<List<String>> fromTheExit(MemoryInMaps memory, LoginBuilder next) {
    memory.see(exit("zoe").at("09:00").days(TRIP).build());
    return MemoryInMaps.travel(memory.see(next.at("09:20").days(TRIP).build()));
  }

  @Test
  void who_switches_the_exit_on_and_off_may_have_it_on_first_in_the_hotel() {
    assertThat(fromTheExit(travelled(), inParis())).containsExactly(List.of("shared-network"));
    assertThat(fromTheExit(travelled(), inParis().with(SAFARI_ON_IPHONE)))
        .containsExactly(List.of());
    MemoryInMaps atHome = travelled();
    atHome.see(home("zoe").at("08:30").days(TRIP).build());
    assertThat(fromTheExit(atHome, inParis())).contains(List.of());
  }

  @Test
  void a_country_and_a_network_of_that_day_are_told_of() {
    MemoryInMaps thatDay = afterShuttling(COLLEAGUES, "10:45");
    thatDay.see(paris().at("04:00").days(TRIP).build());
    assertThat(fromTheExit(thatDay, inParis())).containsExactly(List.of());
    MemoryInMaps theDayBefore = afterShuttling(COLLEAGUES, "10:45");
    theDayBefore.see(paris().at("23:00").days(TRIP - 1).build());
    assertThat(fromTheExit(theDayBefore, inParis())).containsExactly(List.of("shared-network"));
  }

  /** When Zoe was in France some days ago. */
  private static MemoryInMaps travelled() {
    MemoryInMaps memory = inRome();
    memory.see(paris().at("20:00").days(DAYS - 1).build());
    return afterShuttling(memory, COLLEAGUES, "10:45");
  }

  private static LoginBuilder paris() {
    return login().of("zoe").from(PARIS).ip("9.9.7.7").network(3215, "Line");
  }

  @Test
  void who_is_hardly_ever_without_the_exit_is_told_of_the_hotel() {
    assertThat(fromTheExit(afterDays("home exit home"), inParis()))
        .containsExactly(List.of("shared-network"));
    assertThat(fromTheExit(afterDays("exit exit home"), inParis())).containsExactly(List.of());
  }

  /** Zoe is there by turns, hour by hour. */
  private static MemoryInMaps afterDays(String ways) {
    MemoryInMaps memory = travelled();
    String[] each = ways.split(" ");
    for (int i = 0; i < 21; i++) {
      LoginBuilder one = each[i % 3].equals("exit") ? exit("zoe") : home("zoe");
      memory.see(one.at(String.format("%02d:30", i)).days(DAYS + 2).build());
    }
    return memory;
  }

  @Test
  void of_a_line_on_which_nobody_lives_two_tell_that_it_is_no_office() {
    assertThat(fromTheHotel(174, COLLEAGUES.subList(0, 2)))
        .containsExactly(List.of("shared-network"));
    assertThat(fromTheHotel(174, List.of("ann", "zoe"))).containsExactly(List.of("shared-network"));
    assertThat(fromTheHotel(174, COLLEAGUES.subList(0, 1))).containsExactly(List.of());
    assertThat(fromTheHotel(3_320, COLLEAGUES.subList(0, 2))).containsExactly(List.of());
  }

  private static List<List<String>> fromTheHotel(long network, List<String> users) {
    MemoryInMaps memory = inRome();
    for (int day = DAYS; day < DAYS + 2; day++) {
      for (String user : users) {
        shuttle(memory, home(user), exit(user).network(network, "Exit"), "10:45", day);
      }
    }
    memory.see(hotel().at("09:00").days(TRIP).build());
    return MemoryInMaps.travel(
        memory.see(exit("zoe").network(network, "Exit").at("09:20").days(TRIP).build()));
  }

  /** Why it is believed of somebody new that a line overseas is used minutes after one at home. */
  private static List<List<String>> newcomerOn(long network) {
    var memory = MemoryInMaps.withDefaults();
    memory.see(home("zoe").at("09:00").build());
    return MemoryInMaps.travel(memory.see(overseas("zoe", network).at("09:20").build()));
  }

  private static LoginBuilder overseas(String user, long network) {
    return login().of(user).from(SYDNEY).ip("13.1.1.7").network(network, "Line");
  }

  @Test
  void of_somebody_new_a_line_on_which_nobody_lives_may_be_the_companys() {
    assertThat(newcomerOn(8_220)).containsExactly(List.of("learning"));
    assertThat(newcomerOn(701)).containsExactly(List.of());
  }

  @Test
  void who_logs_in_often_on_the_first_day_has_not_shown_either_whose_that_line_is() {
    assertThat(inTheFirstDays(8_220, "07:59")).containsExactly(List.of("learning"));
    assertThat(inTheFirstDays(8_220, "08:00")).containsExactly(List.of());
    assertThat(inTheFirstDays(701, "07:59")).containsExactly(List.of());
  }

  /** The same of somebody who began at eight with ten logins, five days later. */
  private static List<List<String>> inTheFirstDays(long network, String clock) {
    var memory = MemoryInMaps.withDefaults();
    for (int n = 0; n < 10; n++) {
      memory.see(home("zoe").at("08:0" + n).build());
    }
    memory.see(home("zoe").at("07:40").days(5).build());
    return MemoryInMaps.travel(memory.see(overseas("zoe", network).at(clock).days(5).build()));
  }

  @Test
  void a_line_on_which_nobody_lives_is_the_companys_once_a_colleague_was_there() {
    assertThat(afterAColleagueOn(8_220, "ann")).containsExactly(List.of("shared-network"));
    assertThat(afterAColleagueOn(701, "ann")).containsExactly(List.of());
    assertThat(afterAColleagueOn(8_220, "zoe")).containsExactly(List.of());
  }

  /** Why it is believed of zoe that she is at home and, minutes later, where that user was once. */
  private static List<List<String>> afterAColleagueOn(long network, String user) {
    MemoryInMaps memory = inRome();
    if (!user.equals("zoe")) {
      memory.see(overseas(user, network).at("09:00").days(DAYS + 2).build());
    }
    memory.see(home("zoe").at("09:00").days(DAYS + 3).build());
    return MemoryInMaps.travel(
        memory.see(overseas("zoe", network).at("09:20").days(DAYS + 3).build()));
  }
}
