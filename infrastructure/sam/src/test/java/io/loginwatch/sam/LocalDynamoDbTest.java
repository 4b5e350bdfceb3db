package io.loginwatch.sam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

class LocalDynamoDbTest {

  private static final Map<String, AttributeValue> LOGIN =
      Map.of("user", AttributeValue.fromS("alice"), "at", AttributeValue.fromS("2026-01-01#1"));

  @Test
  void the_tables_of_the_template_are_there_with_indexes_streams_and_expiry() {
    try (var db = LocalDynamoDb.start(Template.nearest(Map.of()))) {
      String alerts = db.environment().get("ALERTS_TABLE");

      var table = db.client().describeTable(request -> request.tableName(alerts)).table();
      var ttl = db.client().describeTimeToLive(request -> request.tableName(alerts));

      assertThat(db.client().listTables().tableNames()).hasSize(7);
      assertThat(table.globalSecondaryIndexes())
          .extracting(index -> index.indexName())
          .containsExactlyInAnyOrder("byDay", "byId");
      assertThat(table.streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_IMAGE);
      assertThat(ttl.timeToLiveDescription().attributeName()).isEqualTo("ttl");
    }
  }

  @Test
  void nothing_expires_under_a_test_with_a_clock_of_its_own() {
    try (var db = LocalDynamoDb.start()) {
      String alerts = db.environment().get("ALERTS_TABLE");

      var ttl = db.client().describeTimeToLive(request -> request.tableName(alerts));

      assertThat(ttl.timeToLiveDescription().attributeName()).isNull();
    }
  }

  @Test
  void writing_the_same_item_again_emits_no_stream_record() {
    try (var db = LocalDynamoDb.start()) {
      put(db.client(), LOGIN);
      put(db.client(), LOGIN);

      assertThat(recordsOfLogins(db)).isEqualTo(1);
    }
  }

  @Test
  void what_was_written_to_a_folder_is_there_after_a_restart(@TempDir Path folder) {
    var template = Template.nearest(Map.of());
    try (var db = LocalDynamoDb.start(template, folder)) {
      put(db.client(), LOGIN);
    }

    try (var db = LocalDynamoDb.start(template, folder)) {
      var found =
          db.client().getItem(request -> request.tableName("LoginsTable").key(LOGIN)).item();

      assertThat(found).isEqualTo(LOGIN);
      assertThat(recordsOfLogins(db)).as("the stream too").isEqualTo(1);
    }
  }

  @Test
  void two_at_once_do_not_see_each_other() {
    try (var one = LocalDynamoDb.start();
        var other = LocalDynamoDb.start()) {
      put(one.client(), LOGIN);

      assertThat(recordsOfLogins(one)).isEqualTo(1);
      assertThat(recordsOfLogins(other)).isZero();
    }
  }

  private static void put(DynamoDbClient client, Map<String, AttributeValue> item) {
    client.putItem(request -> request.tableName("LoginsTable").item(item));
  }

  private static int recordsOfLogins(LocalDynamoDb db) {
    var stream =
        db.streams().listStreams(request -> request.tableName("LoginsTable")).streams().getFirst();
    var shard =
        db.streams()
            .describeStream(request -> request.streamArn(stream.streamArn()))
            .streamDescription()
            .shards()
            .getFirst();
    var iterator =
        db.streams()
            .getShardIterator(request ->
                request
                    .streamArn(stream.streamArn())
                    .shardId(shard.shardId())
                    .shardIteratorType("TRIM_HORIZON"))
            .shardIterator();
    return db.streams().getRecords(request -> request.shardIterator(iterator)).records().size();
  }
}
