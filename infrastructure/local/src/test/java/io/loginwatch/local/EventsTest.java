package io.loginwatch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertJson;
import io.loginwatch.local.inbox.Message;
import io.loginwatch.sam.EventSource;
import io.loginwatch.sam.Function;
import io.loginwatch.sam.Resource;
import io.loginwatch.sam.Template;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.Profiles;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.event.ruler.Machine;

/** The sample events: such as each function is sent, taken as Lambda would, and answered. */
class EventsTest {
  private static final Template TEMPLATE =
      Template.nearest(Map.of("LinkKey", "env:LINKS", "PublicUrl", ""));

  private static Workbench bench;

  @BeforeAll
  static void start() throws Exception {
    bench = new Workbench(TEMPLATE);
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @TestFactory
  Stream<DynamicTest> every_function_has_an_event_as_its_source_would_send_it() {
    return TEMPLATE.functions().stream()
        .map(function -> DynamicTest.dynamicTest(function.id(), () -> assertSent(function)));
  }

  private static void assertSent(Function function) throws Exception {
    JsonNode event =
        bench.sample(function.id().replaceFirst("Function$", "").toLowerCase(Locale.ROOT));
    for (EventSource source : function.events().values()) {
      switch (source) {
        case EventSource.Schedule schedule ->
            assertThat(event).isEqualTo(Workbench.JSON.readTree(schedule.input()));
        case EventSource.Stream stream -> {
          for (JsonNode record : event.path("Records")) {
            assertThat(record.path("eventSourceARN").asText()).contains(stream.table());
            assertMatched(stream.filters().getFirst(), record);
          }
        }
        case EventSource.Route _ ->
            assertThat(function.events().values())
                .anyMatch(each ->
                    each instanceof EventSource.Route route
                        && route.path().equals(event.path("resource").asText()));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> every_rule_of_the_event_bus_has_an_event_that_it_matches() {
    return TEMPLATE.resources("AWS::Events::Rule").stream()
        .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> assertMatched(rule)));
  }

  private static void assertMatched(Resource rule) throws Exception {
    String name = rule.id().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    assertMatched(rule.properties().path("EventPattern"), bench.sample(name));
  }

  private static void assertMatched(JsonNode pattern, JsonNode event) throws Exception {
    Machine machine = Machine.builder().build();
    machine.addRule("pattern", pattern.toString());
    assertThat(machine.rulesForJSONEvent(event.toString())).hasSize(1);
  }

  @Test
  void the_authorizer_lets_the_request_in_and_names_the_key_to_the_usage_plan() throws Exception {
    JsonNode answer = bench.invoke("AuthorizeFunction", bench.sample("authorize"));

    assertThat(answer.at("/policyDocument/Statement/0/Effect").asText()).isEqualTo("Allow");
    assertThat(answer.path("usageIdentifierKey").asText()).isEqualTo("example");
    assertThat(answer.at("/context/log_source").asText()).isEqualTo("default");
  }

  @Test
  void ingest_accepts_the_login() throws Exception {
    JsonNode answer = bench.invoke("IngestFunction", bench.sample("ingest"));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("body").asText())
        .isEqualTo("{\"accepted\":1,\"duplicates\":0,\"rejected\":[]}");
  }

  @Test
  void ingest_accepts_a_console_sign_in_from_the_event_bus() throws Exception {
    JsonNode answer = bench.invoke("IngestFunction", bench.sample("console-sign-ins"));

    assertThat(answer).isEqualTo(Workbench.JSON.readTree("{\"accepted\":1,\"rejected\":0}"));
  }

  @Test
  void detect_leaves_no_record_behind_and_knows_the_user() throws Exception {
    JsonNode answer = bench.invoke("DetectFunction", bench.sample("detect"));

    assertThat(answer).isEqualTo(Workbench.JSON.readTree("{\"batchItemFailures\":[]}"));
    var profiles = new Profiles(bench.db().client(), bench.db().environment());
    assertThat(profiles.readNow("alice").version()).isEqualTo(1);
  }

  @Test
  void notify_leaves_no_record_behind_and_publishes_the_alert() throws Exception {
    var alerts = new Alerts(bench.db().client(), bench.db().environment());
    JsonNode event = bench.sample("notify");
    Alert alert = AlertJson.fromText(event.at("/Records/0/dynamodb/NewImage/doc/S").asText());
    alerts.put(alert);

    JsonNode answer = bench.invoke("NotifyFunction", event);

    assertThat(answer).isEqualTo(Workbench.JSON.readTree("{\"batchItemFailures\":[]}"));
    assertThat(alerts.byId(alert.id()).orElseThrow().incident()).isNotNull();
    // The function waits for a receiver for three seconds and then lets it finish by itself.
    await()
        .untilAsserted(() ->
            assertThat(bench.inbox().messages(Message.Way.SNS))
                .singleElement()
                .satisfies(message ->
                    assertThat(message.body().at("/json/rule").asText()).isEqualTo(alert.rule())));
  }

  @Test
  void due_and_digest_say_how_much_they_did() throws Exception {
    assertThat(bench.invoke("DueFunction", bench.sample("due")).asText())
        .isEqualTo("0 deliveries tried");
    assertThat(bench.invoke("DigestFunction", bench.sample("digest")).asText())
        .isEqualTo("1 digests made");
  }

  @Test
  void silence_answers_nothing() throws Exception {
    assertThat(bench.invoke("SilenceFunction", bench.sample("silence")).isMissingNode()).isTrue();
  }

  @Test
  void the_api_lists_alerts() throws Exception {
    JsonNode answer = bench.invoke("ApiFunction", bench.sample("api"));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(Workbench.JSON.readTree(answer.path("body").asText()).path("alerts").isArray())
        .isTrue();
  }
}
