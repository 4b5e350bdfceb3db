package io.loginwatch.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.loginwatch.local.inbox.Inbox;
import io.loginwatch.local.inbox.InboxPages;
import io.loginwatch.local.lambda.Functions;
import io.loginwatch.local.stream.RecordJson;
import io.loginwatch.sam.LocalDynamoDb;
import io.loginwatch.sam.Template;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * The template's functions on DynamoDB Local, each invoked by hand with an event as Lambda hands it
 * over, and receivers for what they send.
 */
final class Workbench implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  private final Template template;
  private final Path scratch;
  private final LocalDynamoDb db;
  private final Inbox inbox = new Inbox(InstantSource.system());
  private final RecordedAws aws = new RecordedAws();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Functions functions;
  private int configurations;

  Workbench(Template template) throws IOException {
    this.template = template;
    scratch = Files.createTempDirectory("loginwatch");
    db = LocalDynamoDb.start(template);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", new InboxPages(inbox));
    server.createContext("/aws", aws);
    server.createContext(
        "/gone",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(410, -1);
          exchange.close();
        });
    server.start();
    functions = new Functions(template, surroundings(), List.of(), scratch);
  }

  LocalDynamoDb db() {
    return db;
  }

  Inbox inbox() {
    return inbox;
  }

  Functions functions() {
    return functions;
  }

  /** Where the receivers are, without a slash at the end. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Makes all functions anew, with this configuration in the place of the shipped one. */
  void configure(String yaml) throws IOException {
    Path folder = Files.createDirectories(scratch.resolve("configuration-" + ++configurations));
    Files.writeString(folder.resolve("loginwatch.yaml"), yaml);
    functions =
        new Functions(
            template, surroundings(), List.of(folder), scratch.resolve("opt-" + configurations));
  }

  /** Keeps a secret or a parameter of that name. */
  void keep(String name, String value) {
    aws.keep(name, value);
  }

  /** What the function answers; missing where it answers nothing. */
  JsonNode invoke(String function, JsonNode event) throws Exception {
    aws.calledBy(function);
    byte[] bytes = event.toString().getBytes(StandardCharsets.UTF_8);
    return JSON.readTree(functions.get(function).invoke(bytes));
  }

  /** One of the sample events. */
  ObjectNode sample(String name) throws IOException {
    return (ObjectNode)
        JSON.readTree(template.directory().resolve("events/" + name + ".json").toFile());
  }

  /** The stream event of what is in a table about somebody, as if it had just been inserted. */
  JsonNode inserted(String table, String partition) {
    ObjectNode event = JSON.createObjectNode();
    var records = event.putArray("Records");
    long sequence = 1;
    for (var item : db.client().scanPaginator(scan -> scan.tableName(table)).items()) {
      if (item.containsValue(AttributeValue.fromS(partition))) {
        records.add(RecordJson.of(record(item, sequence++), "arn:aws:dynamodb:::" + table));
      }
    }
    return event;
  }

  private static Record record(Map<String, AttributeValue> item, long sequence) {
    return Record.builder()
        .eventName(OperationType.INSERT)
        .dynamodb(change ->
            change
                .newImage(item)
                .sequenceNumber("%021d".formatted(sequence))
                .sizeBytes(1L)
                .streamViewType(StreamViewType.NEW_IMAGE)
                .approximateCreationDateTime(Instant.now()))
        .build();
  }

  private Map<String, String> surroundings() {
    Map<String, String> surroundings = new HashMap<>(db.environment());
    surroundings.put("AWS_ENDPOINT_URL", url() + "/aws");
    surroundings.put("AWS_ENDPOINT_URL_SNS", url());
    return surroundings;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    db.close();
    Scratch.delete(scratch);
  }
}
