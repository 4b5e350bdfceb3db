package io.loginwatch.store;

import io.loginwatch.core.login.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * When each log source was last heard of, and whether its silence was told: one item each in one
 * partition of the counters table. Safe for use by several threads.
 */
public final class LogSources {
  private static final String SCOPE = "log-sources";

  private final DynamoDbClient client;
  private final String table;

  public LogSources(DynamoDbClient client, Map<String, String> env) {
    this.client = client;
    this.table = Environment.required(env, "COUNTERS_TABLE");
  }

  /**
   * What is known of a log source.
   *
   * @param lastSeen when a login of it last arrived, by our clock
   * @param silentSince the last sign of life before a silence that was told and has not ended
   */
  public record LogSource(String name, Instant lastSeen, @Nullable Instant silentSince) {}

  /** Every log source that was ever heard of. */
  public List<LogSource> all() {
    return client
        .queryPaginator(query ->
            query
                .tableName(table)
                .keyConditionExpression("#scope = :scope")
                .expressionAttributeNames(Map.of("#scope", "scope"))
                .expressionAttributeValues(Map.of(":scope", Attributes.text(SCOPE))))
        .items()
        .stream()
        .map(LogSources::read)
        .toList();
  }

  /** Notes that a login of a source arrived; never takes back a later time. */
  public void seen(String name, Instant time) {
    try {
      client.updateItem(update ->
          update
              .tableName(table)
              .key(key(name))
              .updateExpression("set lastSeen = :time")
              .conditionExpression("attribute_not_exists(lastSeen) or lastSeen < :time")
              .expressionAttributeValues(Map.of(":time", Attributes.text(Timestamp.text(time)))));
    } catch (ConditionalCheckFailedException e) {
      // another instance has seen a later one
    }
  }

  /** Notes that the silence of a source was told, or with null that it is over. */
  public void silent(String name, @Nullable Instant since) {
    client.updateItem(update -> {
      update.tableName(table).key(key(name));
      if (since == null) {
        update.updateExpression("remove silentSince");
      } else {
        update
            .updateExpression("set silentSince = :since")
            .expressionAttributeValues(Map.of(":since", Attributes.text(Timestamp.text(since))));
      }
    });
  }

  private static LogSource read(Map<String, AttributeValue> item) {
    String silentSince = Attributes.textOrNull(item, "silentSince");
    return new LogSource(
        Attributes.requiredText(item, "bucket"),
        Instant.parse(Attributes.requiredText(item, "lastSeen")),
        silentSince == null ? null : Instant.parse(silentSince));
  }

  private static Map<String, AttributeValue> key(String name) {
    return Map.of("scope", Attributes.text(SCOPE), "bucket", Attributes.text(name));
  }
}
