package io.loginwatch.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP answer.
 *
 * @param status code
 * @param headers by name
 * @param body text
 */
record Answer(int status, Map<String, String> headers, String body) {

  /**
   * Something about a request that its sender can put right.
   *
   * @param name of the parameter or field
   * @param detail what is wrong with it
   */
  record Fault(String name, String detail) {

    /** A value that was refused, and why. */
    static Fault of(String name, String value, IllegalArgumentException refusal) {
      String shown = value.length() <= 60 ? value : value.substring(0, 60) + "…";
      return new Fault(name, "\"" + shown + "\" " + refusal.getMessage());
    }
  }

  static Answer json(JsonNode body) {
    return new Answer(200, Map.of("Content-Type", "application/json"), body.toString());
  }

  static Answer csv(String body) {
    return new Answer(
        200,
        Map.of(
            "Content-Type", "text/csv; charset=utf-8",
            "Content-Disposition", "attachment; filename=\"alerts.csv\""),
        body);
  }

  /** An error as RFC 9457 has it. */
  static Answer problem(int status, String title, String detail) {
    return problem(problemJson(status, title, detail));
  }

  /** 400: everything that is wrong at once, and what would be right. */
  static Answer badRequest(List<Fault> faults, Collection<String> allowed) {
    StringBuilder detail = new StringBuilder();
    ObjectNode json = problemJson(400, "Bad request", "");
    ArrayNode errors = json.putArray("errors");
    for (Fault fault : faults) {
      detail.append(detail.isEmpty() ? "" : "; ").append(fault.name() + ": " + fault.detail());
      errors.addObject().put("name", fault.name()).put("detail", fault.detail());
    }
    json.put("detail", detail.toString());
    if (!allowed.isEmpty()) {
      ArrayNode names = json.putArray("allowed");
      allowed.forEach(names::add);
    }
    return problem(json);
  }

  static Answer notFound(String detail) {
    return problem(404, "Not found", detail);
  }

  Answer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }

  /** As API Gateway wants it back. */
  ObjectNode toProxy() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("statusCode", status);
    ObjectNode fields = answer.putObject("headers");
    headers.forEach(fields::put);
    return answer.put("isBase64Encoded", false).put("body", body);
  }

  private static ObjectNode problemJson(int status, String title, String detail) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "about:blank")
        .put("title", title)
        .put("status", status)
        .put("detail", detail);
  }

  private static Answer problem(ObjectNode json) {
    return new Answer(
        json.path("status").asInt(),
        Map.of("Content-Type", "application/problem+json"),
        json.toString());
  }
}
