package io.loginwatch.local.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Enough of the SNS Query API to be published to by the SDK: {@code Publish}, nothing else. */
final class SnsEndpoint {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

  private final Inbox inbox;

  SnsEndpoint(Inbox inbox) {
    this.inbox = inbox;
  }

  void handle(HttpExchange exchange) throws IOException {
    var form = new TreeMap<String, String>();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    String action = form.getOrDefault("Action", "");
    if (!action.equals("Publish") || !form.containsKey("Message")) {
      answer(
          exchange,
          400,
          "<ErrorResponse xmlns=\"%s\"><Error><Type>Sender</Type><Code>InvalidAction</Code><Message>The inbox only takes Publish with a Message</Message></Error><RequestId>%s</RequestId></ErrorResponse>"
              .formatted(NAMESPACE, UUID.randomUUID()));
      return;
    }
    receive(form);
    answer(
        exchange,
        200,
        "<PublishResponse xmlns=\"%s\"><PublishResult><MessageId>%s</MessageId></PublishResult><ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata></PublishResponse>"
            .formatted(NAMESPACE, UUID.randomUUID(), UUID.randomUUID()));
  }

  private void receive(TreeMap<String, String> form) {
    ObjectNode published = JsonNodeFactory.instance.objectNode();
    form.forEach(published::put);
    String message = form.getOrDefault("Message", "");
    JsonNode forms = "json".equals(form.get("MessageStructure")) ? parse(message) : null;
    // What a subscribed mailbox would show, and what a subscribed queue would get.
    String mail =
        forms == null ? message : forms.path("email").asText(forms.path("default").asText());
    JsonNode json =
        parse(forms == null ? message : forms.path("sqs").asText(forms.path("default").asText()));
    if (json != null) {
      published.set("json", json);
    }
    String topic = form.getOrDefault("TopicArn", "");
    inbox.receive(
        Message.Way.SNS,
        topic.substring(topic.lastIndexOf(':') + 1),
        form.getOrDefault("Subject", "(no subject)"),
        mail,
        published);
  }

  private static @Nullable JsonNode parse(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node != null && node.isObject() ? node : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static void answer(HttpExchange exchange, int status, String xml) throws IOException {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/xml");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
