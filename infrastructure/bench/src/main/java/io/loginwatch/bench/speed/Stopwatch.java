package io.loginwatch.bench.speed;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Measures what a piece of work costs one core, whatever else the machine does meanwhile. */
final class Stopwatch {
  /** Work that may fail for want of a file. */
  @FunctionalInterface
  interface Work {
    /** Does it and says on how many logins. */
    long run() throws IOException;
  }

  /**
   * What it cost.
   *
   * @param logins how many were dealt with
   * @param core time that this thread had on a core
   * @param wall time that passed; more than {@code core} if others wanted the core too
   */
  record Cost(long logins, Duration core, Duration wall) {
    long perSecond() {
      return Math.round(logins / (core.toNanos() / 1e9));
    }

    double times(Cost other) {
      return core.toNanos() / (double) logins / (other.core.toNanos() / (double) other.logins);
    }
  }

  private Stopwatch() {}

  static Cost measure(Work work) throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    long core = threads.getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    long logins = work.run();
    return new Cost(
        logins,
        Duration.ofNanos(threads.getCurrentThreadCpuTime() - core),
        Duration.ofNanos(System.nanoTime() - wall));
  }
}
