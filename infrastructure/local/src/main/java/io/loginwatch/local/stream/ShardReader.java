package io.loginwatch.local.stream;

import io.loginwatch.sam.EventSource.Stream;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads one shard to its end and hands its records to the lanes. */
final class ShardReader {

  /** Between two looks at a shard in which nothing happens. */
  private static final Duration PAUSE = Duration.ofMillis(40);

  /** For functions that are under way when all is to end. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final DynamoDbStreamsClient streams;
  private final String streamArn;
  private final String shard;
  private final String partitionKey;
  private final String function;
  private final Stream source;
  private final Filter filter;
  private final Batches batches;
  private final Checkpoints checkpoints;
  private final Ledger ledger = new Ledger();
  private @Nullable BigInteger latest;

  ShardReader(
      DynamoDbStreamsClient streams,
      String streamArn,
      String shard,
      String partitionKey,
      String function,
      Stream source,
      Batches batches,
      Checkpoints checkpoints) {
    this.streams = streams;
    this.streamArn = streamArn;
    this.shard = shard;
    this.partitionKey = partitionKey;
    this.function = function;
    this.source = source;
    this.filter = new Filter(source.filters());
    this.batches = batches;
    this.checkpoints = checkpoints;
  }

  /** Returns when the shard is closed and everything in it is done. */
  void readToTheEnd() throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var lanes = new ArrayList<Lane>();
      try {
        for (int i = 0; i < source.lanes(); i++) {
          lanes.add(new Lane(source.batchSize(), source.window(), batches, ledger));
          threads.execute(lanes.getLast());
        }
        read(lanes);
        ledger.awaitIdle();
      } finally {
        lanes.forEach(Lane::close);
        end(threads);
        record();
      }
    }
  }

  /** Lets functions end what they do, but not for ever. */
  private static void end(ExecutorService threads) {
    boolean interrupted = Thread.interrupted();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(List<Lane> lanes) throws InterruptedException {
    @Nullable String iterator = start();
    while (iterator != null) {
      GetRecordsResponse found = get(iterator);
      if (found == null) {
        iterator = start();
        continue;
      }
      for (Record record : found.records()) {
        dispatch(record, lanes);
      }
      iterator = found.nextShardIterator();
      record();
      if (found.records().isEmpty()) {
        Thread.sleep(PAUSE);
      }
    }
  }

  /** What comes next; null where the iterator is of no more use. */
  private @Nullable GetRecordsResponse get(String iterator) {
    try {
      return streams.getRecords(request -> request.shardIterator(iterator).limit(1000));
    } catch (ExpiredIteratorException | TrimmedDataAccessException e) {
      // DynamoDB Local takes an iterator from before the first record of a shard for one from
      // before the oldest that is left.
      return null;
    }
  }

  private void dispatch(Record record, List<Lane> lanes) throws InterruptedException {
    var json = RecordJson.of(record, streamArn);
    var sequence = new BigInteger(record.dynamodb().sequenceNumber());
    ledger.begin(sequence);
    latest = sequence;
    if (!filter.lets(json)) {
      ledger.done(sequence);
      return;
    }
    String key = String.valueOf(record.dynamodb().keys().get(partitionKey));
    lanes
        .get(Math.floorMod(key.hashCode(), lanes.size()))
        .put(new Entry(sequence, key, record.dynamodb().approximateCreationDateTime(), json));
  }

  private String start() {
    BigInteger dispatched = latest;
    BigInteger reached = dispatched != null ? dispatched : checkpoints.of(function, shard);
    return streams
        .getShardIterator(request -> {
          request.streamArn(streamArn).shardId(shard);
          if (reached != null) {
            request
                .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                .sequenceNumber(padded(reached));
          } else {
            request.shardIteratorType(
                source.fromTheStart() ? ShardIteratorType.TRIM_HORIZON : ShardIteratorType.LATEST);
          }
        })
        .shardIterator();
  }

  /** DynamoDB Local's sequence numbers have 21 digits. */
  private static String padded(BigInteger sequence) {
    return "%021d".formatted(sequence);
  }

  private void record() {
    BigInteger reached = ledger.reached();
    if (reached != null) {
      checkpoints.reach(function, shard, reached);
    }
  }
}
