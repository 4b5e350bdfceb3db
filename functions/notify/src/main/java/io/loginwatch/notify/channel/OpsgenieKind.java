package io.loginwatch.notify.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.config.Section;
import io.loginwatch.core.incident.NoticeKind;
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

/** Opsgenie's alert API: one Opsgenie alert for each incident, found again by its alias. */
final class OpsgenieKind implements ChannelKind {
  /** Limits of the alert API reference, in characters. */
  static final int MESSAGE = 130;

  static final int DESCRIPTION = 15_000;
  static final int ENTITY = 512;
  static final int TAG = 50;
  static final int TAGS = 20;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Override
  public String kind() {
    return "opsgenie";
  }

  @Override
  public Optional<Channel> open(String name, Section section, ChannelParts parts) {
    var fields = new Fields(name, section, parts);
    if (fields.unset("api_key")) {
      return Optional.empty();
    }
    Supplier<String> key = fields.secret("api_key");
    Supplier<URI> api = fields.url("api_url", "https://api.opsgenie.com");
    Writer writer = fields.writer();
    return HttpChannel.following(
        fields,
        about ->
            Call.json(target(api.get(), about), payload(about, writer))
                .with("Authorization", "GenieKey " + key.get()));
  }

  private static URI target(URI api, Notice.About about) {
    String alerts = api + "/v2/alerts";
    String one = alerts + "/" + about.incident().id();
    return URI.create(
        switch (about.kind()) {
          case FIRST, UPDATE, REMINDER, TEST, DIGEST -> alerts;
          case ACKNOWLEDGED -> one + "/acknowledge?identifierType=alias";
          case CLOSING -> one + "/close?identifierType=alias";
        });
  }

  static ObjectNode payload(Notice.About about, Writer writer) {
    Message message = writer.write(about, Medium.TEXT, MESSAGE + DESCRIPTION);
    if (about.kind() == NoticeKind.ACKNOWLEDGED || about.kind() == NoticeKind.CLOSING) {
      return JSON.objectNode()
          .put("source", "Loginwatch")
          .put("note", Clip.lines(message.whole(), DESCRIPTION));
    }
    ObjectNode json = JSON.objectNode();
    json.put("message", Clip.chars(message.title(), MESSAGE));
    json.put("alias", about.incident().id());
    json.put("description", Clip.lines(message.body(), DESCRIPTION));
    json.put("source", "Loginwatch");
    json.put("entity", Clip.chars(about.incident().subject().key(), ENTITY));
    json.put("priority", "P" + (5 - about.incident().severity().ordinal()));
    ArrayNode tags = json.putArray("tags");
    about.incident().rules().stream().limit(TAGS).forEach(rule -> tags.add(Clip.chars(rule, TAG)));
    ObjectNode details = json.putObject("details");
    writer.facts(about).forEach(fact -> details.put(fact.label(), fact.value()));
    Links.forWatchers(about).forEach(link -> details.put(link.label(), link.url()));
    return json;
  }
}
