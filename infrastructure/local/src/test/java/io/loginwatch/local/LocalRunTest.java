package io.loginwatch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginwatch.local.inbox.Inbox;
import io.loginwatch.local.inbox.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sns.SnsClient;

class LocalRunTest {

  private static final HttpClient http = HttpClient.newHttpClient();

  @TempDir Path folder;
  private LocalRun run;

  @BeforeEach
  void start() throws IOException {
    Follow.handled.clear();
    Follow.tried.clear();
    try (var yaml = LocalRunTest.class.getResourceAsStream("/small.yaml")) {
      Files.write(folder.resolve("template.yaml"), yaml.readAllBytes());
    }
    Files.createDirectories(folder.resolve("layer"));
    Files.writeString(folder.resolve("layer/config.txt"), "from the layer");
    run = start(Map.of(), List.of());
  }

  @AfterEach
  void stop() {
    run.close();
  }

  private LocalRun start(Map<String, String> parameters, List<Path> overlay) throws IOException {
    return LocalRun.start(
        new RunSettings(
            folder.resolve("template.yaml"),
            parameters,
            0,
            folder.resolve("data"),
            overlay,
            Map.of(),
            null),
        new Inbox(InstantSource.system()));
  }

  @Test
  void a_request_reaches_the_function_as_api_gateway_would_hand_it_over() throws Exception {
    var answer =
        http.send(
            request("/things/7?a=1&a=2&b=x%20y", "good").header("X-Many", "1").build(),
            BodyHandlers.ofString());

    JsonNode event = new ObjectMapper().readTree(answer.body());
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("X-One")).hasValue("1");
    assertThat(answer.headers().allValues("X-Two")).containsExactly("a", "b");
    assertThat(event.path("resource").asText()).isEqualTo("/things/{id}");
    assertThat(event.at("/pathParameters/id").asText()).isEqualTo("7");
    assertThat(event.at("/queryStringParameters/a").asText()).isEqualTo("2");
    assertThat(event.at("/multiValueQueryStringParameters/a")).hasToString("[\"1\",\"2\"]");
    assertThat(event.at("/queryStringParameters/b").asText()).isEqualTo("x y");
    assertThat(event.at("/requestContext/authorizer"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"log_source\":\"vpn\",\"number\":\"7\",\"principalId\":\"pipeline\"}"));
    assertThat(event.at("/requestContext/identity/sourceIp").asText()).isEqualTo("127.0.0.1");
    assertThat(event.path("body").isNull()).isTrue();
    assertThat(event.path("greeting").asText()).isEqualTo("hello");
    assertThat(event.path("config").asText()).isEqualTo("from the layer");
  }

  @Test
  void only_a_binary_media_type_is_handed_over_in_base64() throws Exception {
    JsonNode text = post("/x/y", "application/json", "{}".getBytes());
    JsonNode binary = post("/x/y", "application/gzip", new byte[] {(byte) 0xff, 0});

    assertThat(text.path("body").asText()).isEqualTo("{}");
    assertThat(text.path("isBase64Encoded").asBoolean()).isFalse();
    assertThat(Base64.getDecoder().decode(binary.path("body").asText())).containsExactly(0xff, 0);
    assertThat(binary.path("isBase64Encoded").asBoolean()).isTrue();
  }

  @Test
  void the_gateway_answers_by_itself_where_something_is_wrong() throws Exception {
    assertThat(status("/things/1", null)).isEqualTo(401);
    assertThat(status("/things/1", "bad")).isEqualTo(403);
    assertThat(status("/things/1", "broken")).isEqualTo(503);
    assertThat(status("/open", null)).isEqualTo(201);
    assertThat(status("/x/malformed", "good")).isEqualTo(503);
    var broken = http.send(request("/x/broken", "good").build(), BodyHandlers.ofString());
    assertThat(broken.statusCode()).isEqualTo(503);
    assertThat(broken.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(broken.body()).contains("\"detail\":\"Internal server error\"");
  }

  @Test
  void a_signed_route_names_the_caller_and_wants_a_signature_not_a_key() throws Exception {
    var signed =
        request("/signed", null)
            .header("Authorization", "AWS4-HMAC-SHA256 Credential=AKID/20260302/eu-west-1/x")
            .build();

    JsonNode event = new ObjectMapper().readTree(http.send(signed, BodyHandlers.ofString()).body());

    assertThat(event.at("/requestContext/identity/userArn").asText()).endsWith(":user/AKID");
    assertThat(status("/signed", "good")).isEqualTo(403);
  }

  @Test
  void a_body_is_taken_up_to_what_lambda_takes_and_refused_beyond_that() throws Exception {
    // Lambda takes 6 MB of event, so that in base64 a body of about 4.5 MB is the largest.
    assertThat(statusOfPost(4_600_000)).isEqualTo(201);
    assertThat(statusOfPost(4_800_000)).isEqualTo(413);
    assertThat(statusOfPost(10 * 1024 * 1024 + 1)).isEqualTo(413);
  }

  @Test
  void every_record_that_the_filter_lets_through_is_handled_in_order_of_its_key() {
    for (int i = 100; i < 160; i++) {
      put("a", i);
      put("ignored", i);
      put("b", i);
    }

    await().untilAsserted(() -> assertThat(Follow.handled).hasSize(120));
    assertThat(Follow.handled.stream().filter(name -> name.startsWith("a/")))
        .containsExactlyElementsOf(IntStream.range(100, 160).mapToObj(i -> "a/" + i).toList());
    assertThat(Follow.handled).noneMatch(name -> name.startsWith("ignored"));
  }

  @Test
  void a_failure_is_tried_again_and_poison_is_given_up_alone() {
    for (String id : List.of("c", "hiccup", "d", "poison", "e", "bomb", "f")) {
      put(id, 1);
    }

    await()
        .untilAsserted(() ->
            assertThat(Follow.handled)
                .containsExactlyInAnyOrder("c/1", "hiccup/1", "d/1", "e/1", "f/1"));
    await()
        .untilAsserted(() ->
            assertThat(run.inbox().messages(Message.Way.GIVEN_UP))
                .extracting(Message::to)
                .containsExactly("Failed", "Failed"));
    var givenUp = new ArrayList<String>();
    for (Message message : run.inbox().messages(Message.Way.GIVEN_UP)) {
      givenUp.add(message.body().at("/Records/0/dynamodb/Keys/id/S").asText());
    }
    assertThat(givenUp).containsExactlyInAnyOrder("poison", "bomb");
  }

  @Test
  void after_a_restart_the_streams_go_on_where_they_stopped() throws IOException {
    put("a", 1);
    await().untilAsserted(() -> assertThat(Follow.handled).containsExactly("a/1"));
    await()
        .untilAsserted(
            () -> assertThat(folder.resolve("data/streams.json")).exists().isNotEmptyFile());
    run.close();
    Follow.handled.clear();

    run = start(Map.of("Greeting", "again"), List.of());
    put("a", 2);

    await().untilAsserted(() -> assertThat(Follow.handled).containsExactly("a/2"));
  }

  @Test
  void the_page_and_the_receivers_share_the_port() throws Exception {
    var page =
        http.send(HttpRequest.newBuilder(run.url().resolve("/")).build(), BodyHandlers.ofString());
    var hook =
        http.send(
            HttpRequest.newBuilder(run.url().resolve("/inbox/hook/slack"))
                .POST(BodyPublishers.ofString("{\"text\":\"hello\"}"))
                .build(),
            BodyHandlers.ofString());

    assertThat(page.body()).contains("<title>Loginwatch");
    assertThat(hook.body()).isEqualTo("ok");
    assertThat(run.inbox().messages(Message.Way.WEBHOOK))
        .singleElement()
        .satisfies(message -> assertThat(message.to()).isEqualTo("slack"))
        .satisfies(message -> assertThat(message.text()).isEqualTo("hello"));
  }

  @Test
  void the_sdk_publishes_to_the_inbox() {
    try (var sns =
        SnsClient.builder()
            .endpointOverride(run.url().resolve("/inbox/sns"))
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      var answer =
          sns.publish(request ->
              request
                  .topicArn("arn:aws:sns:eu-west-1:000000000000:Topic")
                  .subject("Hello")
                  .messageStructure("json")
                  .message("{\"default\":\"text & more\",\"sqs\":\"{\\\"a\\\":1}\"}"));

      assertThat(answer.messageId()).isNotEmpty();
    }
    Message message = run.inbox().messages(Message.Way.SNS).getFirst();
    assertThat(message.to()).isEqualTo("Topic");
    assertThat(message.text()).isEqualTo("text & more");
    assertThat(message.body().at("/json/a").asInt()).isEqualTo(1);
  }

  private void put(String id, int n) {
    run.db()
        .client()
        .putItem(request ->
            request
                .tableName("Things")
                .item(
                    Map.of(
                        "id",
                        AttributeValue.fromS(id),
                        "n",
                        AttributeValue.fromS(String.valueOf(n)))));
  }

  private HttpRequest.Builder request(String path, String key) {
    var request = HttpRequest.newBuilder(URI.create(run.url() + path));
    return key == null ? request : request.header("x-api-key", key);
  }

  private int status(String path, String key) throws Exception {
    return http.send(request(path, key).build(), BodyHandlers.discarding()).statusCode();
  }

  private int statusOfPost(int bytes) throws Exception {
    return http.send(
            request("/x/y", "good")
                .header("Content-Type", "application/gzip")
                .POST(BodyPublishers.ofByteArray(new byte[bytes]))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private JsonNode post(String path, String type, byte[] body) throws Exception {
    HttpResponse<String> answer =
        http.send(
            request(path, "good")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build(),
            BodyHandlers.ofString());
    return new ObjectMapper().readTree(answer.body());
  }
}
