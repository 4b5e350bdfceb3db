package io.loginwatch.core.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.loginwatch.core.detection.Organizations.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of organizations whose addresses say little of where their users are. */
class OrganizationsTest {
  private static Organizations read(String list) throws IOException {
    return new Organizations(new StringReader(list));
  }

  @ParameterizedTest
  @CsvSource({
    "tor, TOR",
    "vpn, TUNNEL",
    "relay, TUNNEL",
    "gateway, GATEWAY",
    "satellite, ABOVE",
    "aircraft, ABOVE",
    "server, SERVER",
    "mobile, MOBILE"
  })
  void a_system_and_a_word_are_of_the_kind_that_their_line_begins_with(String word, Kind kind)
      throws IOException {
    var list = read(word + "  AS64500  Example\n" + word + " \"some example\"");

    for (Kind each : Kind.values()) {
      assertThat(list.has(each, 64500)).isEqualTo(each == kind);
      assertThat(list.isNamed(each, "this is some example, inc.")).isEqualTo(each == kind);
    }
    assertThat(list.has(kind, 64501)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "example vpn, true",
    "vpn, true",
    "vpns; a vpn, true",
    "examplevpn, false",
    "vpn4you, false"
  })
  void words_are_looked_for_whole(String name, boolean found) throws IOException {
    assertThat(read("vpn \"vpn\"").isNamed(Kind.TUNNEL, name)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "example vpn, true",
    "vpn, true",
    "examplevpn, true",
    "examplevpn s.a., true",
    "example4vpn-net, true",
    "examplevpns, false",
    "vpn4you, false"
  })
  void words_that_begin_with_a_star_are_the_end_of_one(String name, boolean found)
      throws IOException {
    assertThat(read("vpn \"*vpn\"").isNamed(Kind.TUNNEL, name)).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server AS64500 Example",
        "server AS1 Example",
        "server AS4294967295 Example",
        "server \"example\"",
        "# server",
        "  "
      })
  void a_good_line_is_taken(String line) throws IOException {
    assertThat(read("# what it is\n\n" + line)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "serves AS64500 Example, no kind of organization",
        "server, no number of a system",
        "server 64500 Example, no number of a system",
        "server AS Example, no number of a system",
        "server AS6450O Example, no number of a system",
        "server AS0 Example, no number of a system",
        "server AS4294967296 Example, no number of a system",
        "server AS64500, whose system is it?",
        "tor AS64499 Example, twice",
        "server \"example, no words",
        "server \"exa\"mple\", no words",
        "server \"\", no words",
        "server \"*\", no words",
        "server \"Example\", not in lower case",
        "server \" example\", not in lower case",
        "tor \"cheap\", twice"
      })
  void a_broken_line_is_refused_with_its_number(String line, String problem) {
    String before = "# what it is\n\nserver AS64499 Example\nserver \"cheap\"\n";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(before + line + "\nserver \"example\"\n"))
        .withMessageStartingWith("organizations.txt:5: " + problem);
  }

  @Test
  void the_list_that_is_shipped_has_some_of_each_kind() {
    var list = Organizations.shipped();

    assertThat(list.has(Kind.TOR, 60729)).isTrue();
    assertThat(list.has(Kind.TUNNEL, 13335)).isTrue();
    assertThat(list.has(Kind.GATEWAY, 13150)).isTrue();
    assertThat(list.has(Kind.SERVER, 16509)).isTrue();
    assertThat(list.has(Kind.MOBILE, 51207)).isTrue();
    assertThat(list.isNamed(Kind.TOR, "f3 netze e.v.")).isTrue();
    assertThat(list.isNamed(Kind.GATEWAY, "cato networks ltd")).isTrue();
    assertThat(list.isNamed(Kind.GATEWAY, "palo alto networks, inc")).isTrue();
    assertThat(list.isNamed(Kind.TUNNEL, "nordvpn s.a.")).isTrue();
    assertThat(list.isNamed(Kind.ABOVE, "panasonic avionics corporation")).isTrue();
    assertThat(list.isNamed(Kind.SERVER, "hetzner online gmbh")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'the constant company, llc', SERVER",
    "microsoft corporation, SERVER",
    "stark industries solutions ltd, SERVER",
    "latitude.sh ltda, SERVER",
    "netcup gmbh, SERVER",
    "jsc selectel, SERVER",
    "ponynet, SERVER",
    "microsoft-corp-msn-as-block, SERVER",
    "as-26496-go-daddy-com-llc, SERVER",
    "unifiedlayer-as-1, SERVER",
    "liquidweb, SERVER",
    "hvc-as, SERVER",
    "flokinet ltd, SERVER",
    "1984 ehf, SERVER",
    "quintex, TOR",
    "calyx-as, TOR",
    "foreningen for digitala fri- och rattigheter, TOR",
    "ee limited, MOBILE",
    "hutchison 3g uk limited, MOBILE",
    "p4 sp. z o.o., MOBILE",
    "bharti airtel ltd. as for gprs service, MOBILE"
  })
  void who_is_known_by_number_is_known_by_name(String name, Kind kind) {
    assertThat(Organizations.shipped().isNamed(kind, name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "coffee limited",
        "bharti airtel ltd., telemedia services",
        "vodafone limited",
        "superonline iletisim hizmetleri a.s.",
        "deutsche telekom ag"
      })
  void names_under_which_there_are_lines_are_of_no_kind(String name) {
    var list = Organizations.shipped();
    assertThat(list.isNamed(Kind.MOBILE, name)).isFalse();
    assertThat(list.isNamed(Kind.SERVER, name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "14956, RouterHosting LLC, true",
    "203020, HostRoyale Technologies Pvt Ltd, true",
    "210558, 1337 Services GmbH, true",
    "399629, BL Networks, true",
    "396982, Google LLC, true",
    "16591, Google Fiber Inc., false"
  })
  void who_rents_servers_is_known_by_number_and_by_name(long number, String name, boolean known) {
    assertThat(Organizations.shipped().has(Kind.SERVER, number)).isEqualTo(known);
    assertThat(Organizations.shipped().isNamed(Kind.SERVER, name.toLowerCase(Locale.ROOT)))
        .isEqualTo(known);
  }
}
