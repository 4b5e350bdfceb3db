package io.loginwatch.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.sam.LocalDynamoDb;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.Logins;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The handler on empty tables, asked as API Gateway asks it. */
final class ApiFixture implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  final LocalDynamoDb db = LocalDynamoDb.start();
  final Alerts alerts;
  final Logins logins;
  private final ApiHandler handler;

  ApiFixture() {
    Map<String, String> env = new TreeMap<>(db.environment());
    env.put("LOGINWATCH_CONFIG", "no-such-file");
    env.put("PUBLIC_URL", "https://watch.example");
    alerts = new Alerts(db.client(), env);
    logins = new Logins(db.client(), env);
    handler = new ApiHandler(env);
  }

  /** What was answered. */
  record Response(int status, JsonNode headers, String text) {
    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String type() {
      return headers.path("Content-Type").asText();
    }
  }

  Response get(String url) {
    return ask("GET", url, "", Map.of());
  }

  Response post(String url, String body) {
    return ask("POST", url, body, Map.of("Content-Type", "application/json"));
  }

  Response ask(String method, String url, String body, Map<String, String> headers) {
    try {
      var out = new ByteArrayOutputStream();
      byte[] event = JSON.writeValueAsBytes(event(method, url, body, headers));
      handler.handleRequest(new ByteArrayInputStream(event), out, null);
      JsonNode answer = JSON.readTree(out.toByteArray());
      return new Response(
          answer.path("statusCode").asInt(), answer.path("headers"), answer.path("body").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a REST API with proxy integration and binary media types sends it. */
  private static ObjectNode event(
      String method, String url, String body, Map<String, String> headers) {
    int question = url.indexOf('?');
    ObjectNode event = JSON.createObjectNode();
    event.put("httpMethod", method);
    event.put("path", question < 0 ? url : url.substring(0, question));
    ObjectNode sent = event.putObject("headers");
    headers.forEach(sent::put);
    ObjectNode multiple = event.putObject("multiValueQueryStringParameters");
    if (question >= 0) {
      for (String parameter : url.substring(question + 1).split("&")) {
        if (parameter.isEmpty()) {
          continue;
        }
        String[] parts = parameter.split("=", 2);
        String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
        ArrayNode values = (ArrayNode) multiple.get(name);
        (values == null ? multiple.putArray(name) : values)
            .add(URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
      }
    }
    if (body.isEmpty()) {
      event.putNull("body");
    } else {
      event.put("body", body);
    }
    event.putObject("requestContext").putObject("authorizer").put("principalId", "console");
    return event.put("isBase64Encoded", false);
  }

  @Override
  public void close() {
    db.close();
  }
}
