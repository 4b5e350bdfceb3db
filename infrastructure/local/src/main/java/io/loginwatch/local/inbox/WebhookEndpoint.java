package io.loginwatch.local.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Takes whatever is posted to it and says {@code ok}, as Slack's incoming webhooks do. */
final class WebhookEndpoint {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Inbox inbox;

  WebhookEndpoint(Inbox inbox) {
    this.inbox = inbox;
  }

  void handle(HttpExchange exchange) throws IOException {
    String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    JsonNode body = parse(text);
    String shown = body.path("text").asText(body.path("content").asText(""));
    String title = body.path("title").asText(shown.lines().findFirst().orElse("(no text)"));
    inbox.receive(
        Message.Way.WEBHOOK,
        exchange.getRequestURI().getPath().replaceFirst(".*/hook/?", ""),
        title,
        shown,
        body);
    byte[] ok = "ok".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, ok.length);
    exchange.getResponseBody().write(ok);
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node.isObject() ? node : JsonNodeFactory.instance.objectNode().put("text", text);
    } catch (IOException e) {
      return JsonNodeFactory.instance.objectNode().put("text", text);
    }
  }
}
