package io.loginwatch.ingest.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the wrapping around a record says of it; asked only where the record itself is silent.
 *
 * @param time when, as text or number
 * @param id an id that stays the same when the sender sends again
 * @param subject whom it is about (CloudEvents)
 * @param type what kind of event it is (CloudEvents, EventBridge, Splunk's source type)
 * @param host the machine that wrote it
 * @param level how grave its writer takes it, such as {@code WARNING}
 */
public record Outer(
    @Nullable JsonNode time,
    @Nullable String id,
    @Nullable String subject,
    @Nullable String type,
    @Nullable String host,
    @Nullable String level) {

  private static final List<String> TIMES =
      List.of(
          "timestamp",
          "@timestamp",
          "time",
          "date",
          "ISODATE",
          "timereported",
          "timegenerated",
          "__REALTIME_TIMESTAMP",
          "eventTime",
          "publishTime",
          "DATE");

  private static final List<String> HOSTS =
      List.of("host", "hostname", "HOST", "_HOSTNAME", "fromhost");

  private static final List<String> LEVELS =
      List.of("level", "levelname", "log.level", "severity", "loglevel");

  /** No wrapping, or one that says nothing. */
  public static final Outer NONE = new Outer(null, null, null, null, null, null);

  /** What a wrapping says, whatever it holds. */
  static Outer of(JsonNode node) {
    JsonNode time = null;
    for (int i = 0; time == null && i < TIMES.size(); i++) {
      JsonNode value = node.get(TIMES.get(i));
      time = value != null && (value.isTextual() || value.isNumber()) ? value : null;
    }
    String id = null;
    if (node.has("specversion") || node.has("detail-type") || node.has("message")) {
      id = text(node, "id");
    } else if (node.has("messageId")) {
      id = text(node, "messageId");
    }
    String host = null;
    for (int i = 0; host == null && i < HOSTS.size(); i++) {
      host = text(node, HOSTS.get(i));
    }
    String level = text(node.path("log"), "level");
    for (int i = 0; level == null && i < LEVELS.size(); i++) {
      level = text(node, LEVELS.get(i));
    }
    String type = text(node, node.has("detail-type") ? "detail-type" : "type");
    if (time == null && id == null && host == null && type == null && level == null) {
      return Outer.NONE;
    }
    String subject = node.has("specversion") ? text(node, "subject") : null;
    return new Outer(time, id, subject, type, host, level);
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.get(name);
    return value != null && value.isTextual() && !value.textValue().isBlank()
        ? value.textValue()
        : null;
  }

  /** This, with the gaps filled from a wrapping further out. */
  Outer within(Outer further) {
    if (further == NONE) {
      return this;
    }
    return new Outer(
        time != null ? time : further.time,
        id != null ? id : further.id,
        subject != null ? subject : further.subject,
        type != null ? type : further.type,
        host != null ? host : further.host,
        level != null ? level : further.level);
  }

  /** The same with another id. */
  public Outer called(String other) {
    return new Outer(time, other, subject, type, host, level);
  }

  /** The record in a wrapping that {@link Envelopes} takes off again to this. */
  public JsonNode around(JsonNode record) {
    if (this.equals(NONE)) {
      return record;
    }
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("specversion", "1.0");
    event.put("id", id != null ? id : "");
    event.put("source", "loginwatch/quarantine");
    event.put("type", type != null ? type : "");
    if (subject != null) {
      event.put("subject", subject);
    }
    if (host != null) {
      event.put("host", host);
    }
    if (level != null) {
      event.put("level", level);
    }
    if (time != null) {
      event.set("time", time);
    }
    event.set("data", record);
    return event;
  }
}
