package io.loginwatch.local.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Everything on the port that is not the API: the page at {@code /}, its messages as JSON and as a
 * stream of events, and the receivers {@code /inbox/sns} and {@code /inbox/hook/NAME}.
 */
public final class InboxPages implements HttpHandler {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final Inbox inbox;
  private final SnsEndpoint sns;
  private final WebhookEndpoint webhook;

  public InboxPages(Inbox inbox) {
    this.inbox = inbox;
    this.sns = new SnsEndpoint(inbox);
    this.webhook = new WebhookEndpoint(inbox);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      // The SDK publishes to the root of its endpoint, whatever path the endpoint has.
      if (path.startsWith("/inbox/sns")
          || path.equals("/") && exchange.getRequestMethod().equals("POST")) {
        sns.handle(exchange);
      } else if (path.startsWith("/inbox/hook")) {
        webhook.handle(exchange);
      } else if (path.equals("/inbox/messages")) {
        send(exchange, 200, "application/json", messages());
      } else if (path.equals("/inbox/stream")) {
        stream(exchange);
      } else if (path.equals("/")) {
        send(exchange, 200, "text/html; charset=utf-8", page());
      } else {
        send(
            exchange,
            404,
            "application/problem+json",
            "{\"type\":\"about:blank\",\"title\":\"Nothing here\",\"status\":404}"
                .getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private byte[] messages() throws JsonProcessingException {
    ArrayNode array = JSON.createArrayNode();
    inbox.messages().forEach(message -> array.add(json(message)));
    return JSON.writeValueAsBytes(array);
  }

  static ObjectNode json(Message message) {
    ObjectNode json = JSON.createObjectNode();
    json.put("number", message.number())
        .put("way", message.way().name().toLowerCase(java.util.Locale.ROOT))
        .put("at", message.at().toString())
        .put("to", message.to())
        .put("title", message.title())
        .put("text", message.text());
    json.set("body", message.body());
    return json;
  }

  private void stream(HttpExchange exchange) throws IOException {
    var queue = new LinkedBlockingQueue<Message>();
    java.util.function.Consumer<Message> listener = queue::add;
    inbox.onMessage(listener);
    try {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      write(out, ": hello\n\n");
      while (true) {
        Message message = queue.poll(HEARTBEAT.toSeconds(), TimeUnit.SECONDS);
        write(out, message == null ? ": still here\n\n" : "data: " + json(message) + "\n\n");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      inbox.forget(listener);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static byte[] page() {
    try (InputStream in = InboxPages.class.getResourceAsStream("inbox.html")) {
      if (in == null) {
        throw new IllegalStateException("inbox.html is not in the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }
}
