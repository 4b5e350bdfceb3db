package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.SYDNEY;
import static io.loginwatch.core.LoginBuilder.home;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Networks of an organization that is called as the domain of its users' mail addresses. */
class NamesakesTest {
  private static final int DAYS = 12;

  @Test
  void a_name_is_how_the_name_of_the_organization_begins() {
    assertThat(Namesakes.areNamesakes("meridian.example", "Meridian Group Tokyo")).isTrue();
    assertThat(Namesakes.areNamesakes("meridian.example", "MERIDIAN")).isTrue();
    assertThat(Namesakes.areNamesakes("meridian.example", "Meridiana Air")).isFalse();
    assertThat(Namesakes.areNamesakes("meridian.example", "Hotel Meridian")).isFalse();
    assertThat(Namesakes.areNamesakes("meridian.example", "Meridi")).isFalse();
    assertThat(Namesakes.areNamesakes("meridian", "Meridian Group")).isFalse();
  }

  @Test
  void hyphens_and_what_stands_around_the_name_do_not_matter() {
    assertThat(Namesakes.areNamesakes("mail.meridian.co.uk", "Meridian plc")).isTrue();
    assertThat(Namesakes.areNamesakes("mail.meridian.co.uk", "Co Uk Mail")).isFalse();
    assertThat(Namesakes.areNamesakes("meridian-bank.de", "Meridian Bank AG")).isTrue();
    assertThat(Namesakes.areNamesakes("meridian-bank.de", "Meridian AG")).isFalse();
  }

  @Test
  void initials_and_what_is_set_aside_for_documentation_are_nobodys_name() {
    assertThat(Namesakes.areNamesakes("ibm.example", "IBM Corp")).isTrue();
    assertThat(Namesakes.areNamesakes("gs.example", "GS Telecom")).isFalse();
    assertThat(Namesakes.areNamesakes("example.com", "Example Telecom")).isFalse();
  }

  private static LoginBuilder office(String user, String organization) {
    return login().of(user).from(NEW_YORK).ip("12.34.56.7").network(396_500, organization);
  }

  private static LoginBuilder elsewhere(String user, Place place) {
    return login().of(user).from(place).ip("7.7.7.7").network(1221, "Line");
  }

  /** Why it is believed of zoe that she is there minutes after she was at home as ever. */
  private static List<List<String>> jump(LoginBuilder there, LoginBuilder... before) {
    var memory = MemoryInMaps.withDefaults();
    for (LoginBuilder one : before) {
      memory.see(one.build());
    }
    for (int day = 0; day <= DAYS; day++) {
      memory.see(home("zoe@meridian.example").at("09:00").days(day).build());
    }
    return MemoryInMaps.travel(memory.see(there.at("09:20").days(DAYS).build()));
  }

  @Test
  void where_a_colleague_is_on_the_companys_own_network_is_an_exit_from_the_first_day_on() {
    String zoe = "zoe@meridian.example";
    assertThat(
            jump(office(zoe, "Meridian Group"), office("ann@meridian.example", "Meridian Group")))
        .containsExactly(List.of("shared-network"));
    assertThat(jump(office(zoe, "Equator Group"), office("ann@meridian.example", "Equator Group")))
        .containsExactly(List.of());
    assertThat(jump(office(zoe, "Meridian Group"))).containsExactly(List.of());
  }

  @Test
  void a_provider_is_on_whose_network_people_of_other_domains_are() {
    assertThat(
            jump(
                office("zoe@meridian.example", "Meridian Telecom"),
                office("ann@meridian.example", "Meridian Telecom"),
                office("bob@equator.example", "Meridian Telecom").at("01:00")))
        .containsExactly(List.of());
  }

  @Test
  void a_company_has_a_guest_now_and_then() {
    assertThat(afterGuests(5)).containsExactly(List.of("shared-network"));
    assertThat(afterGuests(4)).containsExactly(List.of());
  }

  /** So many of the company's people were in the office, and one guest. */
  private static List<List<String>> afterGuests(int people) {
    var before = new LoginBuilder[people + 1];
    for (int i = 0; i < people; i++) {
      before[i] = office((char) ('a' + i) + "@meridian.example", "Meridian Group");
    }
    before[people] = office("guest@equator.example", "Meridian Group").at("01:00");
    return jump(office("zoe@meridian.example", "Meridian Group"), before);
  }

  @Test
  void a_carriers_is_no_network_of_the_companys() {
    String zoe = "zoe@meridian.example";
    LoginBuilder ann = office("ann@meridian.example", "Meridian Group");
    assertThat(jump(office(zoe, "").network(meridian(Network.Kind.FIXED)), ann))
        .containsExactly(List.of("shared-network"));
    assertThat(jump(office(zoe, "").network(meridian(Network.Kind.MOBILE)), ann))
        .containsExactly(List.of());
  }

  private static Network meridian(Network.Kind kind) {
    return new Network(396_500, "Meridian Group", kind);
  }

  /** Why it is believed of zoe, who is new, that the last login is minutes after the one before. */
  private static List<List<String>> begin(LoginBuilder... logins) {
    var memory = MemoryInMaps.withDefaults();
    for (LoginBuilder one : logins) {
      one.plus(Duration.ofHours(9));
    }
    LoginBuilder last = logins[logins.length - 1].plus(Duration.ofMinutes(20));
    for (int i = 0; i < logins.length - 1; i++) {
      memory.see(logins[i].build());
    }
    return MemoryInMaps.travel(memory.see(last.build()));
  }

  @Test
  void somebody_new_is_at_home_and_at_the_companys() {
    String zoe = "zoe@meridian.example";
    assertThat(begin(home(zoe), office(zoe, "Meridian Group")))
        .containsExactly(List.of("shared-network"));
    assertThat(begin(home(zoe), office(zoe, "Equator Group"))).containsExactly(List.of());
  }

  @Test
  void the_address_may_stand_beside_the_name() {
    assertThat(begin(home("zoe"), office("zoe", "Meridian Group").email("zoe@meridian.example")))
        .containsExactly(List.of("shared-network"));
    assertThat(begin(home("zoe"), office("zoe", "Meridian Group").email("zoe@equator.example")))
        .containsExactly(List.of());
  }

  @Test
  void the_office_does_not_explain_where_else_somebody_new_appears() {
    String zoe = "zoe@meridian.example";
    LoginBuilder ann = office("ann@meridian.example", "Meridian Group");
    assertThat(begin(ann, office(zoe, "Meridian Group"), elsewhere(zoe, SYDNEY)))
        .containsExactly(List.of());
    assertThat(begin(ann, office(zoe, "Meridian Group"), home(zoe))).containsExactly(List.of());
  }

  @Test
  void from_one_office_to_another_is_no_journey_of_somebody_new() {
    assertThat(fromNewYork("Meridian Pty")).isEqualTo(List.of("shared-network"));
    assertThat(fromNewYork("Equator Pty")).isEmpty();
  }

  /** Why it is believed of zoe, who is at home in Rome, that she goes from the office to Sydney. */
  private static List<String> fromNewYork(String organization) {
    String zoe = "zoe@meridian.example";
    return begin(
            home(zoe).days(-3),
            home(zoe).days(-2),
            office(zoe, "Meridian Group"),
            elsewhere(zoe, SYDNEY).network(1221, organization))
        .getFirst();
  }
}
