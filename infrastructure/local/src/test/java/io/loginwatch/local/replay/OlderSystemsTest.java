package io.loginwatch.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.config.Check;
import io.loginwatch.config.Problem;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.detection.Detectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The configurations that make Loginwatch behave as older systems do. A story is logins of one
 * user, each a day, a time of day, a place, an address and perhaps more; after the arrow is what is
 * said, and in brackets why nobody is told.
 */
class OlderSystemsTest {
  private static final Path FOLDERS = Replayed.HOME.resolve("docs/conformance");
  private static final String LINUX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:%s.0) Gecko/20100101 Firefox/%1$s.0";
  private static final String MAC =
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
          + " Version/17.4 Safari/605.1.15";
  private static final String PHONE =
      "Mozilla/5.0 (Linux; Android 14; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/140.0.0.0 Mobile Safari/537.36";

  @TempDir private Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"buffalogs", "mozdef", "geomodel-v0"})
  void nothing_is_wrong_with_it(String system) {
    List<Problem> problems =
        new Check(
                FOLDERS.resolve(system),
                List.of(configuration ->
                    io.loginwatch.ingest.Intake.of(
                        configuration.section("ingest"),
                        Path.of("no-such-folder"),
                        java.time.InstantSource.system())),
                Detectors.IDS)
            .problems();

    assertThat(problems).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          a new address too far away   > 1 09:00 oslo 1, 1 10:00 genoa 2   > impossible-travel new-country
          slowly enough                > 1 09:00 oslo 1, 1 15:30 genoa 2   > new-country
          another address, same place  > 1 09:00 oslo 1, 1 09:01 oslo 2    >
          an address it had before     > 1 09:00 oslo 1, 2 09:00 genoa 2, 2 09:01 oslo 1 > impossible-travel new-country
          exactly thirty days          > 1 09:00 oslo 1, 31 09:00 oslo 1   > atypical-country
          a minute less                > 1 09:00 oslo 1, 31 08:59 oslo 1   >
          the country for the second time > 1 09:00 oslo 1, 2 09:00 genoa 2, 2 10:00 genoa 2 > new-country
          a newer browser              > 1 09:00 oslo 1, 1 10:00 oslo 1 linux141 >
          another system               > 1 09:00 oslo 1, 1 10:00 oslo 1 mac > new-device
          no user agent                > 1 09:00 oslo 1, 1 10:00 oslo 1 none >
          each time                    > 1 09:00 oslo 1 tor, 1 10:00 oslo 1 tor > anonymizer anonymizer
          at the same instant          > 1 09:00 oslo 1, 1 09:00 genoa 2   > impossible-travel new-country
          the second arrives first     > 1 10:00 genoa 2, 1 09:00 oslo 1   > impossible-travel new-country
          four are a medium risk       > 1 09:00 oslo 1 tor, 1 10:00 oslo 1 tor, 1 11:00 oslo 1 tor, 1 12:00 oslo 1 tor > anonymizer anonymizer anonymizer anonymizer risk-threshold
          """)
  void what_buffalogs_detects(String what, String story, String said) throws Exception {
    Path folder =
        like(
            "buffalogs",
            "enabled: true",
            "enabled: false",
            "minimum_risk: medium",
            "minimum_risk: none",
            "rules: [risk-threshold, new-device]",
            "rules: []");

    assertThat(say(folder, story)).as(what).isEqualTo(said == null ? "" : said);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          enabled: true                > 2 09:00 genoa 2                   > new-country[learning]
          enabled: true                > 15 08:59 genoa 2                  > new-country[learning]
          enabled: true                > 15 09:00 genoa 2                  > new-country
          minimum_risk: medium         > 2 09:00 genoa 2                   > new-country[minimum-risk]
          users: [ada]                 > 2 09:00 genoa 2                   > new-country[ignored-user]
          users: ["^a.a"]              > 2 09:00 genoa 2                   > new-country[ignored-user]
          users: [da]                  > 2 09:00 genoa 2                   > new-country
          only_users: [bob]            > 2 09:00 genoa 2                   > new-country[not-among-users]
          only_users: [Ada]            > 2 09:00 genoa 2                   > new-country
          vip_only: true               > 2 09:00 genoa 2                   > new-country[vip-only]
          networks: [192.0.2.2]        > 2 09:00 genoa 2                   > new-country[ignored-network]
          networks: [192.0.2.0/30]     > 2 09:00 genoa 2                   > new-country[ignored-network]
          networks: [192.0.2.4/30]     > 2 09:00 genoa 2                   > new-country
          countries: [Italy]           > 2 09:00 genoa 2                   > new-country[allowed-country]
          countries: [NO]              > 2 09:00 genoa 2                   > new-country
          providers: [Rete Prova]      > 2 09:00 genoa 2                   > new-country[ignored-provider]
          mobile: true                 > 2 09:00 genoa 2 phone             > new-country[mobile] new-device[mobile]
          mobile: true                 > 2 09:00 genoa 2 mac               > new-country new-device
          rules: [new-country]         > 2 09:00 genoa 2                   > new-country[ignored-rule]
          same_country_travel: true    > 1 09:10 tromso 2                  > impossible-travel[same-country]
          country_pairs: [IT/NO]       > 1 09:10 genoa 2                   > impossible-travel[country-pair] new-country
          country_pairs: [IT/SE]       > 1 09:10 genoa 2                   > impossible-travel new-country
          """)
  void what_buffalogs_filters(String setting, String story, String said) throws Exception {
    String key = setting.substring(0, setting.indexOf(':') + 1);
    Path folder = like("buffalogs");
    Path file = folder.resolve("loginwatch.yaml");
    String text = Files.readString(file);
    for (String off :
        List.of(
            "enabled: false",
            "minimum_risk: none",
            "mobile: false",
            "rules: []",
            "same_country_travel: false",
            setting)) {
      String name = off.substring(0, off.indexOf(':') + 1);
      if (off.equals(setting) || !name.equals(key)) {
        text = text.replaceFirst("(?m)^    " + name + ".*$", "    " + off.replace("$", "\\$"));
      }
    }
    Files.writeString(file, text);

    assertThat(say(folder, "1 09:00 oslo 1, " + story)).isEqualTo(said);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          ten failures at a shell  > 10 > {"details":{"program":"sshd","sourceipaddress":"192.0.2.9"},"summary":"login failed"} > ssh-brute-force
          nine                     > 9  > {"details":{"program":"sshd","sourceipaddress":"192.0.2.9"},"summary":"login failed"} >
          of unknown origin        > 10 > {"details":{"program":"sshd"},"summary":"login failed"} >
          of another program       > 10 > {"details":{"program":"ftpd","sourceipaddress":"192.0.2.9"},"summary":"login failed"} >
          from one that is known   > 10 > {"details":{"program":"sshd","sourceipaddress":"192.0.2.9"},"summary":"login failed from 192.0.2.44"} >
          a wrong password         > 2  > {"tags":["auth0"],"details":{"eventname":"Failed Login (wrong password)","username":"ada"},"summary":"-x"} > auth0-brute-force
          of another product       > 2  > {"tags":["authx"],"details":{"eventname":"Failed Login (wrong password)","username":"ada"},"summary":"-x"} >
          an MFA request as fraud  > 1  > {"category":"authentication","details":{"result":"fraud","username":"ada","sourceipaddress":"192.0.2.9"},"summary":"x"} > mfa-fraud-reported
          of nobody                > 1  > {"category":"authentication","details":{"result":"fraud","sourceipaddress":"192.0.2.9"},"summary":"x"} >
          logging switched off     > 1  > {"source":"cloudtrail","details":{"eventname":"StopLogging"},"summary":"x"} > trail-logging-stopped
          refused                  > 1  > {"source":"cloudtrail","errorcode":"AccessDenied","details":{"eventname":"StopLogging"},"summary":"x"} >
          a notice of movement     > 1  > {"category":"geomodelnotice","details":{"severity":3,"category":"MOVEMENT","principal":"ada"},"summary":"x"} > impossible-travel
          a lesser one             > 1  > {"category":"geomodelnotice","details":{"severity":1,"category":"NEWLOCATION","principal":"ada"},"summary":"x"} >
          sessions ended           > 2  > {"category":"sessioninvalidation","details":{"actor":"root","invalidateduser":"ada"},"summary":"x"} > session-invalidation
          """)
  void what_mozdef_alerts_on(String what, int times, String event, String said) throws Exception {
    var events = new StringBuilder();
    for (int i = 0; i < times; i++) {
      events
          .append(
              "{\"utctimestamp\":\"2026-03-02T09:00:%02d+00:00\",\"documentid\":%d,"
                  .formatted(i, i))
          .append(event.substring(1).strip())
          .append('\n');
    }
    var replayed = new Replayed(like("mozdef"));

    replayed.run(events.toString());

    List<Alert> ofEvents =
        replayed.alerts().stream().filter(a -> !a.rule().equals("silent-source")).toList();
    assertThat(said(ofEvents)).as(what).isEqualTo(said == null ? "" : said);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "in time, 09:40, Alive, host1, false",
    "too old, 09:39, Alive, host1, true",
    "of another host, 10:00, Alive, host2, true",
    "another word, 10:00, Dead, host1, true"
  })
  void when_mozdef_misses_a_heartbeat(
      String what, String time, String note, String host, boolean missed) throws Exception {
    var replayed = new Replayed(like("mozdef"));

    replayed.run(
        """
        {"utctimestamp":"2026-03-02T%s:00Z","category":"bro","source":"notice","hostname":"%s",\
        "details":{"note":"%s"},"summary":"x"}\
        """
            .formatted(time, host, note),
        "10:00");

    assertThat(replayed.alerts().stream().map(alert -> alert.subject().id()).toList())
        .as(what)
        .contains("backup finished", "certificate renewed")
        .matches(silent -> silent.contains("bro/notice/host1") == missed);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a day and an hour, 2026-03-01T08:00:00, wrong-clock=high",
    "exactly a day, 2026-03-01T09:00:00, wrong-clock=high",
    "a second less, 2026-03-01T09:00:01,"
  })
  void when_mozdef_finds_an_event_too_old(String what, String time, String said) throws Exception {
    String login =
        """
        {"utctimestamp":"%s+00:00","documentid":"%s","tags":["auth0"],"summary":"x","details":{\
        "username":"ada","sourceipgeolocation":{"latitude":59.91,"longitude":10.75}}}
        """;
    var replayed = new Replayed(like("mozdef"));

    replayed.run(login.formatted("2026-03-02T09:00:00", "new") + login.formatted(time, "old"));

    assertThat(graded(replayed.alerts(), Set.of("wrong-clock")))
        .as(what)
        .isEqualTo(said == null ? "" : said);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          the first place           > 1 09:00 oslo 1                    >
          another city              > 1 09:00 oslo 1, 1 09:10 tromso 2  > new-city=info
          another country           > 1 09:00 oslo 1, 1 10:00 genoa 2   > new-country=low
          half round the world      > 1 09:00 oslo 1, 1 12:59 lima 2    > impossible-travel=medium new-country=low
          after more than four hours > 1 09:00 oslo 1, 1 13:01 lima 2   > new-country=low
          """)
  void what_the_first_geomodel_graded(String what, String story, String said) throws Exception {
    var replayed = new Replayed(like("geomodel-v0"));
    replayed.run(ndjson(story));

    assertThat(graded(replayed.alerts(), Set.of("new-city", "new-country", "impossible-travel")))
        .as(what)
        .isEqualTo(said == null ? "" : said);
  }

  private static String ndjson(String story) {
    var logins = new StringBuilder();
    for (String login : story.strip().split(", *")) {
      logins.append(ecs(login.strip().split(" "))).append('\n');
    }
    return logins.toString();
  }

  private static String say(Path folder, String story) throws Exception {
    var replayed = new Replayed(folder);
    replayed.run(ndjson(story));
    return said(replayed.alerts());
  }

  /** Rules in alphabetical order, each with the reasons why nobody is told. */
  private static String said(List<Alert> alerts) {
    Stream<String> words =
        alerts.stream()
            .map(alert ->
                alert.rule() + (alert.isSuppressed() ? alert.suppressed().toString() : ""));
    return String.join(" ", words.sorted().toList());
  }

  /** Those of some rules in alphabetical order, each with its severity. */
  private static String graded(List<Alert> alerts, Set<String> rules) {
    Stream<String> words =
        alerts.stream()
            .filter(alert -> rules.contains(alert.rule()))
            .map(alert -> alert.rule() + "=" + alert.severity().word());
    return String.join(" ", words.sorted().toList());
  }

  private static String ecs(String[] words) {
    String place =
        switch (words[2]) {
          case "oslo" ->
              "\"country_iso_code\":\"NO\",\"city_name\":\"Oslo\",\"location\":{\"lat\":59.91,\"lon\":10.75}";
          case "tromso" ->
              "\"country_iso_code\":\"NO\",\"city_name\":\"Tromsø\",\"location\":{\"lat\":69.65,\"lon\":18.96}";
          case "lima" ->
              "\"country_iso_code\":\"PE\",\"city_name\":\"Lima\",\"location\":{\"lat\":-12.05,\"lon\":-77.04}";
          default ->
              "\"country_iso_code\":\"IT\",\"city_name\":\"Genoa\",\"location\":{\"lat\":44.41,\"lon\":8.93}";
        };
    Set<String> more = new TreeSet<>(List.of(words).subList(4, words.length));
    String agent =
        more.contains("mac")
            ? MAC
            : more.contains("phone")
                ? PHONE
                : more.contains("none")
                    ? ""
                    : LINUX.formatted(more.contains("linux141") ? "141" : "140");
    return """
    {"@timestamp":"2026-01-%02dT%s:00Z","user":{"name":"ada"},"event":{"category":["authentication"],\
    "type":["start"],"outcome":"success"},"user_agent":{"original":"%s"},\
    "source":{"ip":"192.0.2.%s","geo":{%s},"as":{"organization":{"name":"%s"}}%s}}\
    """
        .formatted(
            Integer.parseInt(words[0]),
            words[1],
            agent,
            words[3],
            place,
            words[2].equals("genoa") ? "Rete Prova" : "Prøvenett",
            more.contains("tor") ? ",\"intelligence_category\":\"tor\"" : "");
  }

  /** The folder of a system, with some of its text replaced. */
  private Path like(String system, String... replacements) throws IOException {
    Path from = FOLDERS.resolve(system);
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path to = temporary.resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    Path file = temporary.resolve("loginwatch.yaml");
    String text = Files.readString(file);
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(text).contains(replacements[i]);
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    Files.writeString(file, text);
    return temporary;
  }
}
