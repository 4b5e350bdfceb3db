package io.loginwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.sam.LocalDynamoDb;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is posted, with whatever headers, on whichever route: the whole function answers, soon,
 * and never with an error of its own. Memory is bounded by the heap of the test.
 *
 * <p>503 with Retry-After is right where the store did not answer in time, as happens to DynamoDB
 * Local on a crowded machine, and only there: the same request again must then be taken. Such
 * answers are counted, and more than a few fail the test.
 */
class HandlerFuzzTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** After so many the tables begin anew, as theirs is memory, too. */
  private static final int ONE_STORE = 20_000;

  /** The store may be silent to one request in so many. */
  private static final int MOST_SILENT = 1_000;

  /** How often a request is sent again after the store was silent. */
  private static final int TRIES = 5;

  private static final List<String> PATHS =
      List.of(
          "/v1/events",
          "/v1/events",
          "/v1/firehose",
          "/services/collector",
          "/services/collector/event",
          "/services/collector/raw",
          "/_bulk");

  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/x-ndjson",
          "text/plain",
          "application/cloudevents+json",
          "application/cloudevents-batch+json",
          "application/x-www-form-urlencoded",
          "",
          "no such type;;=");

  private static final List<String> FORMATS = List.of("okta", "ecs", "syslog", "entra", "none", "");

  @Test
  void no_request_is_answered_with_an_error_of_ours(@TempDir Path folder) throws IOException {
    Path configuration = Files.createFile(folder.resolve("loginwatch.yaml"));
    Mutants mutants = new Mutants();
    Silences store = new Silences();
    Map<Integer, Integer> answers = new TreeMap<>();
    Duration longest = Duration.ZERO;
    Instant end = Instant.now().plusSeconds(Mutants.SECONDS);
    long tries = 0;
    do {
      try (LocalDynamoDb db = LocalDynamoDb.start()) {
        Map<String, String> env = new HashMap<>(db.environment());
        env.put("REQUIRE_KEY", "false");
        env.put("LOGINWATCH_CONFIG", configuration.toString());
        IngestHandler handler = new IngestHandler(env, store.client(env));
        for (int n = 0; n < ONE_STORE && (n == 0 || Instant.now().isBefore(end)); n++) {
          ObjectNode request = request(mutants.next(), mutants.random());
          Duration before = Mutants.spent();
          int status = status(handler, request);
          for (int again = 0; again < TRIES && status == 503 && store.wasSilent(); again++) {
            answers.merge(status, 1, Integer::sum);
            status = status(handler, request);
          }
          Duration took = Mutants.spent().minus(before);
          longest = took.compareTo(longest) > 0 ? took : longest;
          answers.merge(status, 1, Integer::sum);
          assertThat(status).as(() -> request.toString()).isBetween(200, 499);
          tries++;
        }
      }
    } while (Instant.now().isBefore(end));
    System.out.println(
        "fuzz: "
            + tries
            + " requests in "
            + Mutants.SECONDS
            + " s, seed "
            + Mutants.SEED
            + ", answers "
            + answers
            + ", longest "
            + longest
            + ", store silent "
            + store.count()
            + " times");
    assertThat(store.count()).as("silences").isLessThanOrEqualTo((int) (1 + tries / MOST_SILENT));
    assertThat(longest).isLessThan(Mutants.LONGEST);
  }

  private static ObjectNode request(byte[] body, Random random) throws IOException {
    ObjectNode request =
        JSON.createObjectNode()
            .put("httpMethod", "POST")
            .put("path", PATHS.get(random.nextInt(PATHS.size())));
    ObjectNode headers = request.putObject("headers");
    headers.put("Content-Type", TYPES.get(random.nextInt(TYPES.size())));
    if (random.nextInt(4) == 0) {
      headers.put("ce-specversion", "1.0").put("ce-id", "c").put("ce-time", text(body, random));
    }
    if (random.nextInt(4) == 0) {
      headers.put("X-Amz-Firehose-Request-Id", text(body, random));
    }
    if (random.nextInt(4) == 0) {
      request
          .putObject("queryStringParameters")
          .put("format", FORMATS.get(random.nextInt(FORMATS.size())));
    }
    byte[] sent = random.nextInt(3) == 0 ? gzip(body) : body;
    if (random.nextInt(8) == 0) {
      sent[random.nextInt(sent.length)] ^= 1;
    }
    return request
        .put("isBase64Encoded", true)
        .put("body", Base64.getEncoder().encodeToString(sent));
  }

  /** A few of the body's characters. */
  private static String text(byte[] body, Random random) {
    StringBuilder text = new StringBuilder();
    int from = random.nextInt(body.length);
    for (int i = from; i < Math.min(body.length, from + 30); i++) {
      text.append((char) (body[i] & 0xff));
    }
    return text.toString();
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(body);
    }
    return packed.toByteArray();
  }

  private static int status(IngestHandler handler, JsonNode request) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(JSON.writeValueAsBytes(request)), out, null);
    return JSON.readTree(out.toByteArray()).path("statusCode").asInt();
  }
}
