package io.loginwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.config.InvalidConfiguration;
import io.loginwatch.sam.LocalDynamoDb;
import io.loginwatch.store.Logins;
import io.loginwatch.store.Quarantine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestHandlerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDynamoDb DB = LocalDynamoDb.start();
  private static final Map<String, String> ENV = new HashMap<>(DB.environment());

  static {
    ENV.put("REQUIRE_KEY", "false");
    ENV.put("LOGINWATCH_CONFIG", configuration(""));
  }

  private static final IngestHandler HANDLER = new IngestHandler(ENV);
  private final Logins logins = new Logins(DB.client(), ENV);

  @AfterAll
  static void stop() {
    DB.close();
  }

  @Test
  void a_login_is_stored_when_the_answer_says_so() throws Exception {
    JsonNode answer = post("/v1/events", login("dora", "d1"));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(body(answer).toString())
        .isEqualTo("{\"accepted\":1,\"duplicates\":0,\"rejected\":[]}");
    assertThat(logins.of("dora", Instant.EPOCH, null, 10).items())
        .singleElement()
        .satisfies(login -> assertThat(login.logSource()).isEqualTo("local"));
  }

  @Test
  void of_five_hundred_with_one_bad_one_the_others_are_kept_and_it_is_quarantined()
      throws Exception {
    String batch =
        IntStream.range(0, 500)
            .mapToObj(i -> i == 217 ? login("", "q217") : login("user" + i, "q" + i))
            .collect(Collectors.joining(",", "[", "]"));

    JsonNode body = body(post("/v1/events", batch));

    assertThat(body.path("accepted").asInt()).isEqualTo(499);
    assertThat(body.path("rejected").toString())
        .isEqualTo(
            "[{\"index\":217,\"code\":\"missing\",\"field\":\"user.name\",\"message\":\"user.name"
                + " is missing or empty\"}]");
    String today = Instant.now().atZone(ZoneOffset.UTC).toLocalDate().toString();
    assertThat(new Quarantine(DB.client(), ENV).ofDay(today, null, 100).items())
        .anySatisfy(kept -> {
          assertThat(kept.field()).isEqualTo("user.name");
          assertThat(kept.raw()).contains("q217");
        });
  }

  @Test
  void the_same_batch_three_times_is_one_set_of_logins() throws Exception {
    String batch = login("eve", "1") + "\n" + login("eve", "2") + "\n" + login("eve", "2");

    for (int time = 0; time < 3; time++) {
      JsonNode body = body(post("/v1/events", batch));
      assertThat(body.path("accepted").asInt()).isEqualTo(2);
      assertThat(body.path("duplicates").asInt()).isEqualTo(1);
    }

    assertThat(logins.of("eve", Instant.EPOCH, null, 10).items()).hasSize(2);
  }

  @Test
  void gzip_is_known_by_its_bytes_whatever_the_header_says() throws Exception {
    ObjectNode event = event("POST", "/v1/events");
    event.put("isBase64Encoded", true);
    event.put("body", Base64.getEncoder().encodeToString(gzip(login("fay", "g1"))));

    assertThat(body(call(event)).path("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void what_cannot_be_decoded_at_all_is_a_problem() throws Exception {
    JsonNode answer = post("/v1/events", "{\"user\": oops");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(answer.path("headers").path("Content-Type").asText())
        .isEqualTo("application/problem+json");
    assertThat(body(answer).path("status").asInt()).isEqualTo(400);
  }

  @Test
  void a_bomb_is_refused_with_the_limit() throws Exception {
    ObjectNode event = event("POST", "/v1/events");
    event.put("isBase64Encoded", true);
    event.put("body", Base64.getEncoder().encodeToString(gzip("[".repeat(1024).repeat(70 * 1024))));

    JsonNode answer = call(event);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(413);
    assertThat(body(answer).path("detail").asText()).contains("" + Intake.MAX_UNPACKED);
  }

  @Test
  void a_bomb_among_others_is_refused_alone_and_so_is_what_bombs_together() throws Exception {
    String bomb = packed(" ".repeat(1024).repeat(64 * 1024 + 1));
    String half = packed(" ".repeat(1024).repeat(40 * 1024));
    String delivery =
        "{\"requestId\":\"r\",\"records\":[{\"data\":\"%s\"},{\"data\":\"%s\"}]}"
            .formatted(bomb, packed(login("gwen", "g1")));

    assertThat(post("/v1/firehose", delivery).path("statusCode").asInt()).isEqualTo(200);
    JsonNode answer = body(post("/v1/events", delivery));
    JsonNode halves =
        body(
            post(
                "/v1/events",
                delivery.replace(bomb, half).replace("]}", ",{\"data\":\"" + half + "\"}]}")));

    assertThat(answer.path("accepted").asInt()).isEqualTo(1);
    assertThat(answer.path("rejected").size()).isEqualTo(1);
    assertThat(answer.path("rejected").get(0).path("message").asText())
        .contains("" + Intake.MAX_UNPACKED);
    assertThat(halves.path("accepted").asInt()).isEqualTo(1);
    assertThat(halves.path("rejected").size()).isEqualTo(1);
    assertThat(logins.of("gwen", Instant.EPOCH, null, 10).items()).hasSize(1);
  }

  @Test
  void what_is_packed_may_unpack_to_the_limit_and_not_to_a_byte_more() throws Exception {
    String rest = login("gus", "g2");
    int blanks = Intake.MAX_UNPACKED - rest.length();

    JsonNode at = body(post("/v1/events", records(" ".repeat(blanks) + rest)));
    JsonNode past = post("/v1/events", records(" ".repeat(blanks + 1) + rest));

    assertThat(at.path("accepted").asInt()).isEqualTo(1);
    assertThat(past.path("statusCode").asInt()).isEqualTo(400);
    assertThat(body(past).path("detail").asText()).contains("" + Intake.MAX_UNPACKED);
  }

  @Test
  void what_a_pinned_format_does_not_know_is_quarantined_and_not_passed_over() throws Exception {
    ObjectNode event = event("POST", "/v1/events").put("body", login("hal", "h1"));
    event.putObject("queryStringParameters").put("format", "okta");

    assertThat(body(call(event)).path("rejected").get(0).path("code").asText())
        .isEqualTo("unknown_format");
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:sts::123412341234:assumed-role/shipper/i-0abc, shipper",
    "arn:aws:iam::123412341234:user/teams/sec/shipper, shipper",
    "arn:aws:iam::123412341234:root, root"
  })
  void with_iam_the_log_source_is_the_callers_role(String arn, String source) throws Exception {
    Map<String, String> strict = new HashMap<>(ENV);
    strict.put("REQUIRE_KEY", "true");
    ObjectNode event =
        event("POST", "/v1/iam/events").put("body", login("ivo-" + source + arn.length(), "1"));
    event.putObject("requestContext").putObject("identity").put("userArn", arn);

    assertThat(body(call(new IngestHandler(strict), event)).path("accepted").asInt()).isEqualTo(1);

    assertThat(logins.of("ivo-" + source + arn.length(), Instant.EPOCH, null, 10).items())
        .singleElement()
        .satisfies(login -> assertThat(login.logSource()).isEqualTo(source));
  }

  @Test
  void the_collector_says_in_its_own_words_that_there_is_no_key() throws Exception {
    Map<String, String> strict = new HashMap<>(ENV);
    strict.put("REQUIRE_KEY", "true");

    JsonNode answer = call(new IngestHandler(strict), event("POST", "/services/collector"));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(401);
    assertThat(body(answer).toString()).isEqualTo("{\"text\":\"Token is required\",\"code\":2}");
  }

  @Test
  void messagepack_is_answered_with_what_to_send_instead() throws Exception {
    ObjectNode event = event("POST", "/v1/events").put("body", "x");
    ((ObjectNode) event.get("headers")).put("Content-Type", "application/msgpack");

    assertThat(call(event).path("statusCode").asInt()).isEqualTo(415);
  }

  @Test
  void okta_gets_its_challenge_back() throws Exception {
    ObjectNode event = event("GET", "/v1/events");
    ((ObjectNode) event.get("headers")).put("X-Okta-Verification-Challenge", "abc");

    assertThat(body(call(event)).toString()).isEqualTo("{\"verification\":\"abc\"}");
  }

  @Test
  void cloudevents_may_deliver_here() throws Exception {
    ObjectNode event = event("OPTIONS", "/v1/events");
    ((ObjectNode) event.get("headers")).put("WebHook-Request-Origin", "bus.example.com");

    assertThat(call(event).path("headers").path("WebHook-Allowed-Origin").asText())
        .isEqualTo("bus.example.com");
  }

  @Test
  void firehose_gets_its_request_id_back() throws Exception {
    String data =
        Base64.getEncoder().encodeToString(login("gil", "f1").getBytes(StandardCharsets.UTF_8));

    JsonNode answer =
        post(
            "/v1/firehose",
            "{\"requestId\":\"r-1\",\"timestamp\":1,\"records\":[{\"data\":\"" + data + "\"}]}");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(body(answer).path("requestId").asText()).isEqualTo("r-1");
    assertThat(body(answer).path("timestamp").isIntegralNumber()).isTrue();
    assertThat(logins.of("gil", Instant.EPOCH, null, 10).items()).hasSize(1);
  }

  @Test
  void splunk_senders_get_its_codes() throws Exception {
    String event = "{\"time\":1772442000.5,\"host\":\"h\",\"event\":" + login("hal", "s1") + "}";

    JsonNode answer = post("/services/collector/event", event + event.replace("s1", "s2"));

    assertThat(body(answer).toString()).isEqualTo("{\"text\":\"Success\",\"code\":0}");
    assertThat(logins.of("hal", Instant.EPOCH, null, 10).items()).hasSize(2);
    assertThat(body(post("/services/collector/event", "")).path("code").asInt()).isEqualTo(5);
    assertThat(body(post("/services/collector", "{oops")).path("code").asInt()).isEqualTo(6);
    assertThat(body(call(event("GET", "/services/collector/health"))).path("code").asInt())
        .isEqualTo(17);
  }

  @Test
  void splunk_senders_may_post_lines_as_they_are_and_hear_if_nothing_of_it_could_be_kept()
      throws Exception {
    String line =
        "2026-03-02T09:00:00Z web sshd[1]: Accepted publickey for ria from 192.0.2.1 port 1";

    assertThat(body(post("/services/collector/raw", line + "\n")).path("code").asInt()).isZero();
    assertThat(logins.of("ria", Instant.EPOCH, null, 10).items()).hasSize(1);
    JsonNode broken = post("/services/collector/raw", "{oops");
    assertThat(broken.path("statusCode").asInt()).isEqualTo(400);
    assertThat(body(broken).path("code").asInt()).isEqualTo(6);
  }

  @Test
  void splunk_senders_that_ask_for_acknowledgement_hear_that_there_is_none() throws Exception {
    JsonNode answer = post("/services/collector/ack?channel=c", "{\"acks\":[0]}");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(body(answer).path("code").asInt()).isEqualTo(14);
  }

  @Test
  void a_splunk_sender_that_cannot_be_served_now_hears_its_own_word_for_busy() throws Exception {
    Map<String, String> away = new HashMap<>(ENV);
    away.put("LOGINS_TABLE", "NoSuchTable");
    ObjectNode event = event("POST", "/services/collector").put("body", login("sam", "1"));

    JsonNode answer = call(new IngestHandler(away), event);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
    assertThat(body(answer).toString()).isEqualTo("{\"text\":\"Server is busy\",\"code\":9}");
    assertThat(answer.path("headers").path("Retry-After").asText()).isEqualTo("5");
  }

  @Test
  void bulk_writers_hear_what_became_of_each_record() throws Exception {
    String action = "{\"create\":{\"_index\":\"logins\"}}\n";

    JsonNode answer =
        post("/_bulk", action + login("tia", "b1") + "\n" + action + login("", "b2") + "\n");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(body(answer).toString())
        .isEqualTo(
            "{\"took\":0,\"errors\":true,\"items\":[{\"create\":{\"status\":201}},"
                + "{\"create\":{\"status\":400,\"error\":{\"type\":\"missing\","
                + "\"reason\":\"user.name is missing or empty\"}}}]}");
    assertThat(logins.of("tia", Instant.EPOCH, null, 10).items()).hasSize(1);
    assertThat(post("/_bulk", "{oops").path("statusCode").asInt()).isEqualTo(400);
  }

  @Test
  void without_a_word_of_the_authorizer_a_request_is_refused_where_keys_are_required()
      throws Exception {
    Map<String, String> strict = new HashMap<>(ENV);
    strict.put("REQUIRE_KEY", "true");
    ObjectNode event = event("POST", "/v1/events").put("body", login("ida", "1"));
    IngestHandler handler = new IngestHandler(strict);

    assertThat(call(handler, event).path("statusCode").asInt()).isEqualTo(401);

    event.putObject("requestContext").putObject("authorizer").put("log_source", "okta-prod");
    assertThat(call(handler, event).path("statusCode").asInt()).isEqualTo(200);
    assertThat(logins.of("ida", Instant.EPOCH, null, 10).items())
        .singleElement()
        .satisfies(login -> assertThat(login.logSource()).isEqualTo("okta-prod"));
  }

  @Test
  void a_store_that_is_away_is_503_with_a_time_to_retry() throws Exception {
    Map<String, String> away = new HashMap<>(ENV);
    away.put("LOGINS_TABLE", "NoSuchTable");
    ObjectNode event = event("POST", "/v1/events").put("body", login("jon", "1"));

    JsonNode answer = call(new IngestHandler(away), event);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
    assertThat(answer.path("headers").path("Retry-After").asText()).isEqualTo("5");
  }

  @Test
  void an_sqs_message_that_cannot_be_written_is_named_and_the_others_are_done() throws Exception {
    ObjectNode batch = JSON.createObjectNode();
    batch
        .putArray("Records")
        .addObject()
        .put("messageId", "m1")
        .put("eventSource", "aws:sqs")
        .put("eventSourceARN", "arn:aws:sqs:eu-west-1:1:logins")
        .put("body", login("kim", "1"));

    assertThat(call(batch).toString()).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(logins.of("kim", Instant.EPOCH, null, 10).items())
        .singleElement()
        .satisfies(login -> assertThat(login.logSource()).isEqualTo("logins"));

    Map<String, String> away = new HashMap<>(ENV);
    away.put("LOGINS_TABLE", "NoSuchTable");
    assertThat(call(new IngestHandler(away), batch).toString())
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
  }

  @Test
  void it_refuses_to_start_on_a_wrong_configuration_and_names_all_that_is_wrong() {
    Map<String, String> wrong = new HashMap<>(ENV);
    wrong.put(
        "LOGINWATCH_CONFIG",
        configuration(
            """
            ingest:
              keys: {okta: {format: okta}}
              signatures: {hook: {kind: none, secret: plain-text}}
              watch: {outcomes: [often]}
              formats: {door: {time: at}}
              typo: 1
            """));

    assertThatThrownBy(() -> new IngestHandler(wrong))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContainingAll(
            "ingest.keys.okta",
            "ingest.signatures.hook.kind",
            "ingest.signatures.hook.secret",
            "ingest.watch.outcomes",
            "ingest.formats.door.user",
            "ingest.typo");
  }

  private static String configuration(String yaml) {
    try {
      Path file = Files.createTempDirectory("ingest").resolve("loginwatch.yaml");
      Files.writeString(file, yaml);
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String login(String user, String id) {
    return "{\"@timestamp\":\"2026-03-02T09:00:00Z\",\"event\":{\"id\":\""
        + id
        + "\",\"category\":[\"authentication\"],\"outcome\":\"success\"},\"user\":{\"name\":\""
        + user
        + "\"}}";
  }

  private static ObjectNode event(String method, String path) {
    ObjectNode event = JSON.createObjectNode().put("httpMethod", method).put("path", path);
    event.putObject("headers").put("Content-Type", "application/json");
    return event.put("isBase64Encoded", false);
  }

  private static JsonNode post(String path, String body) throws IOException {
    return call(event("POST", path).put("body", body));
  }

  private static JsonNode call(JsonNode event) throws IOException {
    return call(HANDLER, event);
  }

  private static JsonNode call(IngestHandler handler, JsonNode event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(JSON.writeValueAsBytes(event)), out, null);
    return JSON.readTree(out.toByteArray());
  }

  private static JsonNode body(JsonNode answer) throws IOException {
    return JSON.readTree(answer.path("body").asText());
  }

  private static String records(String text) throws IOException {
    return "{\"records\":[{\"data\":\"" + packed(text) + "\"}]}";
  }

  private static String packed(String text) throws IOException {
    return Base64.getEncoder().encodeToString(gzip(text));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }
}
