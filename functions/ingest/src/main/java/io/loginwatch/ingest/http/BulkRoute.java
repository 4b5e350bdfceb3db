package io.loginwatch.ingest.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.ingest.Hint;
import io.loginwatch.ingest.Receipt;
import io.loginwatch.ingest.Reception;
import io.loginwatch.ingest.wire.Outer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code /_bulk}: for shippers that can write to Elasticsearch and to nothing else, such as
 * rsyslog's omelasticsearch in bulk mode. Takes what they send and answers record by record, as
 * Elasticsearch does; it is none otherwise.
 */
final class BulkRoute {
  /** Where the word of the first action is. */
  private static final int HEAD = 64;

  private final Reception reception;

  BulkRoute(Reception reception) {
    this.reception = reception;
  }

  Answer answer(Request request) {
    if (!request.method().equals("POST") && !request.method().equals("PUT")) {
      return Answer.problem(405, "Method not allowed", "POST the events")
          .with("Allow", "POST, PUT");
    }
    if (request.body().length == 0) {
      return Answer.problem(400, "Nothing sent", "the body is empty");
    }
    Hint hint = new Hint(EventsRoute.format(request), request.logSource(), Outer.NONE);
    Reception.Result result = reception.take(request.body(), hint);
    return result.undecodable() ? EventsRoute.taken(result) : items(result, action(request.body()));
  }

  /** One item for each record, in order: 201, or 400 with what is wrong with it. */
  private static Answer items(Reception.Result result, String action) {
    Map<Integer, Receipt.Rejected> rejected = new HashMap<>();
    result.rejected().forEach(one -> rejected.putIfAbsent(one.index(), one));
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("took", 0);
    answer.put("errors", !rejected.isEmpty());
    ArrayNode items = answer.putArray("items");
    for (int index = 0; index < result.records(); index++) {
      Receipt.Rejected no = rejected.get(index);
      ObjectNode item = items.addObject().putObject(action).put("status", no == null ? 201 : 400);
      if (no != null) {
        item.putObject("error").put("type", no.code()).put("reason", no.message());
      }
    }
    return Answer.json(200, answer);
  }

  /** Clients look for the word that they sent. */
  private static String action(byte[] body) {
    String head = new String(body, 0, Math.min(HEAD, body.length), StandardCharsets.ISO_8859_1);
    return head.contains("\"create\"") ? "create" : "index";
  }
}
