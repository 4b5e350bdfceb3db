package io.loginwatch.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The AWS services that functions call without the SDK's clients: answers, and notes each call as
 * the permissions that it needs, in the words of {@link CallRecorder}.
 */
final class RecordedAws implements HttpHandler {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SENDER = Pattern.compile("(?m)^From:.*@([^>\\s]+)");

  private final Map<String, String> secrets = new ConcurrentHashMap<>();
  private volatile String caller = "nobody";

  /** Keeps a secret or a parameter of that name. */
  void keep(String name, String value) {
    secrets.put(name, value);
  }

  /** Whose calls those are that come now. */
  void calledBy(String function) {
    caller = function;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode asked = JSON.readTree(exchange.getRequestBody());
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      needs(target, asked).forEach(permission -> CallRecorder.note(caller, permission));
      byte[] answer = JSON.writeValueAsBytes(answer(target, asked));
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static Stream<String> needs(String target, JsonNode asked) {
    return switch (target) {
      case "secretsmanager.GetSecretValue" ->
          Stream.of("secretsmanager:GetSecretValue secret:" + asked.path("SecretId").asText());
      case "AmazonSSM.GetParameter" ->
          Stream.of("ssm:GetParameter parameter" + asked.path("Name").asText());
      case "AWSEvents.PutEvents" ->
          StreamSupport.stream(asked.path("Entries").spliterator(), false)
              .map(entry -> "events:PutEvents event-bus/" + entry.path("EventBusName").asText());
      // Not the name of the call: what SES says is missing when it refuses a raw mail.
      case null -> Stream.of("ses:SendRawEmail " + sender(asked));
      default -> throw new IllegalArgumentException("a call that nobody expected: " + target);
    };
  }

  private static String sender(JsonNode asked) {
    String raw = asked.path("Content").path("Raw").path("Data").asText();
    Matcher from =
        SENDER.matcher(new String(Base64.getDecoder().decode(raw), StandardCharsets.US_ASCII));
    return from.find() ? "identity/" + from.group(1) : "?";
  }

  private Object answer(String target, JsonNode asked) {
    return switch (target) {
      case "secretsmanager.GetSecretValue" ->
          Map.of("SecretString", secrets.get(asked.path("SecretId").asText()));
      case "AmazonSSM.GetParameter" ->
          Map.of("Parameter", Map.of("Value", secrets.get(asked.path("Name").asText())));
      case "AWSEvents.PutEvents" -> Map.of("FailedEntryCount", 0);
      case null, default -> Map.of("MessageId", "1");
    };
  }
}
