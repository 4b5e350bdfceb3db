package io.loginwatch.contract;

import static io.loginwatch.core.AlertBuilder.alert;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.incident.Delivery;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.Deliveries;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A login's way through the functions, over the endpoint's tables, streams and topic. */
@ExtendWith(OnAnEndpoint.class)
class PipelineContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TABLES =
      List.of("LoginsTable", "ProfilesTable", "AlertsTable", "IncidentsTable", "DeliveriesTable");

  private static final String CRITICAL = "{\"severity\": [\"critical\"]}";
  private static final String LOW = "{\"severity\": [\"low\"]}";
  private static final String DIGESTS = "{\"kind\": [\"digest\"]}";
  private static final JsonNode EMPTY = JSON.createObjectNode();

  private static final String ROME =
      "{\"country_iso_code\":\"IT\",\"city_name\":\"Rome\",\"location\":{\"lat\":41.9,\"lon\":12.5}}";
  private static final String SINGAPORE =
      "{\"country_iso_code\":\"SG\",\"city_name\":\"Singapore\",\"location\":{\"lat\":1.29,\"lon\":103.85}}";

  private final Instant now = Instant.now();
  private final Stack stack;
  private final Streams streams;
  private final Alerts alerts;
  private final Deliveries deliveries;

  PipelineContractTest(Stack stack) {
    this.stack = stack;
    streams = new Streams(stack);
    alerts = new Alerts(stack.db(), stack.environment());
    deliveries = new Deliveries(stack.db(), stack.environment());
  }

  @BeforeEach
  void configure() {
    stack.configure(
        """
        notify:
          channels:
            topic: {kind: sns}
        digest:
          schedules:
            daily: {channels: [topic], at: "00:00"}
        """);
  }

  @Test
  void a_takeover_is_recorded_and_told_and_everything_again_changes_nothing() throws Exception {
    var soc = new Receiver(stack, "soc").subscribedTo(stack.made("AlertsTopic"), CRITICAL);
    var others = new Receiver(stack, "others").subscribedTo(stack.made("AlertsTopic"), LOW);
    JsonNode request = request(takeover("alice"));

    JsonNode answer = invoke("IngestFunction", request);
    JsonNode logins = streams.inserted("LoginsTable");
    JsonNode judged = invoke("DetectFunction", logins);
    JsonNode raised = streams.inserted("AlertsTable");
    JsonNode told = invoke("NotifyFunction", raised);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("body").asText()).contains("\"accepted\":17");
    assertThat(judged.path("batchItemFailures")).isEmpty();
    assertThat(told.path("batchItemFailures")).isEmpty();
    List<Alert> recorded = alerts.of(Subject.user("alice"), null, null, 50).items();
    assertThat(recorded)
        .extracting(Alert::rule)
        .contains("impossible-travel", "new-device", "new-country");
    assertThat(recorded).extracting(Alert::incident).doesNotContainNull();
    assertThat(deliveries.of(recorded.getFirst().incident()))
        .singleElement()
        .satisfies(delivery -> {
          assertThat(delivery.channel()).isEqualTo("topic");
          assertThat(delivery.state()).isEqualTo(Delivery.State.SENT);
        });
    JsonNode envelope = soc.next();
    assertThat(attribute(envelope, "rule")).isEqualTo("impossible-travel");
    assertThat(attribute(envelope, "user")).isEqualTo("alice");
    assertThat(JSON.readTree(attribute(envelope, "rules")).toString())
        .contains("new-device", "new-country");
    // A queue is sent the message's default form, which is the document.
    assertThat(JSON.readTree(envelope.path("Message").asText()).path("rule").asText())
        .isEqualTo("impossible-travel");

    var before = tables();
    JsonNode again = invoke("IngestFunction", request);
    assertThat(again.path("statusCode").asInt()).isEqualTo(200);
    assertThat(streams.inserted("LoginsTable").path("Records")).isEmpty();
    invoke("DetectFunction", logins);
    invoke("NotifyFunction", raised);

    assertThat(tables()).isEqualTo(before);
    assertThat(soc.rest()).isEmpty();
    assertThat(others.rest()).isEmpty();
  }

  @Test
  void a_digest_is_made_once_and_sent_by_the_due_function() throws Exception {
    var digests = new Receiver(stack, "digests").subscribedTo(stack.made("AlertsTopic"), DIGESTS);
    alerts.put(alert("new-city").of("bruno").at(now.minus(Duration.ofDays(1))).build());

    assertThat(invoke("DigestFunction", EMPTY).asText()).isEqualTo("1 digests made");
    assertThat(invoke("DigestFunction", EMPTY).asText()).isEqualTo("0 digests made");
    invoke("DueFunction", EMPTY);
    invoke("DueFunction", EMPTY);

    assertThat(attribute(digests.next(), "kind")).isEqualTo("digest");
    assertThat(digests.rest()).isEmpty();
  }

  private JsonNode invoke(String function, JsonNode event) throws Exception {
    byte[] bytes = event.toString().getBytes(StandardCharsets.UTF_8);
    return JSON.readTree(stack.function(function).invoke(bytes));
  }

  private static String attribute(JsonNode envelope, String name) {
    return envelope.path("MessageAttributes").path(name).path("Value").asText();
  }

  private Map<String, Object> tables() {
    Map<String, Object> tables = new HashMap<>();
    TABLES.forEach(table -> tables.put(table, List.copyOf(stack.items(table))));
    return tables;
  }

  /** Two weeks and a day at home, then from the other side of the world. */
  private String takeover(String user) {
    var logins = new ArrayList<String>();
    for (int day = 15; day >= 0; day--) {
      Instant at = now.minus(Duration.ofDays(day)).minus(Duration.ofHours(2));
      logins.add(login(user, "home-" + day, at, "192.0.2.10", ROME, "Macintosh"));
    }
    Instant last = now.minus(Duration.ofMinutes(5));
    logins.add(login(user, "far", last, "203.0.113.9", SINGAPORE, "Windows NT 10.0"));
    return String.join("\n", logins);
  }

  private static String login(
      String user, String id, Instant at, String ip, String geo, String system) {
    return """
    {"@timestamp":"%s","event":{"id":"%s","category":["authentication"],"action":"login","outcome":"success"},\
    "user":{"name":"%s"},"source":{"ip":"%s","geo":%s},\
    "user_agent":{"original":"Mozilla/5.0 (%s) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"}}\
    """
        .formatted(at, id, user, ip, geo, system);
  }

  /** As API Gateway hands it to the function. */
  private static JsonNode request(String body) {
    var request = JSON.createObjectNode();
    request.put("resource", "/v1/events").put("path", "/v1/events").put("httpMethod", "POST");
    request.putObject("multiValueHeaders").putArray("Content-Type").add("application/x-ndjson");
    request.putObject("requestContext").put("httpMethod", "POST").put("stage", "live");
    request.put("body", body).put("isBase64Encoded", false);
    return request;
  }
}
