package io.loginwatch.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Many items at once, going back for those that DynamoDB did not get to. */
final class Batches {
  /** As many as one BatchWriteItem takes. */
  private static final int WRITES = 25;

  /** As many as one BatchGetItem takes. */
  private static final int READS = 100;

  private static final int ATTEMPTS = 8;
  private static final BackoffStrategy BACK_OFF =
      BackoffStrategy.exponentialDelay(Duration.ofMillis(25), Duration.ofMillis(800));

  private final DynamoDbClient client;

  Batches(DynamoDbClient client) {
    this.client = client;
  }

  /**
   * Writes items with different keys.
   *
   * @throws TableBusy if some are left after several attempts; the others are written
   */
  void put(String table, List<Map<String, AttributeValue>> items) {
    for (int start = 0; start < items.size(); start += WRITES) {
      putChunk(table, items.subList(start, Math.min(items.size(), start + WRITES)));
    }
  }

  /**
   * Reads items, eventually consistent, in no particular order; those that are not there are left
   * out.
   *
   * @throws TableBusy if some could not be read after several attempts
   */
  List<Map<String, AttributeValue>> get(String table, List<Map<String, AttributeValue>> keys) {
    List<Map<String, AttributeValue>> found = new ArrayList<>(keys.size());
    for (int start = 0; start < keys.size(); start += READS) {
      getChunk(table, keys.subList(start, Math.min(keys.size(), start + READS)), found);
    }
    return found;
  }

  private void putChunk(String table, List<Map<String, AttributeValue>> items) {
    Map<String, List<WriteRequest>> left =
        Map.of(table, items.stream().map(Batches::putRequest).toList());
    for (int attempt = 1; ; attempt++) {
      Map<String, List<WriteRequest>> request = left;
      left = client.batchWriteItem(batch -> batch.requestItems(request)).unprocessedItems();
      if (left.isEmpty()) {
        return;
      }
      pauseAfter(attempt, table);
    }
  }

  private void getChunk(
      String table,
      List<Map<String, AttributeValue>> keys,
      List<Map<String, AttributeValue>> found) {
    Map<String, KeysAndAttributes> left =
        Map.of(table, KeysAndAttributes.builder().keys(keys).build());
    for (int attempt = 1; ; attempt++) {
      Map<String, KeysAndAttributes> request = left;
      var answer = client.batchGetItem(batch -> batch.requestItems(request));
      found.addAll(answer.responses().getOrDefault(table, List.of()));
      left = answer.unprocessedKeys();
      if (left.isEmpty()) {
        return;
      }
      pauseAfter(attempt, table);
    }
  }

  private static WriteRequest putRequest(Map<String, AttributeValue> item) {
    return WriteRequest.builder().putRequest(PutRequest.builder().item(item).build()).build();
  }

  private static void pauseAfter(int attempt, String table) {
    if (attempt >= ATTEMPTS) {
      throw new TableBusy(table);
    }
    try {
      Thread.sleep(BACK_OFF.computeDelay(attempt + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TableBusy(table);
    }
  }
}
