package io.loginwatch.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.ingest.Hint;
import io.loginwatch.ingest.Intake;
import io.loginwatch.ingest.Reception;
import io.loginwatch.ingest.wire.Json;
import io.loginwatch.ingest.wire.Outer;
import io.loginwatch.ingest.wire.Unpacking;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/firehose}: the delivery contract of Amazon Data Firehose. It takes exactly 200 with
 * its own request id for a success, and repeats on everything but that and 413, which it gives up
 * on.
 */
final class FirehoseRoute {
  private final Reception reception;
  private final InstantSource clock;

  FirehoseRoute(Reception reception, InstantSource clock) {
    this.reception = reception;
    this.clock = clock;
  }

  Answer answer(Request request) {
    byte[] body = Unpacking.unpack(request.body(), Intake.MAX_UNPACKED);
    JsonNode delivery = body == null ? null : parse(body);
    String id = request.header("x-amz-firehose-request-id");
    if (delivery == null || !delivery.path("records").isArray()) {
      return said(400, id, "the body is no delivery: it has no records");
    }
    if (delivery.path("requestId").isTextual()) {
      id = delivery.path("requestId").textValue();
    }
    reception.take(
        delivery, new Hint(EventsRoute.format(request), request.logSource(), Outer.NONE));
    return said(200, id, null);
  }

  /** Every answer of this route has this form, errors included. */
  Answer said(int status, @Nullable String requestId, @Nullable String error) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("requestId", requestId == null ? "" : requestId);
    body.put("timestamp", clock.millis());
    if (error != null) {
      body.put("errorMessage", error);
    }
    return Answer.json(status, body);
  }

  private static @Nullable JsonNode parse(byte[] body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (IOException e) {
      return null;
    }
  }
}
