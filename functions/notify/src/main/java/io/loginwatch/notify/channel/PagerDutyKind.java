package io.loginwatch.notify.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.config.Section;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.login.Timestamp;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.ChannelKind;
import io.loginwatch.notify.ChannelParts;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.channel.http.Call;
import io.loginwatch.notify.message.Clip;
import io.loginwatch.notify.message.Links;
import io.loginwatch.notify.message.Medium;
import io.loginwatch.notify.message.Message;
import io.loginwatch.notify.message.Writer;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * PagerDuty's Events API v2: one PagerDuty alert for each incident, opened, acknowledged, resolved.
 */
final class PagerDutyKind implements ChannelKind {
  /** Limits of the Events API v2, in characters, and in bytes for the whole. */
  static final int SUMMARY = 1024;

  static final int DEDUP_KEY = 255;
  static final int BYTES = 512 * 1024;

  private static final int DETAILS = 100_000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Override
  public String kind() {
    return "pagerduty";
  }

  @Override
  public Optional<Channel> open(String name, Section section, ChannelParts parts) {
    var fields = new Fields(name, section, parts);
    if (fields.unset("routing_key")) {
      return Optional.empty();
    }
    Supplier<String> key = fields.secret("routing_key");
    Supplier<URI> url = fields.url("api_url", "https://events.pagerduty.com/v2/enqueue");
    Writer writer = fields.writer();
    return HttpChannel.following(
        fields, about -> Call.json(url.get(), payload(about, writer, key.get())));
  }

  static ObjectNode payload(Notice.About about, Writer writer, String routingKey) {
    String action =
        switch (about.kind()) {
          case FIRST, UPDATE, REMINDER, TEST, DIGEST -> "trigger";
          case ACKNOWLEDGED -> "acknowledge";
          case CLOSING -> "resolve";
        };
    ObjectNode json = JSON.objectNode();
    json.put("routing_key", routingKey);
    json.put("event_action", action);
    json.put("dedup_key", Clip.chars(about.incident().id(), DEDUP_KEY));
    if (action.equals("trigger")) {
      json.put("client", "Loginwatch");
      Links.forWatchers(about).stream()
          .limit(1)
          .forEach(open -> json.put("client_url", open.url()));
      json.set("payload", details(about, writer));
      ArrayNode links = json.putArray("links");
      Links.withRunbook(about)
          .forEach(link -> links.addObject().put("href", link.url()).put("text", link.label()));
    }
    return json;
  }

  private static ObjectNode details(Notice.About about, Writer writer) {
    Alert leading = about.leading();
    Message message = writer.write(about, Medium.TEXT, 2 * SUMMARY);
    ObjectNode json = JSON.objectNode();
    json.put("summary", Clip.chars(message.title(), SUMMARY));
    json.put("source", source(about));
    json.put(
        "severity",
        switch (about.incident().severity()) {
          case CRITICAL -> "critical";
          case HIGH -> "error";
          case MEDIUM -> "warning";
          case LOW, INFO -> "info";
        });
    json.put("timestamp", Timestamp.text(leading.time()));
    json.put("component", about.incident().subject().key());
    json.put("group", "logins");
    json.put("class", leading.rule());
    ObjectNode details = json.putObject("custom_details");
    writer.facts(about).forEach(fact -> details.put(fact.label(), fact.value()));
    details.put("Why", String.join("; ", writer.reasons(about)));
    details.put("To do", writer.todo(about));
    details.set("incident", IncidentJson.of(about, DETAILS));
    return json;
  }

  private static String source(Notice.About about) {
    String ip = about.leading().source().ip();
    return ip == null ? about.incident().subject().id() : ip;
  }
}
