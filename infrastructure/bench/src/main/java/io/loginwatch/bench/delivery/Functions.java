package io.loginwatch.bench.delivery;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertId;
import io.loginwatch.core.alert.AlertJson;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.login.Source;
import io.loginwatch.notify.ChannelKind;
import io.loginwatch.notify.DueHandler;
import io.loginwatch.notify.NotifyHandler;
import io.loginwatch.sam.LocalDynamoDb;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.AwsClients;
import io.loginwatch.store.Deliveries;
import io.loginwatch.store.Incidents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** The notify and due functions as they are, on a DynamoDB Local of their own. */
final class Functions implements AutoCloseable {
  final Alerts alerts;
  final Incidents incidents;
  final Deliveries deliveries;

  private final LocalDynamoDb db = LocalDynamoDb.start();
  private final Map<String, String> env = new HashMap<>(db.environment());
  private final InstantSource clock;
  private final DoubleSupplier jitter;
  private final ChannelKind kind;
  private NotifyHandler notify;
  private DueHandler due;

  Functions(String yaml, Witness witness, InstantSource clock, DoubleSupplier jitter) {
    this.kind = new PostKind(witness);
    this.clock = clock;
    this.jitter = jitter;
    try {
      Path file = Files.createTempFile("loginwatch-bench", ".yaml");
      file.toFile().deleteOnExit();
      Files.writeString(file, yaml);
      env.put("LOGINWATCH_CONFIG", file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var client = AwsClients.dynamoDb(env);
    alerts = new Alerts(client, env);
    incidents = new Incidents(client, env);
    deliveries = new Deliveries(client, env);
    notify = new NotifyHandler(env, List.of(kind), clock, jitter);
    due = new DueHandler(env, List.of(kind), clock, jitter);
  }

  /** As after the death of a function: nothing is remembered but what is in the tables. */
  void restart() {
    notify = new NotifyHandler(env, List.of(kind), clock, jitter);
    due = new DueHandler(env, List.of(kind), clock, jitter);
  }

  /** The stream tells of alerts that are recorded. Whether it was told to come again. */
  boolean stream(List<Alert> batch) {
    var records = new ArrayList<DynamodbStreamRecord>();
    for (Alert alert : batch) {
      var entry = new DynamodbStreamRecord();
      entry.setEventName("INSERT");
      entry.setDynamodb(
          new StreamRecord()
              .withSequenceNumber(Integer.toString(records.size() + 1))
              .withNewImage(Map.of("doc", new AttributeValue(AlertJson.toText(alert)))));
      records.add(entry);
    }
    var event = new DynamodbEvent();
    event.setRecords(records);
    return !notify.take(event).getBatchItemFailures().isEmpty();
  }

  void sweep() {
    due.sweep();
  }

  /** An alert about a user who has no other. */
  static Alert alert(int number, Severity severity, Instant time) {
    Subject user = Subject.user("user-" + number);
    return new Alert(
        AlertId.of("bench", user, Integer.toString(number)),
        "impossible-travel",
        "Impossible travel",
        "Somebody logged in from two places at once.",
        severity,
        90,
        user,
        time,
        user.id(),
        Source.NONE,
        null,
        List.of("login-" + number),
        1,
        List.of(),
        List.of(),
        List.of(),
        null,
        List.of(),
        null,
        Map.of());
  }

  @Override
  public void close() {
    db.close();
  }
}
