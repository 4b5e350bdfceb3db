package io.loginwatch.store;

import io.loginwatch.sam.LocalDynamoDb;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;

/** What a table's stream has told so far. */
final class Streams {
  private Streams() {}

  static List<Record> of(LocalDynamoDb db, String table) {
    var streams = db.streams();
    String arn =
        streams.listStreams(list -> list.tableName(table)).streams().getFirst().streamArn();
    List<Record> records = new ArrayList<>();
    for (var shard : streams.describeStream(it -> it.streamArn(arn)).streamDescription().shards()) {
      String iterator =
          streams
              .getShardIterator(get ->
                  get.streamArn(arn)
                      .shardId(shard.shardId())
                      .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
              .shardIterator();
      records.addAll(streams.getRecords(get -> get.shardIterator(iterator)).records());
    }
    return records;
  }
}
