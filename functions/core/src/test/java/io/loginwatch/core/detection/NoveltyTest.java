package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.FIREFOX_ON_WINDOWS;
import static io.loginwatch.core.LoginBuilder.MILAN;
import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.PARIS;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.SYDNEY;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.UserMail;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class NoveltyTest {

  private static MemoryInMaps settled() {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 40; day++) {
      memory.see(login().at("09:00").days(day).build());
    }
    assertThat(memory.said).isEmpty();
    return memory;
  }

  @Test
  void the_first_login_ever_is_not_compared_with_nothing() {
    assertThat(MemoryInMaps.withoutLearning().see(login().build())).isEmpty();
  }

  @Test
  void one_new_thing_is_recorded_and_pages_nobody() {
    var device = settled().see(login().with(SAFARI_ON_IPHONE).at("09:30").days(40).build());
    var country = settled().see(login().from(PARIS).at("09:30").days(40).build());
    var city = settled().see(login().from(MILAN).at("09:30").days(40).build());
    var network = settled().see(login().network(64999, "Other").at("09:30").days(40).build());

    assertThat(device).extracting(Alert::rule).containsExactly("new-device");
    assertThat(country).extracting(Alert::rule).containsExactly("new-country");
    assertThat(city).extracting(Alert::rule).containsExactly("new-city");
    assertThat(network).extracting(Alert::rule).containsExactly("new-network");
    for (var alerts : java.util.List.of(device, country, city, network)) {
      assertThat(alerts.getFirst().isSuppressed()).isFalse();
      assertThat(MemoryInMaps.told(alerts)).isEmpty();
    }
  }

  @Test
  void a_provider_without_a_number_is_known_by_its_name_whatever_the_address() {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 40; day++) {
      memory.see(onNetworkOf("Example Net", "198.51." + day + ".7", day));
    }
    assertThat(memory.said).isEmpty();

    assertThat(memory.see(onNetworkOf("Example Net", "198.51.200.7", 40))).isEmpty();
    assertThat(memory.see(onNetworkOf("Another Net", "198.51.201.7", 41)))
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.rule()).isEqualTo("new-network");
          assertThat(alert.summary())
              .isEqualTo("alice logged in from Another Net for the first time.");
        });
  }

  private static Login onNetworkOf(String organization, String ip, int day) {
    return login().network(0, organization).ip(ip).at("09:00").days(day).build();
  }

  @Test
  void where_the_log_says_how_the_user_can_be_written_to_the_alert_says_it_too() {
    var known =
        settled().see(login().email("alice@example.com").with(SAFARI_ON_IPHONE).days(40).build());
    var unknown = settled().see(login().with(SAFARI_ON_IPHONE).days(40).build());

    assertThat(known)
        .isNotEmpty()
        .allSatisfy(alert -> assertThat(UserMail.of(alert)).contains("alice@example.com"));
    assertThat(unknown).isNotEmpty().allSatisfy(alert -> assertThat(UserMail.of(alert)).isEmpty());
  }

  @Test
  void a_stranger_for_whom_everything_is_new_pages() {
    var alerts =
        settled()
            .see(
                login()
                    .from(NEW_YORK)
                    .network(64999, "Other")
                    .ip("198.51.100.1")
                    .with(SAFARI_ON_IPHONE)
                    .at("23:00")
                    .days(40)
                    .build());

    assertThat(MemoryInMaps.told(alerts)).extracting(Alert::rule).contains("unusual-login");
    var unusual = MemoryInMaps.of("unusual-login", alerts).getFirst();
    assertThat(unusual.absorbs()).contains("new-device", "new-country", "new-network");
    assertThat(unusual.factors())
        .extracting(f -> f.name())
        .contains("device", "country", "network");
  }

  @Test
  void a_trip_abroad_with_the_same_laptop_does_not_page() {
    var alerts =
        settled()
            .see(
                login()
                    .from(NEW_YORK)
                    .network(64999, "Hotel")
                    .ip("198.51.100.1")
                    .at("20:00")
                    .days(40)
                    .build());

    assertThat(MemoryInMaps.told(alerts)).isEmpty();
    assertThat(alerts).extracting(Alert::rule).contains("new-country");
  }

  /** Two logins of a stranger, the later of which does not say from where. */
  @Test
  void what_an_address_says_minutes_later_does_not_make_it_familiar() {
    var inOrder = settled();
    inOrder.see(login().at("09:00").days(45).build());
    var first = strangersSum(inOrder.see(stranger().from(NEW_YORK).at("15:05").days(40).build()));
    inOrder.see(stranger().at("15:08").days(40).build());

    assertThat(first).isPositive();
    assertThat(afterALaterOne("15:08", "198.51.100.1")).isGreaterThanOrEqualTo(first);
    assertThat(afterALaterOne("15:35", "198.51.100.1")).isGreaterThanOrEqualTo(first);
    assertThat(afterALaterOne("15:36", "198.51.100.1")).as("another story").isZero();
    assertThat(afterALaterOne("15:08", "198.51.100.2")).as("from another address").isZero();
  }

  /** Points of a late login from abroad after one that came later arrived before it; 0 for none. */
  private static double afterALaterOne(String clock, String ip) {
    var memory = settled();
    memory.see(login().at("09:00").days(45).build());
    memory.see(stranger().from(Place.NONE).ip(ip).at(clock).days(40).build());
    return strangersSum(memory.see(stranger().from(NEW_YORK).at("15:05").days(40).build()));
  }

  @Test
  void a_stranger_whose_browser_is_said_minutes_later_is_one_stranger() {
    LoginBuilder unsaid = stranger().with(Device.NONE);

    assertThat(minutesAfter(unsaid)).isPositive();
    assertThat(minutesAfter(stranger().with(FIREFOX_ON_WINDOWS))).as("on the own device").isZero();
    assertThat(minutesAfter(unsaid.ip("198.51.100.2"))).as("from another address").isZero();
    assertThat(minutesAfter(unsaid, login().at("15:06").days(40)))
        .as("the owner is at home in between")
        .isZero();
  }

  /** Points of a stranger who was there minutes before, or the owner; 0 for none. */
  private static double minutesAfter(LoginBuilder... before) {
    var memory = settled();
    memory.see(before[0].from(NEW_YORK).at("15:05").days(40).build());
    for (int i = 1; i < before.length; i++) {
      memory.see(before[i].build());
    }
    return strangersSum(memory.see(stranger().from(NEW_YORK).at("15:08").days(40).build()));
  }

  private static LoginBuilder stranger() {
    return login().network(64999, "Other").ip("198.51.100.1").with(SAFARI_ON_IPHONE);
  }

  private static double strangersSum(List<Alert> alerts) {
    var unusual = MemoryInMaps.of("unusual-login", alerts);
    return unusual.isEmpty() ? 0 : unusual.getFirst().score();
  }

  @Test
  void the_same_new_thing_is_new_once() {
    var memory = settled();
    memory.see(login().with(SAFARI_ON_IPHONE).at("09:30").days(40).build());

    assertThat(memory.see(login().with(SAFARI_ON_IPHONE).at("10:30").days(40).build())).isEmpty();
  }

  @Test
  void another_major_version_of_the_system_is_a_new_device() {
    var memory = MemoryInMaps.withoutLearning();
    memory.see(login().with(new Device("Windows", "10", "desktop", "Chrome")).at("09:00").build());

    assertThat(
            memory.rules(
                login().with(new Device("Windows", "7", "desktop", "Chrome")).at("10:00").build()))
        .containsExactly("new-device");
  }

  @Test
  void a_login_without_a_user_agent_has_no_new_device() {
    var memory = MemoryInMaps.withoutLearning();
    memory.see(login().with(FIREFOX_ON_WINDOWS).at("09:00").build());

    assertThat(memory.see(login().with(Device.NONE).at("10:00").build())).isEmpty();
  }

  @Test
  void novelty_is_muted_while_the_user_is_new_and_told_after_ten_logins() {
    var memory = MemoryInMaps.withDefaults();
    for (int i = 0; i < 9; i++) {
      memory.see(login().at("09:00").plus(java.time.Duration.ofMinutes(i)).build());
    }
    var ninth = memory.see(login().with(SAFARI_ON_IPHONE).at("10:00").build());
    var eleventh =
        memory.see(login().with(new Device("Linux", "", "desktop", "Chrome")).at("10:30").build());

    assertThat(ninth)
        .singleElement()
        .satisfies(a -> assertThat(a.suppressed()).containsExactly("learning"));
    assertThat(eleventh).singleElement().satisfies(a -> assertThat(a.suppressed()).isEmpty());
  }

  @Test
  void a_country_is_atypical_after_thirty_days_and_not_a_second_earlier() {
    var exactly = MemoryInMaps.withoutLearning();
    exactly.see(login().at("10:00").build());
    var almost = MemoryInMaps.withoutLearning();
    almost.see(login().at("10:00").build());

    assertThat(exactly.rules(login().at("10:00").days(30).build()))
        .containsExactly("atypical-country");
    assertThat(almost.see(login().at("09:59:59").days(30).build())).isEmpty();
  }

  @Test
  void three_in_the_morning_is_unusual_for_an_office_worker_and_nine_is_not_abroad() {
    assertThat(settled().rules(login().at("02:00").days(41).build()))
        .containsExactly("unusual-hour");
    assertThat(settled().rules(login().from(NEW_YORK).at("14:00").days(41).build()))
        .containsExactly("new-country");
  }

  @Test
  void a_dormant_account_that_comes_back_familiar_pages_nobody_and_a_stranger_does() {
    var owner = settled().see(login().at("09:00").days(39 + 45).build());
    var stranger =
        settled()
            .see(
                login()
                    .with(SAFARI_ON_IPHONE)
                    .network(64999, "Other")
                    .at("09:00")
                    .days(39 + 45)
                    .build());
    var early = settled().see(login().at("09:00").days(39 + 44).build());
    var night = settled().see(login().at("02:00").days(39 + 46).build());

    assertThat(MemoryInMaps.of("dormant-account", owner)).hasSize(1);
    assertThat(MemoryInMaps.told(owner)).isEmpty();
    assertThat(MemoryInMaps.told(night)).extracting(Alert::rule).contains("dormant-account");
    assertThat(MemoryInMaps.told(stranger)).extracting(Alert::rule).contains("dormant-account");
    assertThat(MemoryInMaps.of("dormant-account", early)).isEmpty();
  }

  @Test
  void a_dormant_account_pages_from_an_address_that_its_owner_never_had() {
    assertThat(toldAfterSleep(login())).isEmpty();
    assertThat(toldAfterSleep(login().ip("192.0.2.2"))).containsExactly("dormant-account");
    assertThat(toldAfterSleep(login().ip(null))).isEmpty();
    assertThat(toldAfterSleep(login().ip("192.0.2.2").unattended())).isEmpty();
  }

  @Test
  void a_line_with_ipv6_is_its_owners_whatever_address_the_device_takes_today() {
    assertThat(toldAfterSleepOnIpv6("2001:db8:1:2:abcd::9")).isEmpty();
    assertThat(toldAfterSleepOnIpv6("2001:db8:1:3:1:2:3:4")).containsExactly("dormant-account");
  }

  private static List<String> toldAfterSleepOnIpv6(String address) {
    var memory = settled();
    memory.see(login().ip("2001:db8:1:2:1:2:3:4").at("09:00").days(39).build());
    return rules(
        MemoryInMaps.told(memory.see(login().ip(address).at("09:00").days(39 + 45).build())));
  }

  @Test
  void a_term_begins_for_many_at_once() {
    assertThat(toldOfTheLast(6, LoginBuilder::build)).isEmpty();
    assertThat(toldOfTheLast(5, LoginBuilder::build)).containsExactly("dormant-account");
    assertThat(toldOfTheLast(6, login -> login.with(SAFARI_ON_IPHONE).build()))
        .contains("dormant-account");
  }

  /** So many are back on one day, each at a new address at home; what is told of the last. */
  private static List<String> toldOfTheLast(int users, Function<LoginBuilder, Login> back) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 12; day++) {
      for (int user = 0; user < users; user++) {
        memory.see(login().of("user" + user).at("09:00").days(day).build());
      }
    }
    List<Alert> alerts = List.of();
    for (int user = 0; user < users; user++) {
      alerts =
          memory.see(
              back.apply(
                  login().of("user" + user).ip("192.0.2." + (user + 2)).at("09:00").days(60)));
    }
    return rules(MemoryInMaps.told(alerts));
  }

  private static List<String> toldAfterSleep(LoginBuilder back) {
    return rules(MemoryInMaps.told(settled().see(back.at("09:00").days(39 + 45).build())));
  }

  @Test
  void hours_are_those_of_the_clock_at_home_for_whoever_had_no_time_to_travel() {
    assertThat(rules(eveningAfter("09:10"))).containsExactly("unusual-hour");
    assertThat(rules(eveningAfter("20:10"))).isEmpty();
  }

  /**
   * Half past seven in the evening in Rome, after mornings there and an exit in Sydney at ten past
   * seven in the evening of Sydney, minutes or a day after Rome.
   */
  private static List<Alert> eveningAfter(String home) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 40; day += 2) {
      memory.see(login().at(home).days(day).build());
      memory.see(exit().at("09:20").days(home.equals("09:10") ? day : day + 1).build());
    }
    return memory.see(login().at("18:30").days(42).build());
  }

  private static LoginBuilder exit() {
    return login().from(SYDNEY).ip("198.51.100.7").network(64998, "Example Holding");
  }

  private static List<String> rules(List<Alert> alerts) {
    return alerts.stream().map(Alert::rule).toList();
  }

  @Test
  void a_program_that_logs_in_where_only_people_did_weighs_more() {
    var alerts =
        settled()
            .see(
                login()
                    .with(new Device("", "", "library", "Python Requests"))
                    .network(new Network(64999, "Other", Network.Kind.FIXED))
                    .at("09:00")
                    .days(41)
                    .build());

    assertThat(MemoryInMaps.of("new-device", alerts).getFirst().factors().getFirst().weight())
        .isEqualTo(45);
  }

  /** What an hour weighs at which nobody of twenty logins was, after so many days. */
  private static double hour(int days, String clock) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < days; day++) {
      memory.see(login().at("09:00").days(day).build());
      memory.see(login().at("10:00").days(day).build());
    }
    var alerts = memory.see(login().at(clock).days(days).build());
    return MemoryInMaps.of("unusual-hour", alerts).getFirst().factors().getFirst().weight();
  }

  @Test
  void at_which_hours_of_the_day_somebody_works_shows_when_the_shifts_have_changed() {
    assertThat(hour(20, "20:00")).isZero();
    assertThat(hour(21, "20:00")).isEqualTo(18);
  }

  @Test
  void that_people_sleep_at_night_is_known_of_anybody() {
    assertThat(hour(10, "04:00")).isEqualTo(18);
    assertThat(hour(10, "05:00")).isZero();
  }
}
