package io.loginwatch.notify;

import io.loginwatch.core.incident.Delivery;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off deliveries, each channel on a thread of its own, one after the other: a channel that is
 * slow delays nobody but itself. Nobody waits longer than a budget; who is not back by then goes on
 * by itself. Two runs at once wait for one another on the channels that they share, within their
 * budgets.
 */
final class Lanes {
  private static final Logger log = LoggerFactory.getLogger(Lanes.class);

  private final Sending sending;
  private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();

  Lanes(Sending sending) {
    this.sending = sending;
  }

  /**
   * What came of a run.
   *
   * @param tried how many deliveries were attended to when it ended
   * @param left channels that were not done when the budget was used up
   */
  record Outcome(int tried, Set<String> left) {
    Outcome {
      left = Set.copyOf(left);
    }
  }

  /**
   * Tries each of the deliveries once, up to the first of a channel that hangs.
   *
   * @param budget how long to wait
   */
  Outcome run(List<Delivery> deliveries, Duration budget) {
    Map<String, List<Delivery>> byChannel =
        deliveries.stream()
            .collect(
                Collectors.groupingBy(Delivery::channel, LinkedHashMap::new, Collectors.toList()));
    Map<String, CountDownLatch> running = new LinkedHashMap<>();
    Set<String> left = new ConcurrentSkipListSet<>();
    var tried = new AtomicInteger();
    var died = new AtomicReference<@Nullable Error>();
    byChannel.forEach((channel, queue) -> {
      var done = new CountDownLatch(1);
      running.put(channel, done);
      Thread.ofVirtual()
          .name("to " + channel)
          .start(() -> {
            if (!inTurn(channel, budget, () -> work(channel, queue, tried, died))) {
              left.add(channel);
            }
            done.countDown();
          });
    });
    long until = System.nanoTime() + budget.toNanos();
    running.forEach((channel, done) -> {
      if (!await(done, until - System.nanoTime())) {
        left.add(channel);
      }
    });
    Error error = died.get();
    if (error != null) {
      throw error;
    }
    return new Outcome(tried.get(), left);
  }

  /** Whether the channel came free in time for that. */
  private boolean inTurn(String channel, Duration budget, Runnable work) {
    Semaphore turn = turns.computeIfAbsent(channel, _ -> new Semaphore(1));
    try {
      if (!turn.tryAcquire(budget.toNanos(), TimeUnit.NANOSECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      work.run();
    } finally {
      turn.release();
    }
    return true;
  }

  private void work(
      String channel,
      List<Delivery> queue,
      AtomicInteger tried,
      AtomicReference<@Nullable Error> died) {
    try {
      for (Delivery delivery : queue) {
        tried.incrementAndGet();
        if (sending.attempt(delivery) == Sending.Result.STOP) {
          return;
        }
      }
    } catch (RuntimeException e) {
      // The table, not the channel: the deliveries stay due.
      log.atError().setCause(e).addKeyValue("channel", channel).log("a lane stopped");
    } catch (Error e) {
      died.set(e);
    }
  }

  private static boolean await(CountDownLatch done, long nanos) {
    try {
      return done.await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
