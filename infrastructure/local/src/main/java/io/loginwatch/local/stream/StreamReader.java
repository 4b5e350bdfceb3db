package io.loginwatch.local.stream;

import io.loginwatch.local.lambda.RunningFunction;
import io.loginwatch.sam.EventSource.Stream;
import io.loginwatch.sam.LocalDynamoDb;
import io.loginwatch.sam.Table;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Shard;

/** One event source mapping: a table's stream, read for one function until closed. */
public final class StreamReader implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StreamReader.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final LocalDynamoDb db;
  private final Table table;
  private final RunningFunction function;
  private final Stream source;
  private final Checkpoints checkpoints;
  private final Batches batches;
  private final Thread thread;

  private StreamReader(
      LocalDynamoDb db,
      Table table,
      RunningFunction function,
      Stream source,
      Checkpoints checkpoints,
      GivenUp givenUp,
      InstantSource clock) {
    this.db = db;
    this.table = table;
    this.function = function;
    this.source = source;
    this.checkpoints = checkpoints;
    this.batches = new Batches(source, function, givenUp, clock);
    this.thread =
        Thread.ofVirtual().name(function.function().id() + " stream").unstarted(this::run);
  }

  /** Begins to read where the checkpoints say. */
  public static StreamReader start(
      LocalDynamoDb db,
      Table table,
      RunningFunction function,
      Stream source,
      Checkpoints checkpoints,
      GivenUp givenUp,
      InstantSource clock) {
    var reader = new StreamReader(db, table, function, source, checkpoints, givenUp, clock);
    reader.thread.start();
    return reader;
  }

  @Override
  public void close() {
    batches.close();
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    var finished = new HashSet<String>();
    while (!Thread.currentThread().isInterrupted()) {
      try {
        readShards(finished);
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
        log.atError().setCause(e).addKeyValue("table", table.id()).log("the stream cannot be read");
        try {
          Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
          return;
        }
      }
    }
  }

  /** Parents before children: DynamoDB Local has one open shard, and begins a new one at times. */
  private void readShards(Set<String> finished) throws InterruptedException {
    String arn =
        db.client()
            .describeTable(request -> request.tableName(table.name()))
            .table()
            .latestStreamArn();
    for (Shard shard :
        db.streams()
            .describeStream(request -> request.streamArn(arn))
            .streamDescription()
            .shards()) {
      boolean orphan = shard.parentShardId() == null || finished.contains(shard.parentShardId());
      if (finished.contains(shard.shardId()) || !orphan && knownParent(arn, shard)) {
        continue;
      }
      new ShardReader(
              db.streams(),
              arn,
              shard.shardId(),
              partitionKey(),
              function.function().id(),
              source,
              batches,
              checkpoints)
          .readToTheEnd();
      finished.add(shard.shardId());
    }
  }

  /** Whether the parent is still there; after a day it is forgotten. */
  private boolean knownParent(String arn, Shard shard) {
    return db
        .streams()
        .describeStream(request -> request.streamArn(arn))
        .streamDescription()
        .shards()
        .stream()
        .anyMatch(each -> each.shardId().equals(shard.parentShardId()));
  }

  private String partitionKey() {
    return table.request().keySchema().stream()
        .filter(key -> key.keyType() == KeyType.HASH)
        .findAny()
        .orElseThrow()
        .attributeName();
  }
}
