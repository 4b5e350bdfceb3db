package io.loginwatch.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP answer.
 *
 * @param status code
 * @param headers by name
 * @param body JSON, or empty
 */
public record Answer(int status, Map<String, String> headers, String body) {
  /** Seconds after which a sender may try again. */
  private static final String RETRY_AFTER = "5";

  public static Answer json(int status, JsonNode body) {
    return new Answer(status, Map.of("Content-Type", "application/json"), body.toString());
  }

  /** Nothing to say. */
  public static Answer empty(int status) {
    return new Answer(status, Map.of(), "");
  }

  /** An error, as RFC 9457 has it. */
  public static Answer problem(int status, String title, String detail) {
    ObjectNode problem = JsonNodeFactory.instance.objectNode();
    problem.put("type", "about:blank").put("title", title).put("status", status);
    problem.put("detail", detail);
    return new Answer(
        status, Map.of("Content-Type", "application/problem+json"), problem.toString());
  }

  /** The one answer that every sender repeats its request on. */
  public static Answer later(String why) {
    return problem(503, "Try again", why).with("Retry-After", RETRY_AFTER);
  }

  public Answer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }

  /** As API Gateway wants it back. */
  public ObjectNode toProxy() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("statusCode", status);
    ObjectNode fields = answer.putObject("headers");
    headers.forEach(fields::put);
    return answer.put("isBase64Encoded", false).put("body", body);
  }
}
