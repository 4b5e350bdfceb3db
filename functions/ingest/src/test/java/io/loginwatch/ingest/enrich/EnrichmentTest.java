package io.loginwatch.ingest.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.config.Configuration;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.login.Source;
import io.loginwatch.ingest.format.Draft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrichmentTest {
  @TempDir Path folder;

  @Test
  void an_address_alone_gets_its_place_and_network() throws IOException {
    DemoDatabase.write(folder);

    Source source = with("").source(from("192.0.2.7"));

    assertThat(source.place()).isEqualTo(new Place("IT", "Lazio", "Rome", 41.9028, 12.4964, 10));
    assertThat(source.network())
        .isEqualTo(new Network(64500, "Example Telecom", Network.Kind.FIXED));
    assertThat(source.anonymizers()).isEmpty();
    assertThat(source.site()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.200,US,MOBILE",
    "203.0.113.130,NG,MOBILE",
    "2001:db8:1::5,FR,FIXED",
    "2001:db8:2:9::1,JP,FIXED"
  })
  void both_families_of_addresses_are_found(String ip, String country, Network.Kind kind)
      throws IOException {
    DemoDatabase.write(folder);

    Source source = with("").source(from(ip));

    assertThat(source.place().country()).isEqualTo(country);
    assertThat(source.network().kind()).isEqualTo(kind);
  }

  @Test
  void a_tor_exit_is_known_by_the_anonymous_database() throws IOException {
    DemoDatabase.write(folder);

    assertThat(with("").source(from("203.0.113.193")).anonymizers())
        .containsExactlyInAnyOrder(Anonymizer.TOR, Anonymizer.HOSTING);
    assertThat(with("").source(from("203.0.113.201")).anonymizers())
        .containsExactlyInAnyOrder(Anonymizer.VPN, Anonymizer.HOSTING);
  }

  @Test
  void what_the_log_says_stands() throws IOException {
    DemoDatabase.write(folder);
    Draft draft = from("192.0.2.7");
    draft.country = "FR";
    draft.asn = 1;

    Source source = with("").source(draft);

    assertThat(source.place()).isEqualTo(new Place("FR", null, null, Double.NaN, Double.NaN, -1));
    assertThat(source.network().asn()).isEqualTo(1);
    assertThat(source.network().organization()).isNull();
  }

  @Test
  void a_country_alone_is_completed_by_a_database_that_agrees() throws IOException {
    DemoDatabase.write(folder);
    Draft draft = from("192.0.2.7");
    draft.country = "IT";

    assertThat(with("").source(draft).place().city()).isEqualTo("Rome");
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3,private",
    "192.168.0.1,private",
    "fd00::1,private",
    "127.0.0.1,loopback",
    "::1,loopback",
    "169.254.1.1,link-local",
    "192.0.2.1,documentation",
    "2001:db8::1,documentation",
    "100.64.0.1,shared",
    "0.0.0.0,unspecified",
    "224.0.0.1,multicast",
    "240.0.0.1,reserved",
    "172.31.255.255,private",
    "172.32.0.0,",
    "11.0.0.0,",
    "2606::1,"
  })
  void special_ranges_are_named_and_others_are_not(String ip, String name) {
    assertThat(with("").source(from(ip)).site()).isEqualTo(name);
  }

  @Test
  void the_operators_own_ranges_have_their_names() {
    Enrichment enrichment =
        with("ingest: {sites: {head-office: [10.20.0.0/16, 2001:db8:ff::/48], lab: 192.0.2.9}}");

    assertThat(enrichment.source(from("10.20.3.4")).site()).isEqualTo("head-office");
    assertThat(enrichment.source(from("10.21.0.0")).site()).isEqualTo("private");
    assertThat(enrichment.source(from("2001:db8:ff::1")).site()).isEqualTo("head-office");
    assertThat(enrichment.source(from("192.0.2.9")).site()).isEqualTo("lab");
  }

  @Test
  void a_site_that_is_no_range_is_a_problem_of_the_configuration() {
    Configuration configuration =
        Configuration.parse("ingest: {sites: {head-office: 10.20.0.0/33}}");
    new Enrichment(configuration.section("ingest"), folder);

    assertThat(configuration.problems())
        .anySatisfy(problem -> assertThat(problem.toString()).contains("10.20.0.0/33"));
  }

  @Test
  void lists_that_the_operator_brings_are_read() throws IOException {
    DemoDatabase.write(folder);
    Files.writeString(folder.resolve("tor.txt"), "# exits\n198.51.100.4\nnonsense\n");
    Files.writeString(
        folder.resolve("relay.csv"), "192.0.2.64/28,IT,IT-RM,Rome,\n2001:db8:7::/64,FR,,,\n");
    Files.writeString(folder.resolve("satellite.txt"), "AS64506 # orbit\n");
    Enrichment enrichment = with("");

    assertThat(enrichment.source(from("198.51.100.4")).anonymizers())
        .containsExactly(Anonymizer.TOR);
    assertThat(enrichment.source(from("198.51.100.5")).anonymizers()).isEmpty();
    assertThat(enrichment.source(from("192.0.2.79")).anonymizers())
        .containsExactly(Anonymizer.RELAY);
    assertThat(enrichment.source(from("192.0.2.80")).anonymizers()).isEmpty();
    assertThat(enrichment.source(from("2001:db8:7::9")).anonymizers())
        .containsExactly(Anonymizer.RELAY);
    assertThat(enrichment.source(from("2001:db8:1::9")).network().kind())
        .isEqualTo(Network.Kind.SATELLITE);
  }

  @Test
  void a_list_is_asked_for_the_system_that_the_log_itself_names() throws IOException {
    DemoDatabase.write(folder);
    Files.writeString(folder.resolve("vpn.txt"), "AS64520\n");
    Files.writeString(folder.resolve("satellite.txt"), "AS64521\n");
    Enrichment enrichment = with("");

    assertThat(enrichment.source(inSystem(64520)).anonymizers()).containsExactly(Anonymizer.VPN);
    assertThat(enrichment.source(inSystem(64521)).network().kind())
        .isEqualTo(Network.Kind.SATELLITE);
    assertThat(enrichment.source(inSystem(64522)).anonymizers()).isEmpty();
    // What one log said of an address says nothing of the next login from it.
    assertThat(enrichment.source(from("192.0.2.7")).anonymizers()).isEmpty();
  }

  @Test
  void a_list_may_be_indented_and_in_the_tor_projects_own_form() throws IOException {
    Files.writeString(
        folder.resolve("tor.txt"),
        """
        ExitNode 0011BD2485AD45D984EC4159C88FC066E5E3300E
        Published 2026-03-01 09:12:44
        ExitAddress 198.51.100.4 2026-03-01 10:08:00
          198.51.100.5
        """);
    Enrichment enrichment = with("");

    assertThat(enrichment.source(from("198.51.100.4")).anonymizers())
        .containsExactly(Anonymizer.TOR);
    assertThat(enrichment.source(from("198.51.100.5")).anonymizers())
        .containsExactly(Anonymizer.TOR);
    assertThat(enrichment.source(from("198.51.100.6")).anonymizers()).isEmpty();
  }

  @Test
  void a_broken_database_is_left_out_and_the_others_work() throws IOException {
    DemoDatabase.write(folder);
    byte[] whole = Files.readAllBytes(folder.resolve("demo.mmdb"));
    Files.write(folder.resolve("a-cut.mmdb"), Arrays.copyOf(whole, whole.length / 2));
    byte[] scrambled = whole.clone();
    Arrays.fill(scrambled, whole.length / 2, whole.length * 3 / 4, (byte) 0xff);
    Files.write(folder.resolve("b-scrambled.mmdb"), scrambled);

    assertThat(with("").source(from("192.0.2.7")).place().city()).isEqualTo("Rome");
  }

  @Test
  void no_database_at_all_still_works() {
    Source source = with("").source(from("8.8.8.8"));

    assertThat(source)
        .isEqualTo(new Source("8.8.8.8", Place.NONE, Network.NONE, java.util.Set.of(), null));
    assertThat(with("").source(new Draft())).isEqualTo(Source.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "Chrome 124.0.1,Windows 10,Chrome,Windows,10,desktop",
    "Edge,Windows10,Edge,Windows,10,desktop",
    "Unknown,Unknown,'','','',''",
    "Mobile Safari 17,iOS 17.4,Mobile Safari,iOS,17,mobile"
  })
  void versions_of_browsers_are_no_part_of_a_device(
      String browser, String os, String family, String system, String major, String kind) {
    Draft draft = new Draft();
    draft.browser = browser;
    draft.os = os;

    assertThat(device(draft)).isEqualTo(new Device(system, major, kind, family));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/144.0.0.0 Safari/537.36 | Chrome | macOS | 10.15.7 | Mac",
        "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/144.0.0.0 Mobile Safari/537.36 | Chrome Mobile | Android | 14 | Generic Smartphone",
        "Mozilla/5.0 (iPad; CPU OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/17.4 Mobile/15E148 Safari/604.1 | Mobile Safari | iPadOS | 17.4 | iPad",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 | Mobile Safari UI/WKWebView | iOS | 18.1 | iPhone",
        "curl/8.5.0 | curl | '' | '' | Other"
      })
  void a_log_that_parsed_the_text_itself_speaks_of_the_same_device(
      String text, String browser, String os, String version, String model) {
    Draft whole = new Draft();
    whole.userAgent = text;
    Draft parts = new Draft();
    parts.browser = browser;
    parts.os = os;
    parts.osVersion = version;
    parts.deviceKind = model;

    assertThat(device(parts)).isEqualTo(device(whole));
  }

  @ParameterizedTest
  @CsvSource({
    "python-urllib3/2.2.1,'',library,python-urllib3",
    "Java-http-client/17.0.9,'',library,Java-http-client",
    "curl/8.5.0,'',library,curl",
    "aws-sdk-rust/1.3 (Linux),Linux,library,''",
    "Contoso-Portal/2.2.1,'','',Other",
    "Contoso-Portal/1.3 (Linux),Linux,desktop,''",
    "Javascript-Portal/17.0.9,'','',Other",
    "(http),'','',Other"
  })
  void what_names_a_library_is_a_program_whatever_its_version(
      String text, String system, String kind, String name) {
    Draft draft = new Draft();
    draft.userAgent = text;

    assertThat(device(draft)).isEqualTo(new Device(system, "", kind, name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 | iOS | 18 | Mobile Safari",
        "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0"
            + " Chrome/144.0.7204.82 Mobile Safari/537.36 | Android | 14 | Chrome Mobile",
        "Outlook-iOS/2.148.0 | iOS | '' | ''"
      })
  void what_an_app_shows_pages_with_is_the_phones_own_browser(
      String text, String system, String major, String browser) {
    Draft draft = new Draft();
    draft.userAgent = text;

    assertThat(device(draft)).isEqualTo(new Device(system, major, "mobile", browser));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/141.0.0.0 Safari/537.36 Edg/140.0.3485.54 | 140",
        "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/142.0 | 142",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/26.1 Safari/605.1.15 | 26",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) CriOS/139.0.7258.76 Mobile/15E148 Safari/604.1 | 139",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Mobile/15E148 | 0",
        "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko | 0",
        "Mozilla/5.0 (Windows NT 10.0) Gecko/1 Firefox/999999.0 | 999999",
        "Mozilla/5.0 (Windows NT 10.0) Gecko/1 Firefox/1000000.0 | 0",
        "curl/8.5.0 | 8",
        "Contoso-Portal | 0"
      })
  void a_browser_is_of_the_version_behind_its_name(String text, int version) {
    Draft draft = new Draft();
    draft.userAgent = text;

    assertThat(with("").client(draft).browserMajor()).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource({"Chrome,141.0.7390,141", "Edge 140.0.1,'',140", "Chrome,'',0", "'',141.0,0"})
  void a_log_that_parsed_the_text_itself_says_the_version_with_the_name_or_alone(
      String browser, String version, int major) {
    Draft draft = new Draft();
    draft.browser = browser;
    draft.browserVersion = version;

    assertThat(with("").client(draft).browserMajor()).isEqualTo(major);
  }

  @Test
  void parts_of_a_user_agent_are_as_long_as_a_profile_can_keep() {
    Draft draft = new Draft();
    draft.browser = "b".repeat(49);
    draft.os = "o".repeat(49);
    draft.osVersion = "1".repeat(49);
    draft.deviceKind = "k".repeat(49);

    assertThat(device(draft))
        .isEqualTo(new Device("o".repeat(48), "111111", "k".repeat(48), "b".repeat(48)));
  }

  private Device device(Draft draft) {
    return with("").client(draft).device();
  }

  private Enrichment with(String yaml) {
    Configuration configuration = Configuration.parse(yaml);
    Enrichment enrichment = new Enrichment(configuration.section("ingest"), folder);
    configuration.requireValid();
    return enrichment;
  }

  private static Draft inSystem(long asn) {
    Draft draft = from("192.0.2.7");
    draft.asn = asn;
    return draft;
  }

  private static Draft from(String ip) {
    Draft draft = new Draft();
    draft.ip = ip;
    return draft;
  }
}
