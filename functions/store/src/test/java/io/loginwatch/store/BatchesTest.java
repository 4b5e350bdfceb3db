package io.loginwatch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;

class BatchesTest {

  /** Takes so many items of each request, and leaves the rest unprocessed. */
  private static final class BusyDynamoDb implements DynamoDbClient {
    private final int takes;
    private final List<Map<String, AttributeValue>> taken = new ArrayList<>();

    BusyDynamoDb(int takes) {
      this.takes = takes;
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
      var writes = request.requestItems().get("table");
      int now = Math.min(takes, writes.size());
      writes.subList(0, now).forEach(write -> taken.add(write.putRequest().item()));
      var left = writes.subList(now, writes.size());
      return BatchWriteItemResponse.builder()
          .unprocessedItems(left.isEmpty() ? Map.of() : Map.of("table", left))
          .build();
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }

  private static List<Map<String, AttributeValue>> items(int count) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(Map.of("key", Attributes.number(i)));
    }
    return items;
  }

  @Test
  void what_was_left_unprocessed_is_sent_again_until_it_is_taken() {
    var busy = new BusyDynamoDb(10);

    new Batches(busy).put("table", items(27));

    assertThat(busy.taken).containsExactlyElementsOf(items(27));
  }

  @Test
  void a_table_that_takes_nothing_is_said_to_be_busy() {
    var batches = new Batches(new BusyDynamoDb(0));

    assertThatThrownBy(() -> batches.put("table", items(1)))
        .isInstanceOf(TableBusy.class)
        .hasMessageContaining("table");
  }
}
