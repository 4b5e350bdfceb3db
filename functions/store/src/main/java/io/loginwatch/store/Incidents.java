package io.loginwatch.store;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.core.incident.RecordJson;
import io.loginwatch.core.login.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The incidents, by group and time, by id, by day, and those that something is due for. Safe for
 * use by several threads.
 */
public final class Incidents {
  private static final Duration KEPT = Duration.ofDays(400);

  private final DynamoDbClient client;
  private final String table;
  private final String alertsTable;

  /** What came of taking an alert into an incident. */
  public enum Taken {
    /** It is in, and the alert says so. */
    IN,
    /** It had been taken in before, or is not there any more: nothing was changed. */
    ALREADY,
    /** Somebody else changed the incident since it was read: nothing was changed. */
    STALE
  }

  public Incidents(DynamoDbClient client, Map<String, String> env) {
    this.client = client;
    this.table = Environment.required(env, "INCIDENTS_TABLE");
    this.alertsTable = Environment.required(env, "ALERTS_TABLE");
  }

  /**
   * A group's incidents that were opened within that reach of a time, absorbed ones left out, read
   * consistently.
   */
  public List<Incident> near(String group, Instant time, Duration reach) {
    return query(
            QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("subject = :group and openedAt between :from and :to")
                .expressionAttributeValues(
                    Map.of(
                        ":group", Attributes.text(group),
                        ":from", Attributes.text(Timestamp.text(time.minus(reach))),
                        ":to", Attributes.text(Timestamp.text(time.plus(reach)) + "~"))))
        .stream()
        .filter(incident -> incident.absorbedBy() == null)
        .toList();
  }

  /**
   * Takes an alert into an incident: one transaction over the incident, the incidents that became a
   * part of it and the alert, which then names its incident and its routes. The same alert is taken
   * in once, however often its stream record comes.
   *
   * @param absorbed incidents that are told by this one from now on
   * @param routing which channels are told of the alert, and why others are not
   */
  public Taken take(Alert alert, Incident incident, List<Incident> absorbed, List<String> routing) {
    var parts = new ArrayList<TransactWriteItem>();
    parts.add(mark(alert, incident, routing));
    parts.add(part(incident));
    absorbed.forEach(other -> parts.add(part(other)));
    try {
      client.transactWriteItems(write -> write.transactItems(parts));
      return Taken.IN;
    } catch (TransactionCanceledException e) {
      List<CancellationReason> reasons = e.cancellationReasons();
      return !reasons.isEmpty() && "ConditionalCheckFailed".equals(reasons.getFirst().code())
          ? Taken.ALREADY
          : Taken.STALE;
    }
  }

  /** Writes an incident unless somebody else did since it was read. Whether it was written. */
  public boolean put(Incident incident) {
    return write(incident).to(client);
  }

  /** The incident as it is now, read consistently. */
  public Optional<Incident> get(String group, Instant openedAt, String id) {
    var found =
        client.getItem(
            get -> get.tableName(table).key(key(group, openedAt, id)).consistentRead(true));
    return found.hasItem() ? Optional.of(read(found.item())) : Optional.empty();
  }

  public Optional<Incident> byId(String id) {
    return query(
            QueryRequest.builder()
                .tableName(table)
                .indexName("byId")
                .keyConditionExpression("id = :id")
                .expressionAttributeValues(Map.of(":id", Attributes.text(id))))
        .stream()
        .findFirst()
        .flatMap(found -> get(found.group(), found.openedAt(), found.id()));
  }

  /** Incidents that something is due for, the longest overdue first. */
  public List<Incident> due(Instant now, int limit) {
    return client.query(DueIndex.query(table, now, limit).build()).items().stream()
        .map(Incidents::read)
        .toList();
  }

  /**
   * The incidents that were opened on a day, newest first.
   *
   * @param day as in {@code 2026-03-02}, UTC
   * @param before the first key that does not count, such as the {@code next} of the page before
   */
  public Page<Incident> ofDay(String day, @Nullable String before, int limit) {
    return page("byDay", "day", day, before, limit);
  }

  /** The incidents of a group, newest first. */
  public Page<Incident> ofGroup(String group, @Nullable String before, int limit) {
    return page(null, "subject", group, before, limit);
  }

  private Page<Incident> page(
      @Nullable String index, String key, String value, @Nullable String before, int limit) {
    var answer =
        client.query(query ->
            query
                .tableName(table)
                .indexName(index)
                .keyConditionExpression("#key = :key and openedAt between :first and :last")
                .expressionAttributeNames(Map.of("#key", key))
                .expressionAttributeValues(
                    Map.of(
                        ":key", Attributes.text(value),
                        ":first", Attributes.text(" "),
                        ":last", Attributes.text(before == null ? "~" : Keys.before(before))))
                .scanIndexForward(false)
                .limit(limit));
    String next =
        answer.lastEvaluatedKey().isEmpty()
            ? null
            : Attributes.requiredText(answer.lastEvaluatedKey(), "openedAt");
    return new Page<>(answer.items().stream().map(Incidents::read).toList(), next);
  }

  private List<Incident> query(QueryRequest.Builder query) {
    return client.queryPaginator(query.build()).items().stream().map(Incidents::read).toList();
  }

  private TransactWriteItem mark(Alert alert, Incident incident, List<String> routing) {
    return TransactWriteItem.builder()
        .update(
            Update.builder()
                .tableName(alertsTable)
                .key(
                    Map.of(
                        "subject", Attributes.text(alert.subject().key()),
                        "at", Attributes.text(Alerts.at(alert))))
                .conditionExpression("attribute_exists(subject) and attribute_not_exists(incident)")
                .updateExpression("set incident = :incident, routing = :routing")
                .expressionAttributeValues(
                    Map.of(
                        ":incident", Attributes.text(incident.id()),
                        ":routing",
                            AttributeValue.fromL(routing.stream().map(Attributes::text).toList())))
                .build())
        .build();
  }

  private TransactWriteItem part(Incident incident) {
    return TransactWriteItem.builder().put(write(incident).put()).build();
  }

  /** An incident of version 0 has never been written. */
  private StateWrite write(Incident incident) {
    return StateWrite.of(table, "subject", item(incident), incident.version());
  }

  private static Map<String, AttributeValue> key(String group, Instant openedAt, String id) {
    return Map.of(
        "subject", Attributes.text(group),
        "openedAt", Attributes.text(Timestamp.text(openedAt) + "#" + id));
  }

  private static Map<String, AttributeValue> item(Incident incident) {
    String opened = Timestamp.text(incident.openedAt());
    var item = new HashMap<>(key(incident.group(), incident.openedAt(), incident.id()));
    item.put("doc", Attributes.text(RecordJson.write(incident)));
    item.put("id", Attributes.text(incident.id()));
    item.put("day", Attributes.text(opened.substring(0, 10)));
    item.put("status", Attributes.text(incident.status().word()));
    item.put("severity", Attributes.text(incident.severity().word()));
    item.put("ttl", Attributes.number(incident.lastAt().plus(KEPT).getEpochSecond()));
    DueIndex.note(item, incident.dueAt());
    return item;
  }

  private static Incident read(Map<String, AttributeValue> item) {
    return RecordJson.read(Attributes.requiredText(item, "doc"), Incident.class)
        .version(Attributes.numberOr(item, "v", 0));
  }
}
