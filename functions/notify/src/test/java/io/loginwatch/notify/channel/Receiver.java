package io.loginwatch.notify.channel;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server that keeps what it gets, and answers as it is told. */
final class Receiver implements AutoCloseable {

  /** One request. */
  record Got(String method, String path, String query, Headers headers, String body) {}

  /** What to answer. */
  record Reply(int status, String body, String... headers) {}

  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private Function<Got, Reply> answering = _ -> new Reply(200, "ok");

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var request =
        new Got(
            exchange.getRequestMethod(),
            uri.getRawPath(),
            uri.getRawQuery(),
            exchange.getRequestHeaders(),
            body);
    got.add(request);
    Reply reply = answering.apply(request);
    for (int i = 0; i < reply.headers.length; i += 2) {
      exchange.getResponseHeaders().add(reply.headers[i], reply.headers[i + 1]);
    }
    byte[] bytes = reply.body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  Receiver answering(int status, String body, String... headers) {
    return answering(_ -> new Reply(status, body, headers));
  }

  Receiver answering(Function<Got, Reply> answer) {
    answering = answer;
    return this;
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  List<Got> got() {
    return got;
  }

  Got only() {
    if (got.size() != 1) {
      throw new AssertionError("not one request but " + got.size());
    }
    return got.getFirst();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
