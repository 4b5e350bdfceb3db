package io.loginwatch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginwatch.local.demo.DemoConfiguration;
import io.loginwatch.local.inbox.Inbox;
import io.loginwatch.local.inbox.Message;
import io.loginwatch.local.lambda.RunningFunction;
import io.loginwatch.sam.Template;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The whole deployment, from a posted login to a message, on real streams. */
@TestMethodOrder(OrderAnnotation.class)
class JourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient http = HttpClient.newHttpClient();
  private static final Instant NOW = Instant.now();

  @TempDir static Path folder;
  private static LocalRun run;

  @BeforeAll
  static void start() throws Exception {
    CallRecorder.forget();
    run = open();
  }

  @AfterAll
  static void stop() {
    run.close();
  }

  private static LocalRun open() throws Exception {
    return LocalRun.start(
        new RunSettings(
            Template.nearest(Map.of()).file(),
            Map.of("RequireKey", "false", "LinkKey", "env:LINKS"),
            0,
            folder,
            List.of(),
            Map.of("LINKS", "a key for links"),
            DemoConfiguration::write),
        new Inbox(InstantSource.system()));
  }

  @Test
  @Order(1)
  void a_takeover_reaches_mail_webhook_and_topic_with_its_three_reasons() throws Exception {
    StringBuilder logins = new StringBuilder();
    for (int day = 30; day > 1; day--) {
      logins.append(rome("home-" + day, NOW.minus(Duration.ofDays(day)))).append('\n');
    }
    logins.append(rome("today", NOW.minus(Duration.ofHours(2)))).append('\n');
    logins.append(singapore("far", NOW.minus(Duration.ofMinutes(5)))).append('\n');

    JsonNode answer = post(logins.toString());

    assertThat(answer.path("accepted").asInt()).isEqualTo(31);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(run.inbox().messages())
                .extracting(Message::way)
                .contains(Message.Way.MAIL, Message.Way.WEBHOOK, Message.Way.SNS));
    JsonNode published = run.inbox().messages(Message.Way.SNS).getFirst().body().path("json");
    assertThat(published.path("rule").asText()).isEqualTo("impossible-travel");
    assertThat(published.path("events").path(1).asText()).isEqualTo("far");
    assertThat(rules()).contains("impossible-travel", "new-device", "new-country");
    assertThat(run.inbox().messages(Message.Way.GIVEN_UP)).isEmpty();
  }

  @Test
  @Order(2)
  void the_same_logins_again_change_nothing_at_all() throws Exception {
    Map<String, Set<String>> before = settled();

    post(
        rome("today", NOW.minus(Duration.ofHours(2)))
            + "\n"
            + singapore("far", NOW.minus(Duration.ofMinutes(5))));
    // A login of somebody else comes after them in the stream: when it is judged, so are they.
    post(rome("marker", NOW.minus(Duration.ofMinutes(4))).replace("alice", "zoe"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(items("ProfilesTable").toString()).contains("zoe"));

    Map<String, Set<String>> after = settled();
    for (String table :
        List.of("AlertsTable", "IncidentsTable", "DeliveriesTable", "QuarantineTable")) {
      assertThat(after.get(table)).as(table).isEqualTo(before.get(table));
    }
    assertThat(after.get("ProfilesTable")).containsAll(before.get("ProfilesTable"));
    assertThat(after.get("LoginsTable")).containsAll(before.get("LoginsTable"));
    assertThat(after.get("LoginsTable")).hasSize(before.get("LoginsTable").size() + 1);
  }

  @Test
  @Order(3)
  void the_other_order_of_arrival_raises_the_same_travel_alert() throws Exception {
    String home = rome("b-home", NOW.minus(Duration.ofHours(2))).replace("alice", "bruno");
    String far = singapore("b-far", NOW.minus(Duration.ofMinutes(5))).replace("alice", "bruno");

    post(far);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(items("ProfilesTable").toString()).contains("bruno"));
    post(home);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(items("AlertsTable"))
                .anyMatch(
                    alert -> alert.contains("user:bruno") && alert.contains("impossible-travel")));
  }

  @Test
  @Order(4)
  void after_a_restart_nothing_is_lost_and_nothing_is_doubled() throws Exception {
    Map<String, Set<String>> before = settled();
    run.close();

    run = open();

    post(rome("marker-2", NOW.minus(Duration.ofMinutes(3))).replace("alice", "yves"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(items("ProfilesTable").toString()).contains("yves"));
    assertThat(settled().get("AlertsTable")).isEqualTo(before.get("AlertsTable"));
  }

  @Test
  @Order(5)
  void every_call_on_the_way_was_granted() {
    for (RunningFunction function : run.functions().all()) {
      String id = function.function().id();
      assertThat(Granted.missing(Granted.to(function.function()), CallRecorder.of(id)))
          .as("calls of %s that its policy does not grant", id)
          .isEmpty();
    }
    assertThat(CallRecorder.of("NotifyFunction")).contains("sns:Publish AlertsTopic");
  }

  private static JsonNode post(String body) throws Exception {
    var answer =
        http.send(
            HttpRequest.newBuilder(run.url().resolve("/v1/events"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static Set<String> rules() {
    var rules = new TreeSet<String>();
    for (String alert : items("AlertsTable")) {
      for (String rule : List.of("impossible-travel", "new-device", "new-country")) {
        if (alert.contains("#" + rule + "#")) {
          rules.add(rule);
        }
      }
    }
    return rules;
  }

  /** Every table, once nothing has changed for a while. */
  private static Map<String, Set<String>> settled() {
    var last =
        new Object() {
          Map<String, Set<String>> tables = Map.of();
        };
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> {
          var now = new TreeMap<String, Set<String>>();
          run.db().client().listTables().tableNames().forEach(name -> now.put(name, items(name)));
          boolean same = now.equals(last.tables);
          last.tables = now;
          return same;
        });
    return last.tables;
  }

  private static Set<String> items(String table) {
    var items = new TreeSet<String>();
    run.db()
        .client()
        .scanPaginator(request -> request.tableName(table).consistentRead(true))
        .items()
        .forEach(item -> items.add(new TreeMap<>(item).toString()));
    return items;
  }

  private static String rome(String id, Instant at) {
    return login(
        id, at, "192.0.2.10", "IT", "Rome", 41.9, 12.5, "Macintosh; Intel Mac OS X 10_15_7");
  }

  private static String singapore(String id, Instant at) {
    return login(
        id, at, "203.0.113.9", "SG", "Singapore", 1.29, 103.85, "Windows NT 10.0; Win64; x64");
  }

  private static String login(
      String id,
      Instant at,
      String ip,
      String country,
      String city,
      double latitude,
      double longitude,
      String system) {
    return """
    {"@timestamp":"%s","event":{"id":"%s","category":["authentication"],"action":"login","outcome":"success"},"user":{"name":"alice"},"source":{"ip":"%s","geo":{"country_iso_code":"%s","city_name":"%s","location":{"lat":%s,"lon":%s}}},"user_agent":{"original":"Mozilla/5.0 (%s) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"}}\
    """
        .formatted(at, id, ip, country, city, latitude, longitude, system);
  }
}
