package io.loginwatch.ingest.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.loginwatch.ingest.wire.Documents.Document;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes the wrapping off: arrays, batches, events of buses, log lines inside of JSON inside of
 * base64 inside of JSON, as deep as {@link #MAX_WRAPPINGS}.
 *
 * <p>What a format recognises is a record, whatever it holds; everything else may be wrapping.
 */
public final class Envelopes {
  /**
   * Most that was seen in the wild is 5: Firehose, base64, gzip, CloudWatch Logs, a line of JSON.
   */
  static final int MAX_WRAPPINGS = 8;

  private static final List<String> LISTS =
      List.of(
          "records",
          "Records",
          "events",
          "items",
          "logEvents",
          "value",
          "entries",
          "logs",
          "lines",
          "results",
          "data",
          "list");

  private static final List<String> SINGLES =
      List.of("detail", "data", "event", "record", "doc", "_source");

  private static final List<String> TEXTS =
      List.of("message", "MESSAGE", "msg", "log", "line", "@message", "textPayload", "_raw", "raw");

  private final Predicate<JsonNode> isRecord;
  private final Sink sink;
  private final int limit;

  /** Bytes that packed parts may still unpack to, all together. */
  private int left;

  /** Takes the records. */
  public interface Sink {
    void record(JsonNode record, Outer outer);

    /** Something that is no record and cannot be taken apart. */
    void broken(String text, String why, Outer outer);
  }

  /**
   * @param isRecord whether a value is a record, so that it is not taken apart
   * @param limit most bytes that packed parts may unpack to, all together
   */
  public Envelopes(Predicate<JsonNode> isRecord, int limit, Sink sink) {
    this.isRecord = isRecord;
    this.limit = limit;
    this.left = limit;
    this.sink = sink;
  }

  public void open(JsonNode node, Outer outer) {
    open(node, outer, 0);
  }

  private void open(JsonNode node, Outer outer, int depth) {
    if (depth > MAX_WRAPPINGS) {
      sink.broken(node.toString(), "wrapped more than " + MAX_WRAPPINGS + " times", outer);
    } else if (node.isArray()) {
      for (JsonNode element : node) {
        open(element, outer, depth + 1);
      }
    } else if (node.isObject()) {
      if (isRecord.test(node)) {
        sink.record(node, outer);
      } else if (!Instructions.is(node) && !unwrap(node, outer, depth)) {
        sink.record(node, outer);
      }
    } else if (node.isTextual()) {
      text(node.textValue(), outer, depth);
    } else {
      sink.broken(node.toString(), "is neither an object nor a line of text", outer);
    }
  }

  /** Text that is JSON, or else a line of a log. */
  private void text(String raw, Outer outer, int depth) {
    String text = raw.strip();
    if (text.isEmpty()) {
      return;
    }
    char first = text.charAt(0);
    if (first == '{' || first == '[') {
      JsonNode inner = Json.parse(text);
      if (inner != null && inner.isContainerNode()) {
        open(inner, outer, depth + 1);
        return;
      }
    }
    if (text.indexOf('\n') >= 0) {
      text.lines().limit(10_000).forEach(line -> text(line, outer, depth + 1));
      return;
    }
    sink.record(TextNode.valueOf(text), outer);
  }

  private boolean unwrap(JsonNode node, Outer further, int depth) {
    Outer outer = Outer.of(node).within(further);
    if (node.has("specversion")) {
      return cloudEvent(node, outer, depth);
    }
    JsonNode packed = node.path("awslogs").path("data");
    if (packed.isTextual()) {
      return base64(packed.textValue(), outer, depth);
    }
    if (node.path("Sns").isObject()) {
      return child(node.path("Sns").get("Message"), outer, depth);
    }
    if (node.has("Message") && "Notification".equals(node.path("Type").asText())) {
      return child(node.get("Message"), outer, depth);
    }
    if (node.has("body") && node.path("eventSource").asText().equals("aws:sqs")) {
      return child(node.get("body"), outer, depth);
    }
    if (node.path("kinesis").path("data").isTextual()) {
      return base64(node.path("kinesis").path("data").textValue(), outer, depth);
    }
    if (node.path("resourceLogs").isArray()) {
      OpenTelemetry.records(node.path("resourceLogs"))
          .forEach(log -> open(log.body(), log.outer().within(outer), depth + 1));
      return true;
    }
    JsonNode message = node.get("message");
    if (message != null && message.isObject()) {
      JsonNode data = message.get("data");
      Outer published = Outer.of(message).within(outer);
      return data != null && data.isTextual()
          ? base64(data.textValue(), published, depth)
          : child(message, published, depth);
    }
    return lists(node, outer, depth) || singles(node, outer, depth) || texts(node, outer, depth);
  }

  private boolean lists(JsonNode node, Outer outer, int depth) {
    for (String name : LISTS) {
      JsonNode list = node.get(name);
      if (list != null && list.isArray()) {
        for (JsonNode element : list) {
          JsonNode data = element.get("data");
          boolean firehose =
              data != null && data.isTextual() && (element.size() == 1 || node.has("requestId"));
          if (!firehose || !base64(data.textValue(), outer, depth)) {
            open(element, outer, depth + 1);
          }
        }
        return true;
      }
    }
    return false;
  }

  private boolean singles(JsonNode node, Outer outer, int depth) {
    for (String name : SINGLES) {
      JsonNode single = node.get(name);
      if (single != null && (single.isObject() || (name.equals("event") && single.isTextual()))) {
        return child(single, outer, depth);
      }
    }
    return false;
  }

  private boolean texts(JsonNode node, Outer outer, int depth) {
    for (String name : TEXTS) {
      JsonNode text = node.get(name);
      if (text != null && (text.isTextual() || text.isObject())) {
        return child(text, outer, depth);
      }
    }
    return false;
  }

  private boolean cloudEvent(JsonNode event, Outer outer, int depth) {
    JsonNode binary = event.get("data_base64");
    if (binary != null && binary.isTextual()) {
      return base64(binary.textValue(), outer, depth);
    }
    return child(event.get("data"), outer, depth);
  }

  private boolean child(@Nullable JsonNode child, Outer outer, int depth) {
    if (child == null || child.isNull()) {
      return false;
    }
    open(child, outer, depth + 1);
    return true;
  }

  /** Bytes that were made text, perhaps after being packed; false if they were not. */
  private boolean base64(String text, Outer outer, int depth) {
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
    byte[] unpacked;
    try {
      unpacked = Unpacking.unpack(bytes, left);
    } catch (LimitExceeded e) {
      // One bomb must not keep those around it from coming in.
      sink.broken(
          text,
          "what is packed in it unpacks to more than the limit of " + limit + " bytes",
          outer);
      return true;
    }
    if (unpacked == null) {
      sink.broken(text, "is damaged gzip", outer);
      return true;
    }
    left = Math.max(0, left - unpacked.length);
    Documents documents = new Documents(unpacked);
    for (Document document; (document = documents.next()) != null; ) {
      switch (document) {
        case Document.Value(JsonNode node) -> open(node, outer, depth + 1);
        case Document.Broken(String broken, String why) -> sink.broken(broken, why, outer);
      }
    }
    return true;
  }
}
