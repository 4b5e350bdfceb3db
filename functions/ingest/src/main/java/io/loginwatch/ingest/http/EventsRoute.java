package io.loginwatch.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.loginwatch.ingest.Hint;
import io.loginwatch.ingest.Receipt;
import io.loginwatch.ingest.Reception;
import io.loginwatch.ingest.wire.Outer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/events}: logins in whatever shape, and the handshakes of those who ask first. */
final class EventsRoute {
  /** Rejections that an answer lists; API Gateway passes on 6 MB at most. */
  private static final int MAX_LISTED = 1_000;

  private final Reception reception;

  EventsRoute(Reception reception) {
    this.reception = reception;
  }

  Answer answer(Request request) {
    return switch (request.method()) {
      case "POST", "PUT" -> post(request);
      case "GET", "HEAD" -> challenge(request);
      case "OPTIONS" -> handshake(request);
      default ->
          Answer.problem(405, "Method not allowed", "POST the events")
              .with("Allow", "POST, GET, OPTIONS");
    };
  }

  private Answer post(Request request) {
    String type = request.mediaType();
    if (type.contains("msgpack")) {
      return Answer.problem(
          415, "Unsupported media type", "MessagePack is not read here: have the sender send JSON");
    }
    if (request.body().length == 0) {
      return Answer.problem(400, "Nothing sent", "the body is empty");
    }
    Hint hint = new Hint(format(request), request.logSource(), outer(request.headers()));
    return taken(reception.take(request.body(), hint));
  }

  /** The answer to a body that was taken in. */
  static Answer taken(Reception.Result result) {
    if (result.undecodable()) {
      Receipt.Rejected first = result.rejected().getFirst();
      return Answer.problem(
          400, "Not decodable", "nothing in the body could be read: it " + first.message());
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("accepted", result.accepted()).put("duplicates", result.duplicates());
    ArrayNode rejected = body.putArray("rejected");
    for (Receipt.Rejected one : result.rejected()) {
      if (rejected.size() == MAX_LISTED) {
        body.put("rejected_count", result.rejected().size());
        break;
      }
      ObjectNode entry = rejected.addObject().put("index", one.index()).put("code", one.code());
      if (one.field() != null) {
        entry.put("field", one.field());
      }
      entry.put("message", one.message());
    }
    return Answer.json(200, body);
  }

  /** The format that the key is pinned to, or else that the request asks for. */
  static @Nullable String format(Request request) {
    return request.format() != null ? request.format() : request.query().get("format");
  }

  /** The attributes of a CloudEvent in binary mode. */
  private static Outer outer(Map<String, String> headers) {
    if (!headers.containsKey("ce-specversion")) {
      return Outer.NONE;
    }
    String time = headers.get("ce-time");
    return new Outer(
        time == null ? null : TextNode.valueOf(time),
        headers.get("ce-id"),
        headers.get("ce-subject"),
        headers.get("ce-type"),
        null,
        null);
  }

  /** Okta asks once, with a value to give back, before it delivers. */
  private static Answer challenge(Request request) {
    String value = request.header("x-okta-verification-challenge");
    if (value == null) {
      JsonNode hello =
          JsonNodeFactory.instance.objectNode().put("status", "ready").put("post", "login events");
      return Answer.json(200, hello);
    }
    return Answer.json(200, JsonNodeFactory.instance.objectNode().put("verification", value));
  }

  /** CloudEvents asks whether it may deliver, and how fast. */
  private static Answer handshake(Request request) {
    Answer answer = Answer.empty(200).with("Allow", "POST, GET, OPTIONS");
    String origin = request.header("webhook-request-origin");
    return origin == null
        ? answer
        : answer.with("WebHook-Allowed-Origin", origin).with("WebHook-Allowed-Rate", "*");
  }
}
