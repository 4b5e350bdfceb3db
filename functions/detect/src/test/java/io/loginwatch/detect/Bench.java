package io.loginwatch.detect;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import io.loginwatch.config.Configuration;
import io.loginwatch.config.RuleFiles;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.detection.Engine;
import io.loginwatch.core.detection.Judge;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.LoginJson;
import io.loginwatch.core.login.Timestamp;
import io.loginwatch.core.rule.Rules;
import io.loginwatch.sam.LocalDynamoDb;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.AwsClients;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The handler on tables of its own, fed with stream records, and what became of the tables. */
final class Bench implements AutoCloseable {
  static final Engine ENGINE = engine();

  /** Later than any real one: DynamoDB Local deletes what has expired. */
  static final Instant NOW = Instant.parse("2036-01-01T00:00:00Z");

  private static final String STREAM =
      "arn:aws:dynamodb:eu-west-1:123456789012:table/Logins/stream/2026-01-01T00:00:00.000";

  /** To start one takes longer than to empty its tables. */
  private static final Deque<LocalDynamoDb> IDLE = new ArrayDeque<>();

  private static final Map<String, List<String>> KEYS =
      Map.of(
          "ProfilesTable", List.of("user"),
          "CountersTable", List.of("scope", "bucket"),
          "AlertsTable", List.of("subject", "at"));

  final LocalDynamoDb db;
  final Alerts alerts;
  private final boolean owner;
  private final DynamoDbClient client;
  private final Sequence sequence;
  private DetectHandler handler;

  /** Counts records as a stream does. */
  private static final class Sequence {
    private int last;
  }

  Bench() {
    this(idle(), calling(request -> {}), new Sequence(), true);
  }

  private Bench(
      LocalDynamoDb db, ExecutionInterceptor interceptor, Sequence sequence, boolean owner) {
    this.db = db;
    this.owner = owner;
    this.sequence = sequence;
    this.client =
        AwsClients.configured(DynamoDbClient.builder(), db.environment(), "DYNAMODB")
            .overrideConfiguration(override -> override.addExecutionInterceptor(interceptor))
            .build();
    this.alerts = new Alerts(db.client(), db.environment());
    this.handler = handler(ENGINE);
  }

  /** Another instance on the same tables, which does something before each call to them. */
  Bench before(Consumer<SdkRequest> before) {
    return new Bench(db, calling(before), sequence, false);
  }

  /** Another instance on the same tables, whose calls are metered. */
  Bench metered(Meter meter) {
    return new Bench(db, meter, sequence, false);
  }

  DynamoDbClient client() {
    return client;
  }

  private static ExecutionInterceptor calling(Consumer<SdkRequest> before) {
    return new ExecutionInterceptor() {
      @Override
      public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        before.accept(context.request());
      }
    };
  }

  private static LocalDynamoDb idle() {
    LocalDynamoDb db = IDLE.poll();
    if (db == null) {
      return LocalDynamoDb.start();
    }
    KEYS.forEach((table, keys) ->
        db.client()
            .scan(scan -> scan.tableName(table).attributesToGet(keys))
            .items()
            .forEach(key -> db.client().deleteItem(it -> it.tableName(table).key(key))));
    return db;
  }

  /** From now on with another engine. */
  Bench with(Engine engine) {
    handler = handler(engine);
    return this;
  }

  private DetectHandler handler(Engine engine) {
    var wiring = new Wiring(db.environment(), client, InstantSource.fixed(NOW));
    return new DetectHandler(wiring.detection(engine), wiring.lastSeen());
  }

  /** Without a learning period, and with the one rule of this module's tests. */
  private static Engine engine() {
    Configuration configuration =
        Configuration.parse("detection:\n  learning:\n    enabled: false\n");
    RuleFiles files = RuleFiles.read(Path.of("src/test/resources/rules"), Set.of(), Set.of());
    if (!files.problems().isEmpty()) {
      throw new IllegalStateException(files.problems().toString());
    }
    return new Judge(configuration.settings(), Rules.of(files.rules()));
  }

  /** Stream records for logins, with the next sequence numbers. */
  List<DynamodbStreamRecord> records(Login... logins) {
    List<DynamodbStreamRecord> records = new ArrayList<>();
    for (Login login : logins) {
      records.add(record(login.user(), LoginJson.toStored(login), login.time()));
    }
    return records;
  }

  DynamodbStreamRecord record(String user, String doc, Instant time) {
    var userValue = new AttributeValue().withS(user);
    var at = new AttributeValue().withS(Timestamp.text(time) + "#x");
    Map<String, AttributeValue> image = new TreeMap<>(Map.of("user", userValue, "at", at));
    if (doc != null) {
      image.put("doc", new AttributeValue().withS(doc));
    }
    var record = new DynamodbStreamRecord();
    record.setEventName("INSERT");
    record.setEventSourceARN(STREAM);
    record.setDynamodb(
        new StreamRecord()
            .withSequenceNumber("49" + String.format("%020d", ++sequence.last))
            .withKeys(Map.of("user", userValue, "at", at))
            .withNewImage(image));
    return record;
  }

  /** Hands records to the function; what it answers is the sequence number it got stuck at. */
  String deliver(List<DynamodbStreamRecord> records) {
    var event = new DynamodbEvent();
    event.setRecords(records);
    StreamsEventResponse response = handler.judge(event);
    List<String> stuck =
        response.getBatchItemFailures().stream().map(BatchItemFailure::getItemIdentifier).toList();
    return stuck.isEmpty() ? "nothing" : String.join(",", stuck);
  }

  String deliver(Login... logins) {
    return deliver(records(logins));
  }

  /** Every alert, in no particular order. */
  List<Alert> allAlerts() {
    return db.client().scan(scan -> scan.tableName("AlertsTable")).items().stream()
        .map(Alerts::read)
        .toList();
  }

  List<String> ids(String rule) {
    return allAlerts().stream()
        .filter(alert -> alert.rule().equals(rule))
        .map(Alert::id)
        .sorted()
        .toList();
  }

  /** All that detection writes, to be compared. */
  Map<String, Set<String>> tables() {
    Map<String, Set<String>> tables = new TreeMap<>();
    for (String table : KEYS.keySet()) {
      Set<String> items = new TreeSet<>();
      db.client()
          .scan(scan -> scan.tableName(table))
          .items()
          .forEach(item -> items.add(new TreeMap<>(item).toString()));
      tables.put(table, items);
    }
    return tables;
  }

  @Override
  public void close() {
    client.close();
    if (owner) {
      IDLE.push(db);
    }
  }
}
