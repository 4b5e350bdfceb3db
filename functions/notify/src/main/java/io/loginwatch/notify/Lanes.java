package io.loginwatch.notify;

import io.loginwatch.core.incident.Delivery;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
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
 * by itself, and its channel is not tried again until it is back.
 */
final class Lanes {
  private static final Logger log = LoggerFactory.getLogger(Lanes.class);

  private final Sending sending;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  Lanes(Sending sending) {
    this.sending = sending;
  }

  /**
   * What came of a run.
   *
   * @param tried how many deliveries were attended to when it ended
   * @param left channels that were not done when the budget was used up, or that were still at work
   *     from an earlier call
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
    var left = new TreeSet<String>();
    var tried = new AtomicInteger();
    var died = new AtomicReference<@Nullable Error>();
    byChannel.forEach((channel, queue) -> {
      if (busy.add(channel)) {
        var done = new CountDownLatch(1);
        running.put(channel, done);
        Thread.ofVirtual()
            .name("to " + channel)
            .start(() -> work(channel, queue, tried, done, died));
      } else {
        left.add(channel);
      }
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

  private void work(
      String channel,
      List<Delivery> queue,
      AtomicInteger tried,
      CountDownLatch done,
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
    } finally {
      busy.remove(channel);
      done.countDown();
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
