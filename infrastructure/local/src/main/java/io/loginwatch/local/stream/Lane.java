package io.loginwatch.local.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One of the batches that a shard may have under way at once. Records of one partition key share a
 * lane, which keeps them in order.
 */
final class Lane implements Runnable {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final BlockingQueue<Entry> waiting;
  private final int batchSize;
  private final Duration window;
  private final Batches batches;
  private final Ledger ledger;

  /** Set by another thread. */
  private volatile boolean closed;

  Lane(int batchSize, Duration window, Batches batches, Ledger ledger) {
    this.waiting = new ArrayBlockingQueue<>(4 * batchSize);
    this.batchSize = batchSize;
    this.window = window;
    this.batches = batches;
    this.ledger = ledger;
  }

  /** Waits while the lane is full. */
  void put(Entry entry) throws InterruptedException {
    waiting.put(entry);
  }

  /** Ends after the batch that is under way. */
  void close() {
    closed = true;
  }

  @Override
  public void run() {
    try {
      while (!closed) {
        List<Entry> batch = next();
        if (!batch.isEmpty()) {
          batches.bring(batch);
          batch.forEach(entry -> ledger.done(entry.sequence()));
        }
      }
    } catch (InterruptedException e) {
      // Closed. What is under way is not done, and comes again after a restart.
    }
  }

  /** What to bring next; now and then nothing, so that it is seen when to end. */
  private List<Entry> next() throws InterruptedException {
    var batch = new ArrayList<Entry>();
    Entry first = waiting.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      return batch;
    }
    batch.add(first);
    long deadline = System.nanoTime() + window.toNanos();
    waiting.drainTo(batch, batchSize - batch.size());
    while (batch.size() < batchSize && System.nanoTime() < deadline) {
      Entry entry = waiting.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (entry != null) {
        batch.add(entry);
      }
    }
    return batch;
  }
}
