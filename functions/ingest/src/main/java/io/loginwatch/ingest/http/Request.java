package io.loginwatch.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as API Gateway's REST API hands it to a function.
 *
 * @param method in upper case
 * @param path without the stage
 * @param headers last value by name in lower case
 * @param query last value by name
 * @param body as it was sent
 * @param logSource which log the credential belongs to; null where there was no authorizer
 * @param format the format that the credential is pinned to
 */
public record Request(
    String method,
    String path,
    Map<String, String> headers,
    Map<String, String> query,
    byte[] body,
    @Nullable String logSource,
    @Nullable String format) {

  /** Whether an invocation is one. */
  public static boolean isOne(JsonNode event) {
    return event.has("httpMethod") && event.has("path");
  }

  /** Reads a proxy event. */
  public static Request of(JsonNode event) {
    JsonNode context = event.path("requestContext");
    JsonNode authorizer = context.path("authorizer");
    String logSource = text(authorizer, "log_source");
    String arn = text(context.path("identity"), "userArn");
    String path = event.path("path").asText("/");
    return new Request(
        event.path("httpMethod").asText("").toUpperCase(Locale.ROOT),
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
        named(event.path("headers"), event.path("multiValueHeaders"), true),
        named(
            event.path("queryStringParameters"),
            event.path("multiValueQueryStringParameters"),
            false),
        body(event),
        logSource != null ? logSource : arn == null ? null : caller(arn),
        text(authorizer, "format"));
  }

  /**
   * The log source where IAM takes the place of keys: the name of the caller's role or user,
   * without the name of the session, which changes.
   */
  private static String caller(String arn) {
    String[] parts = arn.substring(arn.lastIndexOf(':') + 1).split("/");
    boolean session = parts[0].equals("assumed-role") && parts.length > 2;
    return session ? parts[1] : parts[parts.length - 1];
  }

  /** The same, as if it had come with a credential of that log. */
  public Request from(String log) {
    return new Request(method, path, headers, query, body, log, format);
  }

  /** A header's value, or null. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** The media type, in lower case and without parameters; empty where none was sent. */
  public String mediaType() {
    String type = headers.getOrDefault("content-type", "");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  private static byte[] body(JsonNode event) {
    String body = event.path("body").isTextual() ? event.path("body").textValue() : "";
    if (event.path("isBase64Encoded").asBoolean(false)) {
      try {
        return Base64.getDecoder().decode(body);
      } catch (IllegalArgumentException e) {
        // API Gateway does not do this; whoever does is read as he wrote.
        return body.getBytes(StandardCharsets.UTF_8);
      }
    }
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> named(JsonNode single, JsonNode multiple, boolean lower) {
    Map<String, String> values = new TreeMap<>();
    for (JsonNode source : new JsonNode[] {multiple, single}) {
      for (Map.Entry<String, JsonNode> entry : source.properties()) {
        JsonNode value = entry.getValue();
        JsonNode last = value.isArray() && !value.isEmpty() ? value.get(value.size() - 1) : value;
        if (last.isTextual()) {
          values.putIfAbsent(
              lower ? entry.getKey().toLowerCase(Locale.ROOT) : entry.getKey(), last.textValue());
        }
      }
    }
    return values;
  }

  private static @Nullable String text(JsonNode node, String name) {
    String text = node.path(name).asText("");
    return text.isBlank() ? null : text;
  }
}
