package io.loginwatch.ingest.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.loginwatch.ingest.Hint;
import io.loginwatch.ingest.Receipt;
import io.loginwatch.ingest.Reception;
import io.loginwatch.ingest.wire.Outer;

/**
 * {@code /services/collector*}: Splunk's HTTP event collector, whose protocol many products can
 * send. Its senders read the code in the body and the status, and nothing else.
 */
final class CollectorRoute {
  private final Reception reception;

  CollectorRoute(Reception reception) {
    this.reception = reception;
  }

  Answer answer(Request request) {
    if (request.path().contains("/health")) {
      return said(200, "HEC is healthy", 17);
    }
    if (request.method().equals("OPTIONS")) {
      return Answer.empty(200).with("Allow", "POST, GET, OPTIONS");
    }
    if (request.path().contains("/ack")) {
      return said(400, "ACK is disabled", 14);
    }
    if (!request.method().equals("POST") && !request.method().equals("PUT")) {
      return said(405, "Incorrect method: POST the events", 404).with("Allow", "POST, OPTIONS");
    }
    if (request.body().length == 0) {
      return said(400, "No data", 5);
    }
    Hint hint = new Hint(EventsRoute.format(request), request.logSource(), Outer.NONE);
    Reception.Result result = reception.take(request.body(), hint);
    if (result.undecodable()) {
      Receipt.Rejected first = result.rejected().getFirst();
      return Answer.json(
          400,
          JsonNodeFactory.instance
              .objectNode()
              .put("text", "Invalid data format")
              .put("code", 6)
              .put("invalid-event-number", first.index()));
    }
    return said(200, "Success", 0);
  }

  static Answer said(int status, String text, int code) {
    return Answer.json(
        status, JsonNodeFactory.instance.objectNode().put("text", text).put("code", code));
  }

  /** What this protocol says for 503. */
  static Answer busy() {
    return said(503, "Server is busy", 9).with("Retry-After", "5");
  }
}
