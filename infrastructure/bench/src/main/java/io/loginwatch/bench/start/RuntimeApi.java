package io.loginwatch.bench.start;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The side of Lambda that a runtime talks to. It has one event, an empty object, and hands it out
 * once.
 */
final class RuntimeApi implements AutoCloseable {
  private static final String PREFIX = "/2018-06-01/runtime/";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CompletableFuture<Long> ready = new CompletableFuture<>();
  private final CompletableFuture<Long> snapshot = new CompletableFuture<>();
  private final CompletableFuture<String> answer = new CompletableFuture<>();

  RuntimeApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(PREFIX + "invocation/next", this::next);
    server.createContext("/2018-06-01/runtime/restore/next", this::restore);
    server.createContext(PREFIX, this::answered);
    server.start();
  }

  /** Where the runtime finds it; the value of {@code AWS_LAMBDA_RUNTIME_API}. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** {@link System#nanoTime()} of the first question for an event. */
  CompletableFuture<Long> ready() {
    return ready;
  }

  /** {@link System#nanoTime()} of the moment in which Lambda would take its snapshot. */
  CompletableFuture<Long> snapshot() {
    return snapshot;
  }

  /** What the runtime said to the event, or instead of asking for one. */
  CompletableFuture<String> answer() {
    return answer;
  }

  /** The second question is never answered: the runtime is killed while it waits. */
  private void next(HttpExchange exchange) throws IOException {
    if (!ready.complete(System.nanoTime())) {
      return;
    }
    byte[] event = "{}".getBytes(StandardCharsets.UTF_8);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", "1");
    headers.set("Lambda-Runtime-Deadline-Ms", "99999999999999");
    headers.set("Lambda-Runtime-Trace-Id", "Root=1-0-0");
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:eu-central-1:000000000000:function:bench");
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
    exchange.close();
  }

  /** Restored at once: what is measured is the function's part of a restored start. */
  private void restore(HttpExchange exchange) throws IOException {
    snapshot.complete(System.nanoTime());
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private void answered(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
    answer.complete(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
