package io.loginwatch.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.sam.EventSource;
import io.loginwatch.sam.Function;
import io.loginwatch.sam.Table;
import io.loginwatch.sam.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.event.ruler.Machine;

/** What cfn-lint does not see: whether the deployment means what the code needs. */
class DeploymentTest {

  private static final Template TEMPLATE = Template.nearest(Map.of());
  private static final List<Function> FUNCTIONS = TEMPLATE.functions();

  @TestFactory
  Stream<DynamicTest> a_functions_handler_is_a_class_that_lambda_can_make() {
    return FUNCTIONS.stream()
        .map(function ->
            DynamicTest.dynamicTest(
                function.id(),
                () -> {
                  Class<?> handler = Class.forName(function.handler());
                  assertThat(handler.getConstructor()).isNotNull();
                  assertThat(handler.getConstructor(Map.class)).isNotNull();
                  assertThat(
                          RequestHandler.class.isAssignableFrom(handler)
                              || RequestStreamHandler.class.isAssignableFrom(handler))
                      .isTrue();
                }));
  }

  @TestFactory
  Stream<DynamicTest> a_functions_zip_is_made_by_the_module_of_its_handler() {
    return FUNCTIONS.stream()
        .map(function ->
            DynamicTest.dynamicTest(
                function.id(),
                () -> {
                  String module = function.handler().split("\\.")[2];
                  assertThat(function.code())
                      .hasToString("functions/%s/target/%s.zip".formatted(module, module));
                  assertThat(TEMPLATE.directory().resolve("functions/" + module)).isDirectory();
                }));
  }

  @TestFactory
  Stream<DynamicTest> a_stream_shows_the_new_image_and_its_batches_stay_in_the_limits() {
    return FUNCTIONS.stream()
        .flatMap(function ->
            function.events().values().stream()
                .filter(EventSource.Stream.class::isInstance)
                .map(EventSource.Stream.class::cast)
                .map(stream ->
                    DynamicTest.dynamicTest(function.id(), () -> assertStream(function, stream))));
  }

  private static void assertStream(Function function, EventSource.Stream stream) throws Exception {
    Table table =
        TEMPLATE.tables().stream()
            .filter(each -> each.name().equals(stream.table()))
            .findAny()
            .orElseThrow();
    assertThat(table.request().streamSpecification().streamViewTypeAsString())
        .isEqualTo("NEW_IMAGE");
    assertThat(stream.batchSize()).isBetween(1, 10_000);
    assertThat(stream.lanes()).isBetween(1, 10);
    // Without both a poison record blocks its shard for a day and is lost in silence.
    assertThat(stream.retries()).isNotNull();
    assertThat(stream.onFailure()).isNotNull();
    assertThat(stream.reportsFailures()).isTrue();
    assertThat(stream.maximumAge()).isLessThan(java.time.Duration.ofHours(24));
    assertThat(function.timeout()).isLessThanOrEqualTo(java.time.Duration.ofMinutes(15));
    for (JsonNode pattern : stream.filters()) {
      Machine machine = Machine.builder().build();
      machine.addRule("filter", pattern.toString());
      assertThat(machine.rulesForJSONEvent("{\"eventName\":\"INSERT\"}")).hasSize(1);
      assertThat(machine.rulesForJSONEvent("{\"eventName\":\"REMOVE\"}")).isEmpty();
    }
  }

  @Test
  void at_most_two_functions_read_one_stream() {
    var readers =
        FUNCTIONS.stream()
            .flatMap(function -> function.events().values().stream())
            .filter(EventSource.Stream.class::isInstance)
            .map(source -> ((EventSource.Stream) source).table())
            .toList();

    for (String table : readers) {
      assertThat(readers.stream().filter(table::equals)).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void tables_are_on_demand_outlive_the_stack_and_expire_their_items() {
    String yaml = read();
    for (Table table : TEMPLATE.tables()) {
      assertThat(table.request().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
      assertThat(table.ttlAttribute()).isEqualTo("ttl");
      assertThat(yaml)
          .contains(
              "  %s:\n    Type: AWS::DynamoDB::Table\n    DeletionPolicy: Retain\n    UpdateReplacePolicy: Retain"
                  .formatted(table.id()));
    }
  }

  @TestFactory
  Stream<DynamicTest> no_policy_grants_everything_of_anything() {
    return FUNCTIONS.stream()
        .map(function ->
            DynamicTest.dynamicTest(
                function.id(),
                () -> {
                  for (JsonNode statement : function.statements()) {
                    assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
                    assertThat(statement.path("Resource").toString()).isNotEqualTo("\"*\"");
                    assertThat(statement.path("Action").toString()).doesNotContain("*");
                    assertThat(statement.path("Action").toString()).doesNotContain("dynamodb:Scan");
                  }
                }));
  }

  @Test
  void trouble_that_passes_is_answered_so_that_every_sender_retries() {
    var responses = TEMPLATE.api().responses();
    for (String kind :
        List.of(
            "DEFAULT_5XX",
            "THROTTLED",
            "QUOTA_EXCEEDED",
            "INTEGRATION_FAILURE",
            "INTEGRATION_TIMEOUT",
            "AUTHORIZER_FAILURE",
            "AUTHORIZER_CONFIGURATION_ERROR")) {
      assertThat(responses.get(kind).status()).as(kind).isEqualTo(503);
      assertThat(responses.get(kind).headers()).as(kind).containsKey("Retry-After");
    }
  }

  private static String read() {
    try {
      return java.nio.file.Files.readString(TEMPLATE.file());
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void what_notify_counts_is_watched_by_an_alarm() throws IOException {
    String alarms = Files.readString(Path.of("../../infrastructure/alarms.yaml"));

    assertThat(alarms)
        .contains("Namespace: Loginwatch")
        .contains("MetricName: DeadDeliveries", "MetricName: ChannelsTurnedOff");
  }
}
