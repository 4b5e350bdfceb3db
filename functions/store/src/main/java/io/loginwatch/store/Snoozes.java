package io.loginwatch.store;

import io.loginwatch.core.incident.RecordJson;
import io.loginwatch.core.incident.Snooze;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The snoozes of rules and subjects: one small partition of the incidents' table. Safe for use by
 * several threads.
 */
public final class Snoozes {
  private static final String PARTITION = "snooze";

  private final DynamoDbClient client;
  private final String table;

  public Snoozes(DynamoDbClient client, Map<String, String> env) {
    this.client = client;
    this.table = Environment.required(env, "INCIDENTS_TABLE");
  }

  /** Takes the place of an earlier one of the same scope; one that has ended already ends it. */
  public void put(Snooze snooze) {
    client.putItem(put ->
        put.tableName(table)
            .item(
                Map.of(
                    "subject", Attributes.text(PARTITION),
                    "openedAt", Attributes.text(snooze.scope()),
                    "doc", Attributes.text(RecordJson.write(snooze)),
                    "ttl", Attributes.number(snooze.until().getEpochSecond()))));
  }

  /** Those that have not ended. */
  public List<Snooze> at(Instant now) {
    return client
        .queryPaginator(query ->
            query
                .tableName(table)
                .keyConditionExpression("subject = :partition")
                .expressionAttributeValues(Map.of(":partition", Attributes.text(PARTITION))))
        .items()
        .stream()
        .map(item -> RecordJson.read(Attributes.requiredText(item, "doc"), Snooze.class))
        .filter(snooze -> now.isBefore(snooze.until()))
        .toList();
  }
}
