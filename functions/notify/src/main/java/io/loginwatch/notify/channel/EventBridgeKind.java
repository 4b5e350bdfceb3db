package io.loginwatch.notify.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.config.Section;
import io.loginwatch.notify.Answer;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.ChannelKind;
import io.loginwatch.notify.ChannelParts;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.channel.http.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** An EventBridge bus: one event for each notice. */
final class EventBridgeKind implements ChannelKind {
  /** Bytes of an entry, its names and its detail together. */
  static final int BYTES = 256 * 1024;

  private static final int DETAIL = 200_000;

  @Override
  public String kind() {
    return "eventbridge";
  }

  @Override
  public Optional<Channel> open(String name, Section section, ChannelParts parts) {
    var fields = new Fields(name, section, parts);
    if (fields.unset("bus")) {
      return Optional.empty();
    }
    Supplier<String> bus = fields.required("bus");
    var calls = new AwsCalls(parts.env(), "events");
    Map<String, String> headers =
        Map.of(
            "Content-Type", "application/x-amz-json-1.1",
            "X-Amz-Target", "AWSEvents.PutEvents");
    return HttpChannel.open(
        fields,
        AwsCalls.sender(parts.clock()),
        notice -> calls.post("/", headers, payload(notice, bus.get()).toString()),
        EventBridgeKind::reading);
  }

  static ObjectNode payload(Notice notice, String bus) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("Entries")
        .addObject()
        .put("EventBusName", bus)
        .put("Source", "io.loginwatch")
        .put("DetailType", "Loginwatch " + WebhookBody.type(notice))
        .put("Time", notice.at().getEpochSecond())
        .put("Detail", IncidentJson.of(notice, DETAIL).toString());
    return json;
  }

  /** The service says 200 to entries that it did not take. */
  private static Answer reading(Reply reply, Answer usual) {
    JsonNode json = reply.json();
    if (!reply.isSuccess()) {
      return json.path("__type").asText().contains("Throttling")
          ? Answer.Retry.because(reply.toString())
          : usual;
    }
    if (json.path("FailedEntryCount").asInt() == 0) {
      return usual;
    }
    String code = json.path("Entries").path(0).path("ErrorCode").asText();
    boolean passing = code.contains("Throttling") || code.contains("Internal");
    String reason = "EventBridge: " + code;
    return passing ? Answer.Retry.because(reason) : new Answer.Dead(reason);
  }
}
