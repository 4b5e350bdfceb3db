package io.loginwatch.local.stream;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a shard are under way. Lanes finish in any order; what has been reached is the
 * last record before which all are done. Safe for use by several threads.
 */
final class Ledger {

  private final TreeSet<BigInteger> pending = new TreeSet<>();
  private final Set<BigInteger> finished = new HashSet<>();
  private @Nullable BigInteger reached;

  synchronized void begin(BigInteger sequence) {
    pending.add(sequence);
  }

  synchronized void done(BigInteger sequence) {
    finished.add(sequence);
    while (!pending.isEmpty() && finished.remove(pending.first())) {
      reached = pending.pollFirst();
    }
    notifyAll();
  }

  synchronized @Nullable BigInteger reached() {
    return reached;
  }

  /** Waits until nothing is under way. */
  synchronized void awaitIdle() throws InterruptedException {
    while (!pending.isEmpty()) {
      wait();
    }
  }
}
