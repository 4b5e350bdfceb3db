package io.loginwatch.store;

import io.loginwatch.core.login.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The days that have alerts, so that a list over all time asks only for days that there is
 * something about. One item a day in the counters table, written by each instance at most once.
 */
public final class AlertDays {
  private static final String SCOPE = "alert-days";

  private final DynamoDbClient client;
  private final String table;
  private final Expiry expiry;
  private final Set<String> noted = ConcurrentHashMap.newKeySet();

  AlertDays(DynamoDbClient client, Map<String, String> env, Expiry expiry) {
    this.client = client;
    this.table = Environment.required(env, "COUNTERS_TABLE");
    this.expiry = expiry;
  }

  /**
   * Up to {@code limit} days, newest first, from {@code last} back to {@code first}, both included.
   */
  public List<String> between(String first, String last, int limit) {
    return client
        .query(query ->
            query
                .tableName(table)
                .keyConditionExpression("#scope = :scope and #bucket between :first and :last")
                .expressionAttributeNames(Map.of("#scope", "scope", "#bucket", "bucket"))
                .expressionAttributeValues(
                    Map.of(
                        ":scope", Attributes.text(SCOPE),
                        ":first", Attributes.text(first),
                        ":last", Attributes.text(last)))
                .scanIndexForward(false)
                .limit(limit))
        .items()
        .stream()
        .map(item -> Attributes.requiredText(item, "bucket"))
        .toList();
  }

  /** Before an alert of that time is written, so that no crash leaves one that no list shows. */
  void note(Instant time) {
    String day = day(time);
    if (noted.contains(day)) {
      return;
    }
    client.putItem(put ->
        put.tableName(table)
            .item(
                Map.of(
                    "scope", Attributes.text(SCOPE),
                    "bucket", Attributes.text(day),
                    "ttl", Attributes.number(expiry.of(time) + 86_400))));
    noted.add(day);
  }

  /** The UTC day of an instant, as in {@code 2026-03-02}. */
  public static String day(Instant time) {
    return Timestamp.text(time).substring(0, 10);
  }
}
