package io.loginwatch.notify;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import io.loginwatch.config.Configuration;
import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertJson;
import io.loginwatch.core.incident.Delivery;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.sam.LocalDynamoDb;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.AwsClients;
import io.loginwatch.store.Deliveries;
import io.loginwatch.store.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The notify and due functions on tables of their own, with recording channels and a clock that
 * moves when it is told to.
 */
final class NotifyRig implements AutoCloseable {
  static final Instant NOON = LoginBuilder.DAY.plus(Duration.ofHours(12));

  final LocalDynamoDb db = LocalDynamoDb.start();
  final Recording recording = new Recording();
  final Map<String, String> env = new HashMap<>(db.environment());
  final Alerts alerts;
  final Incidents incidents;
  final Deliveries deliveries;
  private Instant now = NOON;
  private double jitter = 1;
  private Wiring wiring;
  private NotifyHandler notify;
  private DueHandler due;

  private NotifyRig(String yaml) {
    env.put("LINKS_SECRET", "a secret for tests");
    var client = AwsClients.dynamoDb(env);
    alerts = new Alerts(client, env);
    incidents = new Incidents(client, env);
    deliveries = new Deliveries(client, env);
    configure(yaml);
  }

  /** With one channel called {@code ops} and settings as usual. */
  static NotifyRig start() {
    return new NotifyRig("notify: {channels: {ops: {kind: recording}}}");
  }

  static NotifyRig start(String yaml) {
    return new NotifyRig(yaml);
  }

  /** A fresh start of the functions, with another configuration. */
  void configure(String yaml) {
    InstantSource clock = () -> now;
    wiring = new Wiring(env, Configuration.parse(yaml), List.of(recording), clock, () -> jitter);
    notify = new NotifyHandler(wiring.notifying());
    due = new DueHandler(wiring.notifying());
  }

  Wiring wiring() {
    return wiring;
  }

  Instant now() {
    return now;
  }

  void jitter(double jitter) {
    this.jitter = jitter;
  }

  /** Alerts are recorded, and the stream tells of them. */
  StreamsEventResponse raise(Alert... raised) {
    for (Alert alert : raised) {
      alerts.put(alert);
    }
    return stream(raised);
  }

  /** The stream tells of alerts, for the first time or again. */
  StreamsEventResponse stream(Alert... raised) {
    var records = new ArrayList<DynamodbStreamRecord>();
    for (Alert alert : raised) {
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
    return notify.take(event);
  }

  /** Time passes, and the minute sweep comes at its end. */
  void after(Duration time) {
    now = now.plus(time);
    sweep();
  }

  /** Time passes, with a sweep each minute. */
  void minutely(Duration time) {
    for (Instant end = now.plus(time); now.isBefore(end); ) {
      after(Duration.ofMinutes(1));
    }
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  int sweep() {
    return due.sweep();
  }

  /** The incident that an alert is in now. */
  Incident incidentOf(Alert alert) {
    String id = alerts.byId(alert.id()).orElseThrow().incident();
    return incidents.byId(id).orElseThrow();
  }

  Delivery delivery(Alert alert, String channel) {
    return deliveries.get(incidentOf(alert).id(), channel).orElseThrow();
  }

  @Override
  public void close() {
    db.close();
  }
}
