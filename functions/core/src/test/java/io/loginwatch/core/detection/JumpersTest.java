package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.MILAN;
import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.PARIS;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SYDNEY;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Users whose places jump, in logs that never say whose network an address is. */
class JumpersTest {
  private static final Device CHROME_ON_LINUX = new Device("Linux", "", "desktop", "Chrome");
  private static final List<String> TOLD = List.of();
  private static final List<String> GATEWAYS = List.of("gateways");
  private static final List<String> BEFORE = List.of("told-before");
  private static final int DAYS = 12;

  /** A log that says nothing but where. Each user has a range of addresses in each place. */
  private static LoginBuilder at(String user, Place place, int day, String clock) {
    String ip = "5.%d.%d.7".formatted((int) user.charAt(0), Math.abs((int) place.latitude()));
    return login().of(user).from(place).ip(ip).network(Network.NONE).at(clock).days(day);
  }

  private static LoginBuilder at(Place place, int day, String clock) {
    return at("zoe", place, day, clock);
  }

  private static MemoryInMaps atHome(String... users) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < DAYS; day++) {
      for (String user : users) {
        memory.see(at(user, ROME, day, "09:00").build());
      }
    }
    return memory;
  }

  /** Why the journey from the place nearest in time is believed. */
  private static List<String> why(MemoryInMaps memory, LoginBuilder login) {
    return MemoryInMaps.travel(memory.see(login.build())).getFirst();
  }

  private static MemoryInMaps seeing(MemoryInMaps memory, LoginBuilder... logins) {
    for (LoginBuilder login : logins) {
      memory.see(login.build());
    }
    return memory;
  }

  /** Zoe was told of for a jump, and was in Paris and in Sydney on days of their own. */
  private static MemoryInMaps afterAJump(LoginBuilder... journeys) {
    var memory = atHome("zoe");
    assertThat(why(memory, at(NEW_YORK, DAYS - 1, "09:20"))).isEqualTo(TOLD);
    return seeing(memory, journeys);
  }

  private static LoginBuilder[] toParisAndSydney() {
    return new LoginBuilder[] {
      at(PARIS, 14, "09:00"), at(SYDNEY, 16, "09:00"), at(PARIS, 18, "09:00")
    };
  }

  @Test
  void who_was_told_of_for_a_jump_jumps_on_among_places_of_other_days() {
    assertThat(why(afterAJump(toParisAndSydney()), at(SYDNEY, 18, "09:20"))).isEqualTo(GATEWAYS);
    var neverToldOf = seeing(atHome("zoe"), toParisAndSydney());
    assertThat(why(neverToldOf, at(SYDNEY, 18, "09:20"))).isEqualTo(TOLD);
  }

  @Test
  void not_from_or_to_a_place_of_that_day() {
    var sydneyIsNew = afterAJump(at(PARIS, 14, "09:00"), at(PARIS, 18, "09:00"));
    assertThat(why(sydneyIsNew, at(SYDNEY, 18, "09:20"))).isEqualTo(TOLD);
    var parisIsNew = afterAJump(at(SYDNEY, 16, "09:00"), at(PARIS, 18, "09:00"));
    assertThat(why(parisIsNew, at(SYDNEY, 18, "09:20"))).isEqualTo(TOLD);
  }

  @Test
  void not_on_a_strange_device_nor_where_the_log_knows_networks() {
    var stranger = at(SYDNEY, 18, "09:20").with(CHROME_ON_LINUX);
    assertThat(why(afterAJump(toParisAndSydney()), stranger)).isEqualTo(TOLD);
    var named = afterAJump(toParisAndSydney());
    named.see(at(PARIS, 18, "09:01").network(12_874, "Office").build());
    assertThat(why(named, at(SYDNEY, 18, "09:20"))).isEqualTo(TOLD);
  }

  @Test
  void a_session_goes_along_then() {
    assertThat(sessionIn(afterAJump(toParisAndSydney()))).doesNotContain("session-theft");
    assertThat(sessionIn(seeing(atHome("zoe"), toParisAndSydney()))).contains("session-theft");
  }

  private static List<String> sessionIn(MemoryInMaps memory) {
    memory.see(at(MILAN, 17, "15:00").build());
    memory.see(at(PARIS, 18, "09:10").session("s").build());
    // Possible by air, but not from door to door.
    var next = at(MILAN, 18, "10:10").ip("5.9.9.9").session("s").build();
    return MemoryInMaps.told(memory.see(next)).stream().map(Alert::rule).toList();
  }

  /** So many others jumped from home to that place. */
  private static MemoryInMaps crowd(MemoryInMaps memory, int users, Place place, int day) {
    for (String user : List.of("ann", "bob", "cem").subList(0, users)) {
      memory.see(at(user, ROME, day, "09:00").build());
      memory.see(at(user, place, day, "09:20").build());
    }
    return memory;
  }

  private static MemoryInMaps company() {
    return atHome("ann", "bob", "cem", "zoe");
  }

  @Test
  void places_to_which_three_others_jumped_are_those_of_gateways() {
    assertThat(zoeBetweenGateways(3, 3)).isEqualTo(GATEWAYS);
    assertThat(zoeBetweenGateways(2, 3)).isEqualTo(TOLD);
    assertThat(zoeBetweenGateways(3, 2)).isEqualTo(TOLD);
  }

  private static List<String> zoeBetweenGateways(int inNewYork, int inSydney) {
    var memory = crowd(crowd(company(), inNewYork, NEW_YORK, 12), inSydney, SYDNEY, 14);
    memory.see(at(NEW_YORK, 15, "09:00").build());
    return why(memory, at(SYDNEY, 15, "09:20"));
  }

  @Test
  void who_was_at_two_gateways_on_other_days_jumps_to_a_third_from_home() {
    assertThat(zoeFromHome(3, SYDNEY)).isEqualTo(GATEWAYS);
    assertThat(zoeFromHome(2, SYDNEY)).isEqualTo(TOLD);
    assertThat(zoeFromHome(3, MILAN)).isEqualTo(TOLD);
  }

  /** After days in New York and in Paris, where so many others jumped. */
  private static List<String> zoeFromHome(int inParis, Place third) {
    var memory = crowd(crowd(company(), 3, NEW_YORK, 12), 3, third, 13);
    crowd(memory, inParis, PARIS, 14);
    seeing(memory, at(NEW_YORK, 15, "09:00"), at(PARIS, 17, "09:00"), at(ROME, 19, "09:00"));
    return why(memory, at(SYDNEY, 19, "09:20"));
  }

  @Test
  void to_somebody_new_two_others_will_do() {
    assertThat(newcomerAfter(2)).isEqualTo(GATEWAYS);
    assertThat(newcomerAfter(1)).isEqualTo(TOLD);
  }

  private static List<String> newcomerAfter(int others) {
    var memory = crowd(company(), others, SYDNEY, 12);
    memory.see(at("new", MILAN, 13, "09:00").build());
    return why(memory, at("new", SYDNEY, 13, "09:20"));
  }

  @Test
  void somebody_new_is_told_of_once_a_day() {
    assertThat(newcomerJumpsAgain(13, "09:50")).isEqualTo(BEFORE);
    assertThat(newcomerJumpsAgain(13, "09:49")).isEqualTo(TOLD);
    assertThat(newcomerJumpsAgain(14, "09:19")).isEqualTo(BEFORE);
    assertThat(newcomerJumpsAgain(14, "09:20")).isEqualTo(TOLD);
  }

  /** After a jump from Milan to New York. */
  private static List<String> newcomerJumpsAgain(int day, String clock) {
    var memory = MemoryInMaps.withDefaults();
    memory.see(at(MILAN, 13, "09:00").build());
    assertThat(why(memory, at(NEW_YORK, 13, "09:20"))).isEqualTo(TOLD);
    memory.see(at(PARIS, day, "08:50").build());
    return why(memory, at(SYDNEY, day, clock));
  }

  @Test
  void a_device_that_goes_on_from_where_it_jumped_is_one_story_that_day() {
    assertThat(goingOn(at(NEW_YORK, 12, "09:20"), at(SYDNEY, 12, "09:50"))).isEqualTo(BEFORE);
    assertThat(goingOn(at(NEW_YORK, 12, "09:20"), at(SYDNEY, 12, "09:49"))).isEqualTo(TOLD);
    assertThat(goingOn(at(NEW_YORK, 13, "09:19"), at(SYDNEY, 13, "09:19:59"))).isEqualTo(BEFORE);
    assertThat(goingOn(at(NEW_YORK, 13, "09:19"), at(SYDNEY, 13, "09:20"))).isEqualTo(TOLD);
    assertThat(goingOn(at(PARIS, 12, "20:00"), at(SYDNEY, 12, "20:20"))).isEqualTo(TOLD);
  }

  /** After a jump to New York, which is told of. */
  private static List<String> goingOn(LoginBuilder from, LoginBuilder to) {
    var memory = atHome("zoe");
    memory.see(at(ROME, 12, "09:00").build());
    assertThat(why(memory, at(NEW_YORK, 12, "09:20"))).isEqualTo(TOLD);
    memory.see(from.id("again").build());
    return why(memory, to);
  }
}
