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
import software.amazon.awssdk.services.dynamodb.model.Put;

/**
 * One incident on one channel, by incident, by state, and those that are due. Safe for use by
 * several threads.
 */
public final class Deliveries {
  private static final Duration KEPT = Duration.ofDays(400);

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
        client.getItem(
            get -> get.tableName(table).consistentRead(true).key(key(incident, channel)));
    return found.hasItem() ? Optional.of(read(found.item())) : Optional.empty();
  }

  /**
   * Writes a delivery unless somebody else did since it was read.
   *
   * @return as it is now in the table; empty if somebody else was first
   */
  public Optional<Delivery> put(Delivery delivery, Instant now) {
    return write(delivery, now).to(client)
        ? Optional.of(delivery.version(delivery.version() + 1))
        : Optional.empty();
  }

  /** The same as a part of a transaction. */
  Put part(Delivery delivery, Instant now) {
    return write(delivery, now).put();
  }

  private StateWrite write(Delivery delivery, Instant now) {
    return StateWrite.of(table, "incident", item(delivery, now), delivery.version());
  }

  /**
   * Deliveries that are due, the longest overdue first.
   *
   * @param after the last one of the page before; null for the first page
   */
  public List<Delivery> due(Instant now, int limit, @Nullable Delivery after) {
    var query = DueIndex.query(table, now, limit);
    if (after != null && after.dueAt() != null) {
      Map<String, AttributeValue> key = new HashMap<>(key(after.incident(), after.channel()));
      DueIndex.note(key, after.dueAt());
      query.exclusiveStartKey(key);
    }
    return client.query(query.build()).items().stream().map(Deliveries::read).toList();
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

  private static Map<String, AttributeValue> key(String incident, String channel) {
    return Map.of(
        "incident", Attributes.text(incident),
        "channel", Attributes.text(channel));
  }

  private static Map<String, AttributeValue> item(Delivery delivery, Instant now) {
    Map<String, AttributeValue> item = new HashMap<>(key(delivery.incident(), delivery.channel()));
    item.put("doc", Attributes.text(RecordJson.write(delivery)));
    item.put("state", Attributes.text(delivery.state().word()));
    item.put("updatedAt", Attributes.text(Timestamp.text(now) + "#" + delivery.key()));
    item.put("ttl", Attributes.number(now.plus(KEPT).getEpochSecond()));
    DueIndex.note(item, delivery.dueAt());
    return item;
  }

  private static Delivery read(Map<String, AttributeValue> item) {
    return RecordJson.read(Attributes.requiredText(item, "doc"), Delivery.class)
        .version(Attributes.numberOr(item, "v", 0));
  }
}
