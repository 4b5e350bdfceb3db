package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.FIREFOX_ON_WINDOWS;
import static io.loginwatch.core.LoginBuilder.MILAN;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session of a phone that goes on by another carrier, or far from its user's gateway. */
class PhoneSessionsTest {
  private static final Network CARRIER = mobile(64501);
  private static final Network OTHERS = mobile(64502);
  private static final Place PERTH = new Place("AU", "WA", "Perth", -31.95, 115.86, 20);
  private static final Place SOMEWHERE = new Place("IT", null, null, Double.NaN, Double.NaN, -1);

  private static Network mobile(long asn) {
    return new Network(asn, "Mobile " + asn, Network.Kind.MOBILE);
  }

  private static LoginBuilder phone(Network network) {
    return login().with(SAFARI_ON_IPHONE).ip("198.51.100.77").network(network);
  }

  /** Alice in Rome, whose device is on her carrier on so many days. */
  private static MemoryInMaps onACarrier(int days, Device device) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 12; day++) {
      memory.see(login().at("09:00").days(day).build());
      if (day >= 12 - days) {
        memory.see(phone(CARRIER).with(device).at("12:00").days(day).build());
      }
      memory.see(login().with(SAFARI_ON_IPHONE).at("19:00").days(day).build());
    }
    return memory;
  }

  /** What is said of the session that her phone began at home, half an hour later in Milan. */
  private static List<Severity> inMilan(MemoryInMaps memory, LoginBuilder there) {
    memory.see(login().with(SAFARI_ON_IPHONE).session("s").at("09:00").days(12).build());
    return theft(memory, there.from(MILAN).session("s").at("09:30").days(12));
  }

  private static List<Severity> theft(MemoryInMaps memory, LoginBuilder login) {
    return MemoryInMaps.of("session-theft", memory.see(login.build())).stream()
        .map(Alert::severity)
        .toList();
  }

  @Test
  void a_phone_does_not_leap_to_a_carrier_that_is_not_its_users() {
    var memory = onACarrier(5, SAFARI_ON_IPHONE);

    assertThat(inMilan(memory, phone(OTHERS))).containsExactly(Severity.MEDIUM);
  }

  @Test
  void its_users_own_carrier_has_it_where_it_likes() {
    assertThat(inMilan(onACarrier(5, SAFARI_ON_IPHONE), phone(CARRIER))).isEmpty();
  }

  @Test
  void of_a_carrier_that_is_hardly_known_the_user_may_have_had_enough() {
    assertThat(inMilan(onACarrier(4, SAFARI_ON_IPHONE), phone(OTHERS)))
        .containsExactly(Severity.LOW);
  }

  @Test
  void what_hangs_on_somebodys_phone_says_nothing_of_the_users_carrier() {
    assertThat(inMilan(onACarrier(5, FIREFOX_ON_WINDOWS), phone(OTHERS)))
        .containsExactly(Severity.LOW);
  }

  @Test
  void a_second_card_that_was_used_before_is_the_users_own() {
    var memory = onACarrier(5, SAFARI_ON_IPHONE);
    memory.see(phone(OTHERS).at("18:00").days(11).build());

    assertThat(inMilan(memory, phone(OTHERS))).isEmpty();
  }

  @Test
  void there_was_time_to_take_the_train() {
    var memory = onACarrier(5, SAFARI_ON_IPHONE);
    memory.see(login().with(SAFARI_ON_IPHONE).session("s").at("09:00").days(12).build());

    assertThat(theft(memory, phone(OTHERS).from(MILAN).session("s").at("12:00").days(12)))
        .containsExactly(Severity.INFO);
  }

  @Test
  void a_session_leaves_its_gateway_though_no_town_of_that_is_known() {
    assertThat(fromItsGateway("09:25")).containsExactly(Severity.MEDIUM);
    assertThat(fromItsGateway("23:30")).containsExactly(Severity.INFO);
  }

  /** A session of a phone that was behind the gateway, as Alice always is, goes on in Perth. */
  private static List<Severity> fromItsGateway(String clock) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 16; day++) {
      memory.see(gateway().from(ROME).at("08:00").days(day).build());
    }
    memory.see(
        gateway().with(SAFARI_ON_IPHONE).from(SOMEWHERE).session("s").at("09:00").days(16).build());
    return theft(memory, phone(OTHERS).from(PERTH).session("s").at(clock).days(16));
  }

  private static LoginBuilder gateway() {
    return login().network(22616, "ZSCALER-INC");
  }
}
