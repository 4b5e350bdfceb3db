package io.loginwatch.store;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertJson;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.login.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The alerts, by subject and time, by day and by id. The table's stream is what notification works
 * on. Safe for use by several threads.
 */
public final class Alerts {
  private static final int KEPT_DAYS = 400;
  private static final String NOT_THERE = "attribute_not_exists(subject)";

  private final DynamoDbClient client;
  private final String table;
  private final Expiry expiry;
  private final AlertDays days;

  public Alerts(DynamoDbClient client, Map<String, String> env) {
    this(client, env, InstantSource.system());
  }

  Alerts(DynamoDbClient client, Map<String, String> env, InstantSource clock) {
    this.client = client;
    this.table = Environment.required(env, "ALERTS_TABLE");
    this.expiry = Expiry.days(Environment.days(env, "ALERTS_DAYS", KEPT_DAYS), clock);
    this.days = new AlertDays(client, env, expiry);
  }

  /** Records an alert. Whether it was new; one that is there already stays as it is. */
  public boolean put(Alert alert) {
    days.note(alert.time());
    try {
      client.putItem(put -> put.tableName(table).item(item(alert)).conditionExpression(NOT_THERE));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /** Says that alerts of these times are about to be written: what {@link #part} needs first. */
  void announce(Collection<Alert> alerts) {
    alerts.forEach(alert -> days.note(alert.time()));
  }

  /** Recording an alert, as a part of a transaction that fails if it is there already. */
  Put part(Alert alert) {
    return Put.builder().tableName(table).item(item(alert)).conditionExpression(NOT_THERE).build();
  }

  public Optional<Alert> byId(String id) {
    var found =
        client.query(query ->
            query
                .tableName(table)
                .indexName("byId")
                .keyConditionExpression("id = :id")
                .expressionAttributeValues(Map.of(":id", Attributes.text(id))));
    return found.items().stream().findFirst().map(Alerts::read);
  }

  /** Says which incident an alert belongs to; nothing if the alert has expired meanwhile. */
  public void setIncident(Alert alert, String incident) {
    try {
      client.updateItem(update ->
          update
              .tableName(table)
              .key(
                  Map.of(
                      "subject", Attributes.text(alert.subject().key()),
                      "at", Attributes.text(at(alert))))
              .conditionExpression("attribute_exists(subject)")
              .updateExpression("set incident = :incident")
              .expressionAttributeValues(Map.of(":incident", Attributes.text(incident))));
    } catch (ConditionalCheckFailedException e) {
      // expired: there is nobody to tell
    }
  }

  /**
   * The alerts about one subject, newest first.
   *
   * @param after the first key that counts, such as a time
   * @param before the first key that does not, such as the {@code next} of the page before
   */
  public Page<Alert> of(
      Subject subject, @Nullable String after, @Nullable String before, int limit) {
    return page(
        QueryRequest.builder().tableName(table), "subject", subject.key(), after, before, limit);
  }

  /**
   * The alerts of one day, newest first.
   *
   * @param day as in {@code 2026-03-02}, UTC
   * @param after the first key that counts
   * @param before the first key that does not
   */
  public Page<Alert> ofDay(String day, @Nullable String after, @Nullable String before, int limit) {
    return page(
        QueryRequest.builder().tableName(table).indexName("byDay"),
        "day",
        day,
        after,
        before,
        limit);
  }

  /** The days that have alerts, newest first. */
  public AlertDays days() {
    return days;
  }

  /** An alert as it stands in the table or in a record of its stream. */
  public static Alert read(Map<String, AttributeValue> item) {
    String doc = Attributes.textOrNull(item, "doc");
    if (doc == null) {
      throw new IllegalArgumentException("not an alert: no doc in " + item.keySet());
    }
    Alert alert = AlertJson.fromText(doc);
    String incident = Attributes.textOrNull(item, "incident");
    return incident == null ? alert : alert.in(incident);
  }

  /** The sort key: what pages are cut by, and what {@code next} is. Unique over all alerts. */
  public static String at(Alert alert) {
    return Timestamp.text(alert.time()) + "#" + alert.rule() + "#" + alert.id();
  }

  private Page<Alert> page(
      QueryRequest.Builder query,
      String key,
      String value,
      @Nullable String after,
      @Nullable String before,
      int limit) {
    var answer =
        client.query(
            query
                .keyConditionExpression("#key = :key and #at between :after and :before")
                .expressionAttributeNames(Map.of("#key", key, "#at", "at"))
                .expressionAttributeValues(
                    Map.of(
                        ":key", Attributes.text(value),
                        ":after", Attributes.text(after == null ? " " : after),
                        ":before", Attributes.text(before == null ? "~" : Keys.before(before))))
                .scanIndexForward(false)
                .limit(limit)
                .build());
    String next =
        answer.lastEvaluatedKey().isEmpty()
            ? null
            : Attributes.requiredText(answer.lastEvaluatedKey(), "at");
    return new Page<>(answer.items().stream().map(Alerts::read).toList(), next);
  }

  private Map<String, AttributeValue> item(Alert alert) {
    String at = at(alert);
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("subject", Attributes.text(alert.subject().key()));
    item.put("at", Attributes.text(at));
    item.put("doc", Attributes.text(AlertJson.toText(alert)));
    item.put("id", Attributes.text(alert.id()));
    item.put("day", Attributes.text(AlertDays.day(alert.time())));
    item.put("severity", Attributes.text(alert.severity().word()));
    item.put("rule", Attributes.text(alert.rule()));
    item.put("ttl", Attributes.number(expiry.of(alert.time())));
    if (alert.isSuppressed()) {
      item.put("suppressed", Attributes.yes());
    }
    if (alert.incident() != null) {
      item.put("incident", Attributes.text(alert.incident()));
    }
    return item;
  }
}
