package io.loginwatch.store;

import io.loginwatch.core.incident.Delivery;
import io.loginwatch.core.incident.RecordJson;
import io.loginwatch.core.login.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;

/**
 * One incident on one channel, by incident, by state, and those that are due. Safe for use by
 * several threads.
 */
public final class Deliveries {
  private static final Duration KEPT = Duration.ofDays(400);
  private static final String DUE = "due";

  private final DynamoDbClient client;
  private final String table;

  public Deliveries(DynamoDbClient client, Map<String, String> env) {
    this.client = client;
    this.table = Environment.required(env, "DELIVERIES_TABLE");
  }

  /** All of an incident's, read consistently. */
  public List<Delivery> of(String incident) {
    return client
        .queryPaginator(query ->
            query
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("incident = :incident")
                .expressionAttributeValues(Map.of(":incident", Attributes.text(incident))))
        .items()
        .stream()
        .map(Deliveries::read)
        .toList();
  }

  public Optional<Delivery> get(String incident, String channel) {
    var found =
        client.getItem(get ->
            get.tableName(table)
                .consistentRead(true)
                .key(
                    Map.of(
                        "incident", Attributes.text(incident),
                        "channel", Attributes.text(channel))));
    return found.hasItem() ? Optional.of(read(found.item())) : Optional.empty();
  }

  /**
   * Writes a delivery unless somebody else did since it was read.
   *
   * @return as it is now in the table; empty if somebody else was first
   */
  public Optional<Delivery> put(Delivery delivery, Instant now) {
    Put put = part(delivery, now);
    try {
      client.putItem(one ->
          one.tableName(put.tableName())
              .item(put.item())
              .conditionExpression(put.conditionExpression())
              .expressionAttributeValues(
                  put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null));
      return Optional.of(delivery.version(delivery.version() + 1));
    } catch (ConditionalCheckFailedException e) {
      return Optional.empty();
    }
  }

  /** The same as a part of a transaction. */
  Put part(Delivery delivery, Instant now) {
    var put = Put.builder().tableName(table).item(item(delivery, now));
    return delivery.version() == 0
        ? put.conditionExpression("attribute_not_exists(incident)").build()
        : put.conditionExpression("v = :v")
            .expressionAttributeValues(Map.of(":v", Attributes.number(delivery.version())))
            .build();
  }

  /**
   * Deliveries that are due, the longest overdue first.
   *
   * @param after the last one of the page before; null for the first page
   */
  public List<Delivery> due(Instant now, int limit, @Nullable Delivery after) {
    return client
        .query(query -> {
          query
              .tableName(table)
              .indexName(DUE)
              .keyConditionExpression("due = :due and dueAt <= :now")
              .expressionAttributeValues(
                  Map.of(
                      ":due", Attributes.text(DUE),
                      ":now", Attributes.text(Timestamp.text(now))))
              .limit(limit);
          if (after != null && after.dueAt() != null) {
            query.exclusiveStartKey(
                Map.of(
                    "incident", Attributes.text(after.incident()),
                    "channel", Attributes.text(after.channel()),
                    "due", Attributes.text(DUE),
                    "dueAt", Attributes.text(Timestamp.text(after.dueAt()))));
          }
        })
        .items()
        .stream()
        .map(Deliveries::read)
        .toList();
  }

  /**
   * Deliveries in a state, the one that came into it last first.
   *
   * @param after the first time that counts; null for all
   * @param before the first time that does not, such as the {@code next} of the page before
   */
  public Page<Delivery> in(
      Delivery.State state, @Nullable String after, @Nullable String before, int limit) {
    var answer =
        client.query(query ->
            query
                .tableName(table)
                .indexName("byState")
                .keyConditionExpression("#state = :state and updatedAt between :after and :last")
                .expressionAttributeNames(Map.of("#state", "state"))
                .expressionAttributeValues(
                    Map.of(
                        ":state", Attributes.text(state.word()),
                        ":after", Attributes.text(after == null ? " " : after),
                        ":last", Attributes.text(before == null ? "~" : Keys.before(before))))
                .scanIndexForward(false)
                .limit(limit));
    String next =
        answer.lastEvaluatedKey().isEmpty()
            ? null
            : Attributes.requiredText(answer.lastEvaluatedKey(), "updatedAt");
    return new Page<>(answer.items().stream().map(Deliveries::read).toList(), next);
  }

  private static Map<String, AttributeValue> item(Delivery delivery, Instant now) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("incident", Attributes.text(delivery.incident()));
    item.put("channel", Attributes.text(delivery.channel()));
    item.put("doc", Attributes.text(RecordJson.write(delivery)));
    item.put("v", Attributes.number(delivery.version() + 1));
    item.put("state", Attributes.text(delivery.state().word()));
    item.put("updatedAt", Attributes.text(Timestamp.text(now) + "#" + delivery.key()));
    item.put("ttl", Attributes.number(now.plus(KEPT).getEpochSecond()));
    if (delivery.dueAt() != null) {
      item.put("due", Attributes.text(DUE));
      item.put("dueAt", Attributes.text(Timestamp.text(delivery.dueAt())));
    }
    return item;
  }

  private static Delivery read(Map<String, AttributeValue> item) {
    return RecordJson.read(Attributes.requiredText(item, "doc"), Delivery.class)
        .version(Attributes.numberOr(item, "v", 0));
  }
}
