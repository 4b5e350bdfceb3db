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

  /** Alice in Rome: her computer on a line each morning, her phone by its carrier each noon. */
  private static MemoryInMaps settled() {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < TODAY; day++) {
      memory.see(login().from(ROME).at("09:00").days(day).build());
      memory.see(carrier().at("12:00").days(day).build());
    }
    return memory;
  }

  private static LoginBuilder carrier() {
    return login()
        .from(ROME)
        .with(SAFARI_ON_IPHONE)
        .network(new Network(64777, "Example Mobile", Network.Kind.MOBILE))
        .ip("198.51.100.9");
  }

  private static LoginBuilder hotel(Device device) {
    return login().from(NEW_YORK).ip("203.0.113.1").network(64800, "Hotel").with(device);
  }

  /** What is said of the journey between the phone's login by its carrier at 20:00 and that one. */
  private static List<Alert> after(MemoryInMaps memory, LoginBuilder next) {
    memory.see(carrier().at("20:00").days(TODAY).build());
    return MemoryInMaps.of("impossible-travel", memory.see(next.days(TODAY).build()));
  }

  @Test
  void within_the_hour_somebody_should_ask() {
    assertThat(after(settled(), hotel(SAFARI_ON_IPHONE).at("21:00")))
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.suppressed()).isEmpty();
          assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        });
    assertThat(after(settled(), hotel(SAFARI_ON_IPHONE).at("21:00:01"))).allSatisfy(this::carried);
  }

  @Test
  void another_device_may_have_travelled_with_it_for_long() {
    assertThat(after(settled(), hotel(FIREFOX_ON_WINDOWS).at("20:20")))
        .isNotEmpty()
        .allSatisfy(this::carried);
  }

  @Test
  void where_its_user_was_on_another_day_its_data_is_routed_home() {
    var memory = settled();
    memory.see(hotel(SAFARI_ON_IPHONE).at("23:00").days(TODAY - 4).build());

    assertThat(after(memory, hotel(SAFARI_ON_IPHONE).at("20:20")))
        .isNotEmpty()
        .allSatisfy(this::carried);
  }

  @Test
  void that_the_login_at_home_arrives_late_makes_no_difference() {
    var memory = settled();
    memory.see(hotel(SAFARI_ON_IPHONE).at("20:20").days(TODAY).build());

    var late = memory.see(carrier().at("20:00").days(TODAY).build());

    assertThat(MemoryInMaps.of("impossible-travel", late))
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.suppressed()).isEmpty();
          assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        });
  }

  @Test
  void the_other_way_round_a_traveller_has_left_the_wireless() {
    var memory = settled();
    memory.see(hotel(SAFARI_ON_IPHONE).at("20:00").days(TODAY).build());

    var back = memory.see(carrier().at("20:20").days(TODAY).build());

    assertThat(MemoryInMaps.of("impossible-travel", back)).isNotEmpty().allSatisfy(this::carried);
  }

  @Test
  void a_trip_is_asked_about_once() {
    var memory = settled();
    assertThat(after(memory, hotel(SAFARI_ON_IPHONE).at("20:20"))).isNotEmpty();
    memory.see(carrier().at("22:00").days(TODAY).build());

    var again = memory.see(hotel(SAFARI_ON_IPHONE).at("22:20").days(TODAY).build());

    assertThat(MemoryInMaps.of("impossible-travel", again))
        .isNotEmpty()
        .allSatisfy(alert -> assertThat(alert.suppressed()).isNotEmpty());
  }

  private void carried(Alert alert) {
    assertThat(alert.suppressed()).containsExactly("carrier");
  }
}
