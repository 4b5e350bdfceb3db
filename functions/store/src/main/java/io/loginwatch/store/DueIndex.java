package io.loginwatch.store;

import io.loginwatch.core.login.Timestamp;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The index of a table that holds only the items that something is due for, by when it is. */
final class DueIndex {
  /** The index, its partition key, and the one value of that. */
  private static final String DUE = "due";

  private DueIndex() {}

  /** Puts an item in the index, or leaves it out where nothing is due. */
  static void note(Map<String, AttributeValue> item, @Nullable Instant dueAt) {
    if (dueAt != null) {
      item.put(DUE, Attributes.text(DUE));
      item.put("dueAt", Attributes.text(Timestamp.text(dueAt)));
    }
  }

  /** Asks for what is due by now, the longest overdue first. */
  static QueryRequest.Builder query(String table, Instant now, int limit) {
    return QueryRequest.builder()
        .tableName(table)
        .indexName(DUE)
        .keyConditionExpression("due = :due and dueAt <= :now")
        .expressionAttributeValues(
            Map.of(
                ":due", Attributes.text(DUE),
                ":now", Attributes.text(Timestamp.text(now))))
        .limit(limit);
  }
}
