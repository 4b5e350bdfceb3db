package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.PARIS;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A system that is newer than the user's was. */
class UpdatesTest {
  private static final int TODAY = 40;
  private static final Device OLD = new Device("Android", "15", "mobile", "Chrome Mobile");
  private static final Device NEWER = new Device("Android", "16", "mobile", "Chrome Mobile");

  /** Alice in Rome with her phone: each morning by her line, each evening by her carrier. */
  private static MemoryInMaps settled() {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < TODAY; day++) {
      memory.see(login().with(OLD).at("09:00").days(day).build());
      memory.see(carrier(login().with(OLD).at("18:00").days(day)).build());
    }
    return memory;
  }

  private static LoginBuilder carrier(LoginBuilder login) {
    return login.network(new Network(64777, "Example Mobile", Network.Kind.MOBILE));
  }

  private static LoginBuilder abroad(Device device) {
    return login().from(PARIS).with(device).network(64999, "Other").ip("198.51.100.1");
  }

  private static List<String> told(MemoryInMaps memory, LoginBuilder login) {
    return MemoryInMaps.told(memory.see(login.at("09:00").days(TODAY).build())).stream()
        .map(Alert::rule)
        .toList();
  }

  @Test
  void on_the_way_to_a_country_and_a_network_that_are_news_it_is_another_machine() {
    assertThat(told(settled(), abroad(NEWER))).containsExactly("unusual-login");
  }

  @Test
  void the_same_phone_there_is_a_traveller() {
    assertThat(told(settled(), abroad(OLD))).isEmpty();
  }

  @Test
  void at_home_it_is_an_update() {
    assertThat(told(settled(), abroad(NEWER).from(ROME))).isEmpty();
  }

  @Test
  void on_a_network_of_the_users_own_it_is_an_update() {
    assertThat(told(settled(), carrier(abroad(NEWER)))).isEmpty();
  }

  @Test
  void behind_a_vpn_nobody_is_on_the_way() {
    assertThat(told(settled(), abroad(NEWER).through(Anonymizer.VPN))).isEmpty();
  }

  @Test
  void whose_phone_came_there_first_may_update_it_there() {
    var memory = settled();
    memory.see(abroad(OLD).at("08:00").days(TODAY).build());

    assertThat(told(memory, abroad(NEWER))).isEmpty();
  }
}
