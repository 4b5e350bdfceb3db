package io.loginwatch.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.loginwatch.local.stream.RecordJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads tables' streams, each record once, and hands it on as Lambda does. */
final class Streams {
  private final Stack stack;
  private final DynamoDbStreamsClient client;
  private final Set<String> read = new HashSet<>();

  Streams(Stack stack) {
    this.stack = stack;
    this.client = stack.client(DynamoDbStreamsClient.builder(), "DYNAMODB_STREAMS");
  }

  /**
   * The event of what was inserted since the last time: what the filter in the template lets
   * through. An endpoint may tell of an item written again unchanged, DynamoDB does not.
   */
  JsonNode inserted(String table) {
    String arn = arn(table);
    var event = JsonNodeFactory.instance.objectNode();
    var records = event.putArray("Records");
    for (Record record : news(arn)) {
      if (record.eventName() == OperationType.INSERT) {
        records.add(RecordJson.of(record, arn));
      }
    }
    return event;
  }

  private String arn(String table) {
    return stack
        .db()
        .describeTable(describe -> describe.tableName(stack.made(table)))
        .table()
        .latestStreamArn();
  }

  private List<Record> news(String arn) {
    List<Record> news = new ArrayList<>();
    for (var shard : client.describeStream(it -> it.streamArn(arn)).streamDescription().shards()) {
      String next =
          client
              .getShardIterator(get ->
                  get.streamArn(arn)
                      .shardId(shard.shardId())
                      .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
              .shardIterator();
      boolean more = true;
      while (more && next != null) {
        String iterator = next;
        var page = client.getRecords(get -> get.shardIterator(iterator));
        page.records().stream()
            .filter(record -> read.add(arn + record.dynamodb().sequenceNumber()))
            .forEach(news::add);
        next = page.nextShardIterator();
        more = !page.records().isEmpty();
      }
    }
    return news;
  }
}
