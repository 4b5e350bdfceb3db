package io.loginwatch.store;

import io.loginwatch.core.incident.ChannelStatus;
import io.loginwatch.core.incident.RecordJson;
import io.loginwatch.core.login.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * How the channels are doing, and how much of their rate is used up: partitions of the deliveries'
 * table. Safe for use by several threads.
 */
public final class Channels {
  private static final String PARTITION = "channel#";
  private static final String OTHERS = "others";

  private final DynamoDbClient client;
  private final String table;

  public Channels(DynamoDbClient client, Map<String, String> env) {
    this.client = client;
    this.table = Environment.required(env, "DELIVERIES_TABLE");
  }

  /** By name. A channel that nothing is known of is not in it. */
  public Map<String, ChannelStatus> statuses() {
    var found = new TreeMap<String, ChannelStatus>();
    client
        .queryPaginator(query ->
            query
                .tableName(table)
                .keyConditionExpression("incident = :partition")
                .expressionAttributeValues(Map.of(":partition", Attributes.text(PARTITION))))
        .items()
        .forEach(item ->
            found.put(
                Attributes.requiredText(item, "channel"),
                RecordJson.read(Attributes.requiredText(item, "doc"), ChannelStatus.class)));
    return found;
  }

  /** The last write wins: it is a hint for whom to try, and what people look at. */
  public void put(ChannelStatus status) {
    client.putItem(put ->
        put.tableName(table)
            .item(
                Map.of(
                    "incident", Attributes.text(PARTITION),
                    "channel", Attributes.text(status.channel()),
                    "doc", Attributes.text(RecordJson.write(status)))));
  }

  /**
   * Takes one from a channel's rate.
   *
   * @param bucket start of the period that the rate is counted over
   * @return whether there was one left
   */
  public boolean take(String channel, Instant bucket, int limit, Duration period) {
    try {
      client.updateItem(update ->
          update
              .tableName(table)
              .key(key(channel, Timestamp.text(bucket)))
              .conditionExpression("attribute_not_exists(n) or n < :limit")
              .updateExpression("add n :one set #ttl = :ttl")
              .expressionAttributeNames(Map.of("#ttl", "ttl"))
              .expressionAttributeValues(
                  Map.of(
                      ":one", Attributes.number(1),
                      ":limit", Attributes.number(limit),
                      ":ttl",
                          Attributes.number(
                              bucket.plus(period.multipliedBy(2)).getEpochSecond()))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /** Notes one more incident that a channel's rate kept from it. How many there are now. */
  public int oneMore(String channel) {
    return addToOthers(channel, 1);
  }

  /** How many incidents a channel's rate kept from it and nobody has told it of. */
  public int others(String channel) {
    var found =
        client.getItem(get -> get.tableName(table).consistentRead(true).key(key(channel, OTHERS)));
    return found.hasItem() ? (int) Attributes.numberOr(found.item(), "n", 0) : 0;
  }

  /** The channel has been told of that many. */
  public void told(String channel, int others) {
    if (others > 0) {
      addToOthers(channel, -others);
    }
  }

  private int addToOthers(String channel, int n) {
    var after =
        client.updateItem(update ->
            update
                .tableName(table)
                .key(key(channel, OTHERS))
                .updateExpression("add n :n")
                .expressionAttributeValues(Map.of(":n", Attributes.number(n)))
                .returnValues(ReturnValue.UPDATED_NEW));
    return (int) Attributes.numberOr(after.attributes(), "n", 0);
  }

  private static Map<String, AttributeValue> key(String channel, String what) {
    return Map.of("incident", Attributes.text("rate#" + channel), "channel", Attributes.text(what));
  }
}
