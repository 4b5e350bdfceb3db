package io.loginwatch.bench.delivery;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the senders themselves know: which acceptances they heard of, and after which of them they
 * died. An acceptance that nobody heard of, since the answer came too late, and one whose hearer
 * died before it was recorded are all that may lead to a repetition. Safe for use by several
 * threads.
 */
final class Witness {
  /** The death of a function: nothing in it may catch this. */
  static final class Death extends Error {}

  private final Map<String, AtomicInteger> heard = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> deaths = new ConcurrentHashMap<>();
  private final ThreadLocal<String> dying = new ThreadLocal<>();

  /**
   * The sender on this thread heard that a notice was accepted.
   *
   * @param thenDies whether that is the last thing it does
   */
  void accepted(String key, boolean thenDies) {
    count(heard, key);
    if (thenDies) {
      dying.set(key);
    }
  }

  /** The sender on this thread goes on, if it does. */
  void goOn() {
    String key = dying.get();
    if (key != null) {
      dying.remove();
      count(deaths, key);
      throw new Death();
    }
  }

  int heard(String key) {
    return heard.getOrDefault(key, new AtomicInteger()).get();
  }

  /** How many acceptances of a notice were heard of by a sender that lived to record them. */
  int recorded(String key) {
    return heard(key) - deaths.getOrDefault(key, new AtomicInteger()).get();
  }

  int deaths() {
    return deaths.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  private static void count(Map<String, AtomicInteger> counts, String key) {
    counts.computeIfAbsent(key, one -> new AtomicInteger()).incrementAndGet();
  }
}
