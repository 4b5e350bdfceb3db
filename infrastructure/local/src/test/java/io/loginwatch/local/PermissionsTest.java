package io.loginwatch.local;

import static io.loginwatch.core.AlertBuilder.alert;
import static io.loginwatch.core.LoginBuilder.SYDNEY;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.LoginJson;
import io.loginwatch.sam.Template;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.Logins;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Each function does everything that its policy grants, and nothing else: a grant that no test
 * needs is one too many, a call that no grant allows would fail in AWS.
 */
class PermissionsTest {
  /** What the sample events are sent with. */
  private static final String KEY = "example";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Instant NOW = Instant.now();

  private static Workbench bench;
  private static Alerts alerts;

  @BeforeAll
  static void start() throws Exception {
    // References to secrets are followed with the credentials of the process, as in Lambda.
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
    var template =
        Template.nearest(
            Map.of(
                "LinkKey", "secretsmanager:loginwatch/links",
                "SesIdentityArn", "arn:aws:ses:eu-west-1:000000000000:identity/example.com",
                "EventBusArn", "arn:aws:events:eu-west-1:000000000000:event-bus/alerts"));
    bench = new Workbench(template);
    bench.keep("loginwatch/links", "a key for links");
    bench.keep("loginwatch/key", KEY);
    bench.keep("/loginwatch/key", KEY);
    bench.keep("/loginwatch/chat", bench.url() + "/inbox/hook/chat");
    bench.keep("loginwatch/gone", bench.url() + "/gone");
    alerts = new Alerts(bench.db().client(), bench.db().environment());
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @BeforeEach
  void forget() {
    CallRecorder.forget();
  }

  @Test
  void the_authorizer_reads_the_keys_that_the_configuration_refers_to() throws Exception {
    bench.configure(
        """
        ingest:
          keys:
            pipeline: {secrets: ["secretsmanager:loginwatch/key", "ssm:/loginwatch/key"]}
        """);

    JsonNode answer = bench.invoke("AuthorizeFunction", bench.sample("authorize"));

    assertThat(answer.path("principalId").asText()).isEqualTo("pipeline");
    assertExact("AuthorizeFunction");
  }

  @Test
  void ingest_writes_logins_and_quarantine_and_reads_the_keys_of_signatures() throws Exception {
    bench.configure(
        """
        ingest:
          signatures:
            hub: {kind: github, secret: "secretsmanager:loginwatch/key"}
            sso: {kind: keycloak, secret: "ssm:/loginwatch/key"}
        """);
    ObjectNode mixed = posted("plain", "{\"event\":{\"category\":\"authentication\"}}");

    assertThat(bench.invoke("IngestFunction", bench.sample("ingest")).path("statusCode").asInt())
        .isEqualTo(200);
    bench.invoke("IngestFunction", mixed);
    bench.invoke("IngestFunction", posted("hub", "{}"));
    bench.invoke("IngestFunction", posted("sso", "{}"));

    assertExact("IngestFunction");
  }

  @Test
  void detect_reads_again_what_somebody_else_was_faster_to_change() throws Exception {
    bench.configure("{}");
    List<Login> logins = new ArrayList<>();
    for (int day = 20; day > 0; day--) {
      Instant at = NOW.minus(Duration.ofDays(day));
      logins.add(login().of("dora").id("d" + day).at(at).build());
    }
    logins.add(login().of("dora").id("failed").at(NOW).failing().build());
    logins.add(login().of("dora").id("far").from(SYDNEY).at(NOW.plusSeconds(60)).build());
    new Logins(bench.db().client(), bench.db().environment()).put(logins);
    CallRecorder.before("dynamodb:PutItem ProfilesTable", () -> outrun("dora"));

    JsonNode answer = bench.invoke("DetectFunction", bench.inserted("LoginsTable", "dora"));

    assertThat(answer.path("batchItemFailures")).isEmpty();
    assertThat(version("dora")).isGreaterThan(1);
    assertExact("DetectFunction");
  }

  @Test
  void silence_tells_of_a_source_that_is_missed() throws Exception {
    bench.configure("sources: {expected: {vpn: 1h}}");

    bench.invoke("SilenceFunction", bench.sample("silence"));

    assertExact("SilenceFunction");
  }

  @Test
  void notify_sends_on_every_kind_of_channel_and_turns_one_off_that_is_gone() throws Exception {
    bench.configure(channels("0s", "gone"));
    recorded("nina", Severity.CRITICAL);
    recorded("noah", Severity.HIGH);

    for (String subject : List.of("user:noah", "user:nina")) {
      JsonNode answer = bench.invoke("NotifyFunction", bench.inserted("AlertsTable", subject));
      assertThat(answer.path("batchItemFailures")).isEmpty();
    }

    assertExact("NotifyFunction");
  }

  @Test
  void due_sends_what_notify_has_planned() throws Exception {
    bench.configure(channels("1s", "gone-too"));
    recorded("dana", Severity.HIGH);
    bench.invoke("NotifyFunction", bench.inserted("AlertsTable", "user:dana"));

    // What notify has planned is due after a second.
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          bench.invoke("DueFunction", bench.sample("due"));
          compare("DueFunction");
        });
  }

  @Test
  void digest_sums_up_what_was_recorded_and_leaves_it_to_be_sent() throws Exception {
    bench.configure("digest: {schedules: {daily: {channels: [topic], at: \"00:00\"}}}");
    alerts.put(alert("new-city").of("dirk").at(NOW.minus(Duration.ofDays(1))).build());

    JsonNode answer = bench.invoke("DigestFunction", bench.sample("digest"));

    assertThat(answer.asText()).isEqualTo("1 digests made");
    assertExact("DigestFunction");
  }

  @Test
  void the_api_reads_what_there_is_and_triages() throws Exception {
    bench.configure("{}");
    new Logins(bench.db().client(), bench.db().environment())
        .put(List.of(login().of("anna").id("a").at(NOW).build()));
    bench.invoke("DetectFunction", bench.inserted("LoginsTable", "anna"));
    Alert alert = recorded("anna", Severity.HIGH);
    bench.invoke("NotifyFunction", bench.inserted("AlertsTable", "user:anna"));
    String incident =
        bench.db().client().scan(scan -> scan.tableName("IncidentsTable")).items().stream()
            .filter(item -> item.get("subject").s().equals("user:anna"))
            .findAny()
            .orElseThrow()
            .get("id")
            .s();
    bench.configure("notify: {links: {base_url: \"https://example.com\"}}");
    for (String path :
        List.of(
            "/v1/alerts",
            "/v1/alerts/" + alert.id(),
            "/v1/alerts/" + alert.id() + "/why",
            "/v1/incidents",
            "/v1/incidents/" + incident,
            "/v1/snoozes",
            "/v1/deliveries/dead",
            "/v1/users/anna",
            "/v1/users/anna/logins")) {
      assertThat(get(path).path("statusCode").asInt()).as(path).isEqualTo(200);
    }
    ObjectNode ofSubject = request("GET", "/v1/alerts", null);
    ofSubject.putObject("queryStringParameters").put("subject", "user:anna");
    assertThat(bench.invoke("ApiFunction", ofSubject).path("body").asText()).contains(alert.id());
    assertThat(
            post("/v1/incidents/" + incident + "/acknowledge", "{\"who\":\"ines\"}")
                .path("statusCode")
                .asInt())
        .isEqualTo(200);
    assertThat(
            post("/v1/users/anna/risk/reset", "{\"who\":\"ines\",\"why\":\"a test\"}")
                .path("statusCode")
                .asInt())
        .isEqualTo(200);
    String login = LoginJson.toEcs(login().of("anna").build()).toString();
    assertThat(post("/v1/score", login).path("statusCode").asInt()).isEqualTo(200);
    get("/v1/act/somebody-elses.link");
    bench.configure(
        "notify: {links: {base_url: \"https://example.com\", key: \"ssm:/loginwatch/key\"}}");
    get("/v1/act/somebody-elses.link");

    assertExact("ApiFunction");
  }

  /** Two channels of which one is gone, each behind a kind of reference, and AWS's own. */
  private static String channels(String wait, String gone) {
    return """
    notify:
      group_wait: %s
      links: {base_url: "%s"}
      channels:
        topic: {kind: sns}
        mail: {kind: ses, from: loginwatch@example.com, to: [soc@example.com]}
        bus: {kind: eventbridge, bus: alerts}
        chat: {kind: slack, webhook_url: "ssm:/loginwatch/chat", allow_private: true}
        %s: {kind: slack, webhook_url: "secretsmanager:loginwatch/gone", allow_private: true}
    """
        .formatted(wait, bench.url(), gone);
  }

  private static Alert recorded(String user, Severity severity) {
    Alert alert = alert("new-city").of(user).severity(severity).at(NOW).build();
    alerts.put(alert);
    return alert;
  }

  /** Another instance writes the profile first. */
  private static void outrun(String user) {
    bench
        .db()
        .client()
        .putItem(put ->
            put.tableName("ProfilesTable")
                .item(Map.of("user", AttributeValue.fromS(user), "v", AttributeValue.fromN("1"))));
  }

  private static long version(String user) {
    return Long.parseLong(
        bench
            .db()
            .client()
            .getItem(get ->
                get.tableName("ProfilesTable").key(Map.of("user", AttributeValue.fromS(user))))
            .item()
            .get("v")
            .n());
  }

  private static ObjectNode posted(String logSource, String body) throws Exception {
    ObjectNode event = bench.sample("ingest");
    ((ObjectNode) event.at("/requestContext/authorizer")).put("log_source", logSource);
    return event.put("body", body).put("isBase64Encoded", false);
  }

  private static JsonNode get(String path) throws Exception {
    return bench.invoke("ApiFunction", request("GET", path, null));
  }

  private static JsonNode post(String path, String body) throws Exception {
    return bench.invoke("ApiFunction", request("POST", path, body));
  }

  private static ObjectNode request(String method, String path, String body) throws Exception {
    return bench.sample("api").put("httpMethod", method).put("path", path).put("body", body);
  }

  /** Waits, as a function lets a slow receiver finish by itself. */
  private static void assertExact(String function) {
    await().atMost(PATIENCE).untilAsserted(() -> compare(function));
  }

  private static void compare(String function) {
    var granted = Granted.to(bench.functions().get(function).function());
    var calls = CallRecorder.of(function);
    assertThat(Granted.missing(granted, calls)).as("calls that no grant allows").isEmpty();
    assertThat(Granted.surplus(granted, calls)).as("grants that no call needs").isEmpty();
  }
}
