package io.loginwatch.notify.channel.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One request that carries a message.
 *
 * @param uri where to; may hold a secret, so it is never printed
 * @param headers by name, in the order they are sent
 * @param body what it carries
 * @param timeout for all of it: looking up the name, connecting, sending, and reading the answer
 */
public record Call(URI uri, Map<String, String> headers, byte[] body, Duration timeout) {

  /** What all of a call may take where the configuration says nothing else. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  public Call {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** A POST of that text with that content type. */
  public static Call post(URI uri, String contentType, String body) {
    return new Call(
        uri, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8), TIMEOUT);
  }

  /** A POST of that JSON. */
  public static Call json(URI uri, Object json) {
    return post(uri, "application/json; charset=utf-8", json.toString());
  }

  /** A POST of a form, as browsers make them. */
  public static Call form(URI uri, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return post(uri, "application/x-www-form-urlencoded", body);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The same with one header more. */
  public Call with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Call(uri, more, body, timeout);
  }

  /** The same with another time limit. */
  public Call within(Duration limit) {
    return new Call(uri, headers, body, limit);
  }

  /** A path can be a password, so all that is printed is the host. */
  @Override
  public String toString() {
    return "POST to " + uri.getHost();
  }
}
