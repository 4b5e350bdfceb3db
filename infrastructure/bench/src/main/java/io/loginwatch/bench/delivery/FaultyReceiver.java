package io.loginwatch.bench.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The servers of all channels, one path each. What goes wrong is drawn from the seed, the key and
 * the number of the attempt, so that it does not depend on which thread comes first.
 */
final class FaultyReceiver implements AutoCloseable {
  private final HttpServer server;
  private final long seed;
  private final String leaving;
  private final Duration timeout;
  private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> accepted = new ConcurrentHashMap<>();

  /**
   * @param leaving the channel whose server answers 410 at some time
   * @param timeout what the sender waits; a server that hangs takes longer
   */
  FaultyReceiver(long seed, String leaving, Duration timeout) throws IOException {
    this.seed = seed;
    this.leaving = leaving;
    this.timeout = timeout;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String url(String channel) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + channel;
  }

  /** How often a notice was taken. */
  int accepted(String key) {
    return accepted.getOrDefault(key, new AtomicInteger()).get();
  }

  int attempts() {
    return attempts.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  int duplicates() {
    return accepted.values().stream().mapToInt(taken -> taken.get() - 1).sum();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String channel = exchange.getRequestURI().getPath().substring(1);
    String key = exchange.getRequestHeaders().getFirst(PostKind.KEY);
    exchange.getRequestBody().readAllBytes();
    int attempt = add(attempts, key);
    int chance = new SplittableRandom(seed * 31 + key.hashCode() * 17L + attempt).nextInt(1000);
    if (channel.equals(leaving) && chance >= 990) {
      answer(exchange, 410);
    } else if (chance < 600) {
      add(accepted, key);
      answer(exchange, 200);
    } else if (chance < 640) {
      add(accepted, key);
      exchange.getResponseHeaders().add(PostKind.THEN_DIE, "");
      answer(exchange, 200);
    } else if (chance < 670) {
      hang(exchange);
    } else if (chance < 730) {
      exchange.close();
    } else if (chance < 830) {
      exchange.getResponseHeaders().add("Retry-After", Integer.toString(chance - 700));
      answer(exchange, 429);
    } else if (chance < 910) {
      answer(exchange, 500);
    } else if (chance < 985) {
      answer(exchange, 503);
    } else {
      answer(exchange, 400);
    }
  }

  private void hang(HttpExchange exchange) {
    try {
      Thread.sleep(timeout.multipliedBy(3));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static int add(Map<String, AtomicInteger> counts, String key) {
    return counts.computeIfAbsent(key, one -> new AtomicInteger()).incrementAndGet();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
