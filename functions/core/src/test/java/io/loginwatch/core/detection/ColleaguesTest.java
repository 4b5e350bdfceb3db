package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.MILAN;
import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.PARIS;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.SYDNEY;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Line;
import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Population;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColleaguesTest {
  private static final Device APP = new Device("Android", "15", "library", "Example SDK");
  private static final Device OPERA = new Device("Linux", "", "desktop", "Opera");

  /** Of different groups, as most are. */
  private static final List<String> COLLEAGUES = List.of("bob", "cas", "dan", "eve");

  private final MemoryInMaps memory = MemoryInMaps.withoutLearning();

  private int logins;

  ColleaguesTest() {
    for (int day = 0; day < 12; day++) {
      memory.see(login().at("09:00").days(day).build());
    }
    // What alice alone does says nothing to her: each test begins with nobody.
    memory.population = Population.NOBODY;
  }

  /** Colleagues who come back on the next day, to what the login says. */
  private void colleagues(int count, LoginBuilder login) {
    for (int n = 0; n < count; n++) {
      String user = n < COLLEAGUES.size() ? COLLEAGUES.get(n) : "colleague-" + n;
      memory.see(login.of(user).at("10:00").days(0).id("new-" + ++logins).build());
      memory.see(login.of(user).at("10:00").days(1).id("back-" + ++logins).build());
    }
  }

  private double weight(String rule, LoginBuilder login) {
    return weight(rule, login, "09:10");
  }

  private double weight(String rule, LoginBuilder login, String clock) {
    List<Alert> alerts = memory.see(login.at(clock).days(12).id("judged").build());
    return MemoryInMaps.of(rule, alerts).getFirst().factors().stream()
        .mapToDouble(Factor::weight)
        .sum();
  }

  private static LoginBuilder inParis() {
    return login().from(PARIS).ip("192.0.2.77").network(unknown(3215));
  }

  private static LoginBuilder inMilan() {
    return login().from(MILAN).ip("192.0.2.88").network(unknown(8612));
  }

  private static Network unknown(long asn) {
    return new Network(asn, "Somebody", Network.Kind.UNKNOWN);
  }

  @Test
  void two_colleagues_are_not_enough() {
    colleagues(2, inParis());

    assertThat(weight("new-country", inParis())).isEqualTo(25);
  }

  @Test
  void a_newcomer_on_a_strange_device_where_no_colleague_ever_was_is_told_of() {
    var strange = inParis().with(OPERA);

    assertThat(newcomer(30, 0, 5, strange)).containsExactly("unusual-login");
    assertThat(newcomer(30, 0, 4, strange)).isEmpty();
    assertThat(newcomer(30, 0, 5, inParis())).isEmpty();
    assertThat(newcomer(30, 1, 5, strange)).isEmpty();
    assertThat(newcomer(15, 0, 5, strange)).isEmpty();
  }

  @Test
  void a_newcomers_server_where_no_colleague_ever_was_is_not_the_companys() {
    assertThat(ofNewcomer(30, 0)).containsExactly(List.of());
    assertThat(ofNewcomer(30, 1)).containsExactly(List.of("learning"));
    assertThat(ofNewcomer(15, 0)).containsExactly(List.of("learning"));
  }

  /** Why it is believed that somebody new was at home minutes before coming through a server. */
  private static List<List<String>> ofNewcomer(int atHome, int inSydney) {
    var server = login().from(SYDNEY).ip("5.5.5.1").network(3777, "Cheap Hosting");
    var company = company(atHome, inSydney, login().from(SYDNEY).network(unknown(1221)));
    company.see(login().of("zoe").at("11:40").days(2).build());
    return MemoryInMaps.travel(company.see(server.of("zoe").at("12:00").days(2).build()));
  }

  @Test
  void an_exit_explains_no_line_where_no_colleague_ever_was() {
    assertThat(throughTheExit(30, 0)).containsExactly(List.of());
    assertThat(throughTheExit(30, 1)).containsExactly(List.of("shared-network"));
    assertThat(throughTheExit(15, 0)).containsExactly(List.of("shared-network"));
  }

  @Test
  void but_for_the_first_who_takes_the_companys_computer_there() {
    assertThat(underWay("07:00", login())).contains(List.of("shared-network"));
    assertThat(underWay("11:00", login())).as("had no time").contains(List.of());
    assertThat(underWay("07:00", login().with(OPERA))).as("another browser").contains(List.of());
  }

  /**
   * Why it is believed that zoe, who was at home at that time, is in Paris at 11:40, where nobody
   * was, and minutes later on that at an exit to which three colleagues came from afar.
   */
  private static List<List<String>> underWay(String home, LoginBuilder at) {
    var hotel = login().of("zoe").from(PARIS).ip("192.0.2.99").network(unknown(3215));
    var exit = login().from(NEW_YORK).ip("12.34.56.7").network(unknown(396_500));
    var company = company(30, 0, hotel);
    for (int day = 0; day < 12; day++) {
      company.see(login().of("zoe").at("07:00").days(day).build());
    }
    for (int n = 0; n < 3; n++) {
      company.see(login().of("colleague-" + n).at("09:00").days(11).build());
      company.see(exit.of("colleague-" + n).at("19:00").days(11).build());
    }
    company.see(login().of("zoe").at(home).days(13).build());
    company.see(hotel.at("11:40").days(13).build());
    return MemoryInMaps.travel(
        company.see(exit.of("zoe").with(at.build().device()).at("12:00").days(13).build()));
  }

  /** Why a jump is believed from a line in Sydney to a server that three colleagues came to. */
  private static List<List<String>> throughTheExit(int atHome, int inSydney) {
    var line = login().from(SYDNEY).ip("192.0.2.99").network(unknown(1221));
    var company = company(atHome, inSydney, line);
    for (int day = 0; day < 12; day++) {
      company.see(login().of("zoe").at("11:00").days(day).build());
    }
    for (int n = 0; n < 3; n++) {
      company.see(exit().of("colleague-" + n).at("13:00").days(11).build());
    }
    company.see(line.of("zoe").at("11:40").days(13).build());
    return MemoryInMaps.travel(company.see(exit().of("zoe").at("12:00").days(13).build()));
  }

  private static LoginBuilder exit() {
    return login().from(MILAN).ip("5.5.5.1").network(3777, "Cheap Hosting");
  }

  /** So many colleagues at home and so many elsewhere, on two days. */
  private static MemoryInMaps company(int atHome, int elsewhere, LoginBuilder there) {
    var company = MemoryInMaps.withDefaults();
    for (int day = 0; day < 2; day++) {
      for (int n = 0; n < atHome + elsewhere; n++) {
        var colleague = n < atHome ? login() : there;
        company.see(colleague.of("colleague-" + n).at("10:00").days(day).build());
      }
    }
    return company;
  }

  /** Somebody among so many colleagues at home and so many in Paris, after so many logins. */
  private static List<String> newcomer(int atHome, int inParis, int logins, LoginBuilder login) {
    var company = company(atHome, inParis, inParis());
    for (int n = 0; n < logins; n++) {
      company.see(login().of("zoe").at("1" + n + ":00").days(1).build());
    }
    return MemoryInMaps.told(company.see(login.of("zoe").at("12:00").days(2).build())).stream()
        .map(Alert::rule)
        .toList();
  }

  @Test
  void a_country_that_three_colleagues_come_back_to_weighs_half() {
    colleagues(3, inParis());

    assertThat(weight("new-country", inParis())).isEqualTo(12.5);
  }

  @Test
  void so_does_their_network() {
    colleagues(3, inParis());

    assertThat(weight("new-network", inParis())).isEqualTo(6);
  }

  @Test
  void not_for_a_device_that_is_not_the_users() {
    colleagues(3, inParis());

    assertThat(weight("new-country", inParis().with(OPERA))).isEqualTo(25);
  }

  @Test
  void what_is_behind_a_vpn_says_nothing_of_a_country() {
    colleagues(3, inParis().through(Anonymizer.VPN));

    assertThat(weight("new-country", inParis())).isEqualTo(25);
  }

  @Test
  void colleagues_who_were_there_once_say_nothing() {
    for (int n = 0; n < 9; n++) {
      memory.see(inParis().of("colleague-" + n).at("10:00").days(0).id("once-" + n).build());
    }

    assertThat(weight("new-country", inParis())).isEqualTo(25);
  }

  @Test
  void nor_do_failed_logins() {
    colleagues(3, inParis().failing());

    assertThat(memory.population).isSameAs(Population.NOBODY);
  }

  @Test
  void an_app_that_three_colleagues_have_is_no_tool() {
    double tool = weight("new-device", login().with(APP));
    memory.profiles.clear();
    memory.population = Population.NOBODY;
    for (int day = 0; day < 12; day++) {
      memory.see(login().at("09:00").days(day).build());
    }
    colleagues(3, login());
    colleagues(3, login().with(APP));

    assertThat(weight("new-device", login().with(APP))).isEqualTo(tool - 20);
  }

  @Test
  void what_service_accounts_log_in_with_and_from_says_nothing() {
    var program = login().with(new Device("", "", "library", "python-requests"));
    colleagues(3, login().unattended());
    COLLEAGUES.forEach(memory.profiles::remove);
    colleagues(3, program);
    COLLEAGUES.forEach(memory.profiles::remove);
    colleagues(3, login().with(new Device("", "", "", "Other")));
    assertThat(memory.population).isSameAs(Population.NOBODY);

    memory.see(program.of("bob").with(APP).at("10:00").days(2).id("app").build());
    memory.see(program.of("bob").with(SAFARI_ON_IPHONE).at("11:00").days(2).id("phone").build());
    memory.see(program.of("bob").with(APP).at("10:00").days(3).id("a person's").build());
    assertThat(memory.population.days()).isEqualTo(1);
  }

  @Test
  void a_network_that_nobody_has_weighs_more_where_many_share_a_few() {
    colleagues(40, login().from(ROME).network(unknown(3269)));

    assertThat(weight("new-network", inMilan())).isEqualTo(22);
  }

  @Test
  void at_night_it_weighs_as_a_rented_server_of_ones_own_does() {
    colleagues(40, login().from(ROME).network(unknown(3269)));

    assertThat(weight("new-network", inMilan(), "04:59")).isEqualTo(38);
  }

  @Test
  void in_the_morning_it_does_not() {
    colleagues(40, login().from(ROME).network(unknown(3269)));

    assertThat(weight("new-network", inMilan(), "05:00")).isEqualTo(22);
  }

  @Test
  void but_not_if_one_colleague_has_it() {
    colleagues(40, login().from(ROME).network(unknown(3269)));
    colleagues(1, inMilan());

    assertThat(weight("new-network", inMilan())).isEqualTo(12);
  }

  @Test
  void nor_abroad_nor_where_the_log_says_that_it_is_a_line_nor_where_nobody_is_known() {
    assertThat(weight("new-network", inMilan())).isEqualTo(12);
    colleagues(40, login().from(ROME).network(unknown(3269)));

    assertThat(weight("new-network", login().from(PARIS).ip("192.0.2.77").network(unknown(3215))))
        .isEqualTo(12);
    assertThat(
            weight(
                "new-network",
                login().from(MILAN).network(new Network(1267, "Line", Network.Kind.FIXED))))
        .isEqualTo(12);
  }

  @Test
  void a_client_that_nobody_has_weighs_more_than_one_that_a_colleague_has() {
    colleagues(40, login());
    double unheardOf = weight("new-device", login().with(OPERA));
    memory.profiles.remove("alice");
    for (int day = 0; day < 12; day++) {
      memory.see(login().at("09:00").days(day).build());
    }
    colleagues(1, login().with(OPERA));

    assertThat(unheardOf - weight("new-device", login().with(OPERA))).isEqualTo(10);
  }

  @Test
  void a_loud_account_counts_once_a_day() {
    for (int n = 0; n < 500; n++) {
      memory.see(login().of("loud").at("00:01").plus(java.time.Duration.ofMinutes(n)).build());
      memory.see(
          login().of("loud").at("00:01").days(1).plus(java.time.Duration.ofMinutes(n)).build());
    }

    assertThat(memory.population.days()).isEqualTo(1);
    assertThat(memory.population.countries().days("IT")).isEqualTo(1);
    assertThat(
            memory.population.lines().days(new Line("IT", Networks.key(login().build().source()))))
        .isEqualTo(1);
  }
}
