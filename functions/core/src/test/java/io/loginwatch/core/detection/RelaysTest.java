package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.MILAN;
import static io.loginwatch.core.LoginBuilder.PARIS;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a browser or a phone sends through a relay by itself is not hidden on purpose. */
class RelaysTest {

  private static LoginBuilder through(long asn, Place place, Device device) {
    return login().network(asn, "Example Edge").ip("198.51.100.7").from(place).with(device);
  }

  /** What the network weighs in the small hours, after a month of mornings in Rome. */
  private static double weight(LoginBuilder login) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 30; day++) {
      memory.see(login().at("09:00").days(day).build());
    }
    var alerts = memory.see(login.at("03:10").days(30).build());
    return MemoryInMaps.of("new-network", alerts).getFirst().factors().getFirst().weight();
  }

  @ParameterizedTest
  @CsvSource({
    "36183, iOS, Mobile Safari, 12",
    "13335, iPadOS, Mobile Safari, 12",
    "54113, Mac OS X, Safari, 12",
    "54113, Mac OS X, Chrome, 37",
    "36183, Windows, Safari, 37",
    "9009, iOS, Mobile Safari, 37"
  })
  void apples_browser_through_apples_relays(long asn, String os, String browser, double weight) {
    var device = new Device(os, "18", os.equals("iOS") ? "mobile" : "desktop", browser);

    assertThat(weight(through(asn, MILAN, device))).isEqualTo(weight);
  }

  @Test
  void a_relay_comes_out_in_the_country_that_its_user_is_in() {
    assertThat(weight(through(36_183, PARIS, SAFARI_ON_IPHONE))).isEqualTo(37);
  }

  @Test
  void the_word_of_the_log_is_enough_if_it_says_nothing_worse() {
    var chrome = new Device("Android", "15", "mobile", "Chrome Mobile");
    var login =
        through(64_998, MILAN, chrome).network(new Network(64_998, "Edge", Network.Kind.UNKNOWN));

    assertThat(weight(login.through(Anonymizer.RELAY))).isEqualTo(12);
    assertThat(weight(login.through(Anonymizer.VPN))).isEqualTo(37);
    assertThat(weight(login.through(Anonymizer.RELAY, Anonymizer.VPN))).isEqualTo(37);
  }

  @Test
  void what_the_log_says_of_apples_network_is_believed() {
    var login = through(36_183, MILAN, SAFARI_ON_IPHONE);

    assertThat(weight(login.through(Anonymizer.VPN))).isEqualTo(37);
  }
}
