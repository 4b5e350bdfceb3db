package io.loginwatch.bench.intake;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One sender, as shippers are: a batch is posted again until it is answered 200, and only then the
 * next. It outlives the receiver.
 */
final class Lane {
  private final Crowd crowd;
  private final int batches;
  private final Random random;
  private volatile int answered;

  Lane(Crowd crowd, int batches, long seed) {
    this.crowd = crowd;
    this.batches = batches;
    this.random = new Random(seed);
  }

  Crowd crowd() {
    return crowd;
  }

  /** How many batches were answered 200: the first so many. */
  int answered() {
    return answered;
  }

  boolean done() {
    return answered == batches;
  }

  /**
   * Posts until all is answered or the receiver is gone.
   *
   * @param again how many of those that were answered are sent again before the others
   * @param all counts the answers
   */
  void run(Client client, int again, AtomicInteger all) throws InterruptedException {
    try {
      for (int n = 0; n < again && answered > 0; n++) {
        post(client, random.nextInt(answered));
      }
      while (!done()) {
        if (post(client, answered)) {
          answered++; // this thread alone writes it
          all.incrementAndGet();
        }
      }
    } catch (IOException e) {
      // killed: what was not answered comes again
    }
  }

  private boolean post(Client client, int batch) throws IOException, InterruptedException {
    return client.post(Client.gzip(crowd.batch(batch)), crowd.users() * crowd.each());
  }
}
