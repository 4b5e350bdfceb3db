package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.MILAN;
import static io.loginwatch.core.LoginBuilder.PARIS;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session that goes on faster than its user can. Rome and Milan are 477 km apart. */
class SessionsTest {
  /** Alice in Rome, each morning for twelve days; a phone, too. */
  private static MemoryInMaps settled() {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 12; day++) {
      memory.see(login().at("09:00").days(day).build());
      memory.see(login().with(SAFARI_ON_IPHONE).at("19:00").days(day).build());
    }
    return memory;
  }

  private static List<Severity> next(LoginBuilder open, LoginBuilder next) {
    var memory = settled();
    memory.see(open.session("s").at("09:00").days(12).build());
    return MemoryInMaps.of("session-theft", memory.see(next.session("s").days(12).build())).stream()
        .map(Alert::severity)
        .toList();
  }

  private static LoginBuilder line(Place place) {
    return login().from(place).ip("198.51.100.1").network(64999, "Other");
  }

  @Test
  void from_line_to_line_takes_the_way_to_the_train_or_the_airport_too() {
    assertThat(next(login(), line(MILAN).at("10:30"))).containsExactly(Severity.MEDIUM);
    assertThat(next(login(), line(MILAN).at("11:00"))).containsExactly(Severity.LOW);
    assertThat(next(login(), line(PARIS).at("11:00"))).containsExactly(Severity.MEDIUM);
    assertThat(next(login(), line(PARIS).at("12:00"))).containsExactly(Severity.LOW);
  }

  @Test
  void another_town_counts_on_a_known_network_too() {
    assertThat(next(login(), login().from(MILAN).ip("192.0.2.9").at("10:30")))
        .containsExactly(Severity.MEDIUM);
    assertThat(next(login(), login().ip("192.0.2.9").at("10:30"))).isEmpty();
  }

  @Test
  void a_phone_counts_where_its_place_is_a_lines_and_not_a_carriers() {
    var vague = new Place("IT", "Lombardy", "Milan", 45.4642, 9.19, 50);
    var phone = login().with(SAFARI_ON_IPHONE);
    assertThat(next(phone, login().with(SAFARI_ON_IPHONE).from(MILAN).ip("192.0.2.9").at("09:40")))
        .containsExactly(Severity.MEDIUM);
    assertThat(next(phone, login().with(SAFARI_ON_IPHONE).from(vague).ip("192.0.2.9").at("09:40")))
        .isEmpty();
  }

  @Test
  void a_session_that_began_behind_a_vpn_goes_on_from_where_its_user_last_was() {
    var vpn = login().ip("198.51.100.9").network(22616, "ZSCALER-INC").from(PARIS);
    var memory = settled();
    memory.see(login().at("08:30").days(12).build());
    memory.see(vpn.session("s").at("09:00").days(12).build());

    assertThat(
            MemoryInMaps.of(
                "session-theft", memory.see(line(PARIS).session("s").at("10:00").days(12).build())))
        .extracting(Alert::severity)
        .containsExactly(Severity.MEDIUM);
    assertThat(next(vpn, login().ip("192.0.2.9").at("09:30"))).isEmpty();
  }

  @Test
  void the_computer_was_elsewhere_in_another_session_meanwhile() {
    assertThat(afterAnother(login())).containsExactly(Severity.MEDIUM);
    assertThat(afterAnother(login().with(SAFARI_ON_IPHONE))).containsExactly(Severity.LOW);
  }

  /** Rome at nine, Milan at eleven, and something else in Rome in between. */
  private static List<Severity> afterAnother(LoginBuilder between) {
    var memory = settled();
    memory.see(login().session("s").at("09:00").days(12).build());
    memory.see(between.session("other").at("10:20").days(12).build());
    Alert last =
        MemoryInMaps.of(
                "session-theft", memory.see(line(MILAN).session("s").at("11:00").days(12).build()))
            .getFirst();
    return List.of(last.severity());
  }
}
