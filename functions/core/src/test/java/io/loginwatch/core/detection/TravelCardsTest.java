package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.FIREFOX_ON_WINDOWS;
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

/** Phones that come out in a third country while the computer is in an hotel. */
class TravelCardsTest {
  private static final Device PIXEL = new Device("Android", "15", "mobile", "Chrome Mobile");
  private static final Device IPAD = new Device("iPadOS", "18", "tablet", "Mobile Safari");

  @Test
  void a_phone_comes_out_anywhere_while_its_owner_travels_with_the_computer() {
    assertThat(phone(hotel(NEW_YORK, "20:00"), card())).containsOnly(List.of("carrier"));
    assertThat(phone(hotel(ROME, "20:00"), card())).contains(List.of());
    assertThat(phone(hotel(NEW_YORK, "11:00"), card().at("11:10"))).contains(List.of());
    assertThat(phone(hotel(NEW_YORK, "20:00"), card().with(PIXEL))).contains(List.of());
    assertThat(phone(hotel(NEW_YORK, "20:00"), card().with(IPAD))).contains(List.of());
    assertThat(phone(hotel(NEW_YORK, "20:00").with(IPAD), card())).contains(List.of());
    assertThat(phone(hotel(NEW_YORK, "20:00"), card().with(FIREFOX_ON_WINDOWS)))
        .contains(List.of());
    assertThat(phone(hotel(NEW_YORK, "20:00"), card().network(65010, "Third"))).contains(List.of());
  }

  @Test
  void it_may_be_seen_before_the_computer_or_beside_it() {
    assertThat(phone(card(), hotel(NEW_YORK, "20:30"))).contains(List.of("carrier"));
    assertThat(phone(hotel(NEW_YORK, "20:00"), wireless("192.0.2.80"), card()))
        .containsOnly(List.of("carrier"));
    assertThat(phone(wireless("192.0.2.80"), card())).contains(List.of());
  }

  @Test
  void a_session_does_not_go_over_to_another_card() {
    var wireless = hotel(NEW_YORK, "20:05").with(SAFARI_ON_IPHONE).session("one");
    assertThat(phone(hotel(NEW_YORK, "20:00"), wireless, card().session("two")))
        .containsOnly(List.of("carrier"));
    assertThat(phone(hotel(NEW_YORK, "20:00"), wireless, card().session("one")))
        .contains(List.of());
  }

  /** Why the journeys of the last login are believed, after Alice was in Rome in the morning. */
  private static List<List<String>> phone(LoginBuilder... logins) {
    var memory = MemoryInMaps.ofAliceInRome();
    memory.see(login().at("08:00").days(13).build());
    List<List<String>> last = List.of();
    for (LoginBuilder each : logins) {
      last = MemoryInMaps.travel(memory.see(each.days(13).build()));
    }
    return last.stream().filter(reasons -> !reasons.contains("implied")).toList();
  }

  private static LoginBuilder hotel(Place town, String at) {
    return login().from(town).at(at).ip("192.0.2.80").network(64999, "Other");
  }

  private static LoginBuilder wireless(String ip) {
    return hotel(NEW_YORK, "20:05").with(SAFARI_ON_IPHONE).ip(ip);
  }

  private static LoginBuilder card() {
    return login()
        .with(SAFARI_ON_IPHONE)
        .from(SYDNEY)
        .at("20:20")
        .ip("198.51.100.20")
        .network(new Network(65010, "Third", Network.Kind.UNKNOWN));
  }
}
