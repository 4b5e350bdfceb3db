package io.loginwatch.bench.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench hang}: what a channel that hangs costs the others. Two deployments get the same
 * alerts in turn on the same machine; in one of them the last channel hangs.
 */
@Command(
    name = "hang",
    description = "Median time from alert to receiver, with and without a channel that hangs.")
public final class HangCommand implements Callable<Integer> {
  @Option(names = "--alerts", description = "How many each deployment gets.")
  private int alerts = 200;

  @Option(names = "--channels")
  private int channels = 6;

  @Option(names = "--hang", description = "How long each call of the last channel hangs, seconds.")
  private int seconds = 30;

  @Option(names = "--every", description = "Milliseconds from alert to alert.")
  private int every = 250;

  @Override
  public Integer call() throws Exception {
    List<String> names = IntStream.range(0, channels).mapToObj(i -> "channel-" + i).toList();
    try (var well = new Deployment(names, Duration.ZERO);
        var ill = new Deployment(names, Duration.ofSeconds(seconds))) {
      for (int i = 0; i < 20; i++) { // as long as it takes for Java to warm up
        well.raise(i, System.nanoTime());
        ill.warmUp(i);
      }
      well.forget();
      ill.forget();
      schedule(well, ill);
      double without = well.median();
      double with = ill.median();
      System.out.printf(
          "hang: %d alerts, %d channels, one of them hanging %d s a call: the others' median %.1f"
              + " ms, without it %.1f ms: %+.1f %%; the worst %.0f ms, without it %.0f ms%n",
          alerts,
          channels,
          seconds,
          with,
          without,
          100 * (with / without - 1),
          ill.worst(),
          well.worst());
      return with <= 1.1 * without ? 0 : 1;
    }
  }

  /** Alerts come when they come, whether or not the function is done with the last one. */
  private void schedule(Deployment well, Deployment ill) throws InterruptedException {
    try (var streams = Executors.newVirtualThreadPerTaskExecutor();
        var minutes = Executors.newSingleThreadScheduledExecutor()) {
      minutes.scheduleAtFixedRate(ill.functions::sweep, 20, 60, TimeUnit.SECONDS);
      long start = System.nanoTime();
      for (int i = 0; i < alerts; i++) {
        int number = 1000 + i;
        for (int turn = 0; turn < 2; turn++) {
          Deployment one = turn == i % 2 ? well : ill;
          long at = start + (2L * i + turn) * every * 500_000L;
          TimeUnit.NANOSECONDS.sleep(at - System.nanoTime());
          streams.submit(() -> one.raise(number, at));
        }
      }
      streams.shutdown();
      streams.awaitTermination(5, TimeUnit.MINUTES);
      minutes.shutdownNow();
    }
  }

  /** The functions and the servers of their channels. */
  private static final class Deployment implements AutoCloseable {
    private final HttpServer server;
    private final Duration hang;
    private final String last;
    private volatile boolean hanging;
    private final Map<String, Long> raised = new ConcurrentHashMap<>();
    private final List<Long> took = new ArrayList<>();
    private final Functions functions;

    Deployment(List<String> names, Duration hang) throws IOException {
      this.hang = hang;
      this.last = names.getLast();
      this.hanging = true;
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::handle);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      int port = server.getAddress().getPort();
      String yaml =
          names.stream()
              .map(name ->
                  "    %s: {kind: post, url: 'http://127.0.0.1:%d/%s'}".formatted(name, port, name))
              .collect(Collectors.joining("\n", "notify:\n  channels:\n", "\n"));
      functions =
          new Functions(
              yaml,
              new Witness(),
              InstantSource.system(),
              () -> ThreadLocalRandom.current().nextDouble());
    }

    /** The stream of one subject's shard: one call after the other. */
    synchronized void raise(int number, long at) {
      Alert alert = Functions.alert(number, Severity.CRITICAL, InstantSource.system().instant());
      functions.alerts.put(alert);
      raised.put(alert.id(), at);
      functions.stream(List.of(alert));
    }

    void warmUp(int number) {
      hanging = false;
      raise(number, System.nanoTime());
      hanging = true;
    }

    void forget() {
      synchronized (took) {
        took.clear();
      }
    }

    double median() {
      synchronized (took) {
        took.sort(null);
        return took.get(took.size() / 2) / 1e6;
      }
    }

    double worst() {
      synchronized (took) {
        return took.stream().mapToLong(Long::longValue).max().orElse(0) / 1e6;
      }
    }

    private void handle(HttpExchange exchange) throws IOException {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      boolean isLast = exchange.getRequestURI().getPath().endsWith("/" + last);
      if (isLast && hanging && !hang.isZero()) {
        try {
          Thread.sleep(hang);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      } else if (!isLast) {
        Long at = raised.get(body.lines().findFirst().orElse(""));
        if (at != null) {
          synchronized (took) {
            took.add(System.nanoTime() - at);
          }
        }
      }
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    }

    @Override
    public void close() {
      server.stop(0);
      functions.close();
    }
  }
}
