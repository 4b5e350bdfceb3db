package io.loginwatch.local.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request as API Gateway's REST proxy integration hands it to a function. */
final class ProxyRequest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final DateTimeFormatter REQUEST_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Pattern SIGNATURE =
      Pattern.compile("AWS4-HMAC-SHA256 Credential=([A-Za-z0-9]{1,128})/");

  private final ObjectNode event = JSON.objectNode();
  private final ObjectNode context = JSON.objectNode();

  ProxyRequest(HttpExchange exchange, Routes.Match match, String stage, Instant now) {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    String resource = match.served().route().path();
    event.put("resource", resource).put("path", path).put("httpMethod", method);
    headers(exchange);
    query(exchange.getRequestURI().getRawQuery());
    event.set("pathParameters", texts(match.parameters()));
    event.putNull("stageVariables");
    context
        .put("resourceId", "local")
        .put("resourcePath", resource)
        .put("httpMethod", method)
        .put("path", "/" + stage + path)
        .put("accountId", "000000000000")
        .put("apiId", "local")
        .put("stage", stage)
        .put("protocol", "HTTP/1.1")
        .put("domainName", "localhost")
        .put("requestId", UUID.randomUUID().toString())
        .put("extendedRequestId", "local")
        .put("requestTime", REQUEST_TIME.format(now))
        .put("requestTimeEpoch", now.toEpochMilli());
    context
        .putObject("identity")
        .put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress())
        .put("userAgent", exchange.getRequestHeaders().getFirst("User-Agent"));
    event.set("requestContext", context);
  }

  /** What a REQUEST authorizer gets: everything but the body. */
  ObjectNode forAuthorizer(String stage) {
    ObjectNode request = event.deepCopy();
    request
        .put("type", "REQUEST")
        .put(
            "methodArn",
            "arn:aws:execute-api:eu-west-1:000000000000:local/"
                + stage
                + "/"
                + event.path("httpMethod").asText()
                + event.path("path").asText());
    return request;
  }

  /**
   * Whether the request has a signature of AWS credentials; adds the caller that it names. The
   * signature is not verified: there are no credentials here to do it with.
   */
  boolean signed() {
    Matcher signature = SIGNATURE.matcher(event.path("headers").path("Authorization").asText());
    if (!signature.lookingAt()) {
      return false;
    }
    context
        .withObject("/identity")
        .put("accessKey", signature.group(1))
        .put("userArn", "arn:aws:iam::000000000000:user/" + signature.group(1));
    return true;
  }

  /** Adds what the authorizer said of the caller. */
  void authorized(ObjectNode said) {
    context.set("authorizer", said);
  }

  /** The request with its body. */
  ObjectNode withBody(byte[] body, boolean binary) {
    if (body.length == 0) {
      event.putNull("body").put("isBase64Encoded", false);
    } else if (binary) {
      event.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);
    } else {
      event.put("body", new String(body, StandardCharsets.UTF_8)).put("isBase64Encoded", false);
    }
    return event;
  }

  private void headers(HttpExchange exchange) {
    ObjectNode single = event.putObject("headers");
    ObjectNode multi = event.putObject("multiValueHeaders");
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          single.put(name, values.getLast());
          values.forEach(multi.withArray(name)::add);
        });
  }

  private void query(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      event.putNull("queryStringParameters").putNull("multiValueQueryStringParameters");
      return;
    }
    ObjectNode single = event.putObject("queryStringParameters");
    ObjectNode multi = event.putObject("multiValueQueryStringParameters");
    for (String pair : List.of(raw.split("&"))) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      single.put(name, value);
      multi.withArray(name).add(value);
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // "%zz" is passed on as it is
    }
  }

  private static com.fasterxml.jackson.databind.JsonNode texts(Map<String, String> map) {
    if (map.isEmpty()) {
      return JSON.nullNode();
    }
    ObjectNode object = JSON.objectNode();
    map.forEach(object::put);
    return object;
  }
}
