package io.loginwatch.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.loginwatch.sam.RestApi.GatewayResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes back to the caller. */
record Reply(int status, Map<String, List<String>> headers, byte[] body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A function's answer; empty where it does not have the form that API Gateway wants. */
  static Optional<Reply> ofFunction(byte[] answer) {
    JsonNode node;
    try {
      node = JSON.readTree(answer);
    } catch (IOException e) {
      return Optional.empty();
    }
    if (node == null || !node.path("statusCode").canConvertToInt()) {
      return Optional.empty();
    }
    var headers = new LinkedHashMap<String, List<String>>();
    node.path("headers").forEachEntry((name, value) -> add(headers, name, value.asText()));
    node.path("multiValueHeaders")
        .forEachEntry((name, values) -> {
          headers.remove(name);
          values.forEach(value -> add(headers, name, value.asText()));
        });
    headers.putIfAbsent("Content-Type", List.of("application/json"));
    String body = node.path("body").asText("");
    byte[] bytes =
        node.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8);
    return Optional.of(new Reply(node.path("statusCode").asInt(), headers, bytes));
  }

  /** An answer of the gateway itself. */
  static Reply ofGateway(@Nullable GatewayResponse response, int otherwise, String message) {
    var headers = new LinkedHashMap<String, List<String>>();
    add(headers, "Content-Type", "application/json");
    String quoted = "\"" + message.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    if (response == null || response.template().isEmpty()) {
      return new Reply(
          response == null ? otherwise : response.status(),
          headers,
          ("{\"message\":" + quoted + "}").getBytes(StandardCharsets.UTF_8));
    }
    response.headers().forEach((name, value) -> add(headers, name, value));
    String body = response.template().replace("$context.error.messageString", quoted);
    return new Reply(response.status(), headers, body.getBytes(StandardCharsets.UTF_8));
  }

  void send(HttpExchange exchange) throws IOException {
    headers.forEach(
        (name, values) -> values.forEach(value -> exchange.getResponseHeaders().add(name, value)));
    boolean bodiless = exchange.getRequestMethod().equals("HEAD") || status == 204 || status == 304;
    exchange.sendResponseHeaders(status, bodiless || body.length == 0 ? -1 : body.length);
    if (!bodiless && body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static void add(Map<String, List<String>> headers, String name, String value) {
    headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }
}
