package io.loginwatch.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP request as API Gateway's REST API hands it to a function.
 *
 * @param method in upper case
 * @param path its segments, decoded
 * @param query every value of every name, in order
 * @param headers last value by name in lower case
 * @param body text; empty where none was sent
 * @param caller whom the credential belongs to, as far as the authorizer says
 */
record Request(
    String method,
    List<String> path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    String body,
    String caller) {

  static Request of(JsonNode event) {
    JsonNode context = event.path("requestContext");
    JsonNode authorizer = context.path("authorizer");
    String caller =
        authorizer
            .path("log_source")
            .asText(authorizer.path("principalId").asText(userArn(context)));
    return new Request(
        event.path("httpMethod").asText("GET").toUpperCase(Locale.ROOT),
        segments(event.path("path").asText("/")),
        query(event),
        headers(event),
        body(event),
        caller);
  }

  /** Whether the client prefers that media type over JSON. */
  boolean accepts(String mediaType) {
    return headers.getOrDefault("accept", "").toLowerCase(Locale.ROOT).startsWith(mediaType);
  }

  private static String userArn(JsonNode context) {
    return context.path("identity").path("userArn").asText("");
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/")) {
      if (!segment.isEmpty()) {
        segments.add(decode(segment));
      }
    }
    return List.copyOf(segments);
  }

  /** A plus sign in a path is a plus sign; a percent sign that begins nothing stays as it is. */
  private static String decode(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return segment;
    }
  }

  private static Map<String, List<String>> query(JsonNode event) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    JsonNode multiple = event.path("multiValueQueryStringParameters");
    for (var parameter : multiple.properties()) {
      List<String> values = new ArrayList<>();
      parameter.getValue().forEach(value -> values.add(value.asText()));
      query.put(parameter.getKey(), List.copyOf(values));
    }
    for (var parameter : event.path("queryStringParameters").properties()) {
      query.putIfAbsent(parameter.getKey(), List.of(parameter.getValue().asText()));
    }
    return query;
  }

  private static Map<String, String> headers(JsonNode event) {
    Map<String, String> headers = new TreeMap<>();
    for (var header : event.path("multiValueHeaders").properties()) {
      JsonNode values = header.getValue();
      if (!values.isEmpty()) {
        headers.put(
            header.getKey().toLowerCase(Locale.ROOT), values.get(values.size() - 1).asText());
      }
    }
    for (var header : event.path("headers").properties()) {
      headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText());
    }
    return headers;
  }

  private static String body(JsonNode event) {
    String body = event.path("body").asText("");
    if (!event.path("isBase64Encoded").asBoolean(false)) {
      return body.equals("null") && event.path("body").isNull() ? "" : body;
    }
    return new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
  }
}
