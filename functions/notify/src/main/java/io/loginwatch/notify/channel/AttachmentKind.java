package io.loginwatch.notify.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.config.Section;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.ChannelKind;
import io.loginwatch.notify.ChannelParts;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.channel.http.Call;
import io.loginwatch.notify.message.Clip;
import io.loginwatch.notify.message.Links;
import io.loginwatch.notify.message.Look;
import io.loginwatch.notify.message.Medium;
import io.loginwatch.notify.message.Message;
import io.loginwatch.notify.message.Writer;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Mattermost and Rocket.Chat: a webhook that takes one of Slack's old attachments, with Markdown in
 * it.
 */
final class AttachmentKind implements ChannelKind {
  /** Alertmanager's figure for a title. */
  static final int TITLE = 1024;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String kind;
  private final int text;

  private AttachmentKind(String kind, int text) {
    this.kind = kind;
    this.text = text;
  }

  /** Mattermost's post has 16,383 characters, but its attachments had 8,000 for a long time. */
  static AttachmentKind mattermost() {
    return new AttachmentKind("mattermost", 7000);
  }

  /** Rocket.Chat's {@code Message_MaxAllowedSize} is 5,000 unless an administrator raises it. */
  static AttachmentKind rocketChat() {
    return new AttachmentKind("rocketchat", 4500);
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public Optional<Channel> open(String name, Section section, ChannelParts parts) {
    var fields = new Fields(name, section, parts);
    if (fields.unset("webhook_url")) {
      return Optional.empty();
    }
    Supplier<URI> url = fields.url("webhook_url");
    Optional<String> username = section.text("username");
    Optional<String> channel = section.text("channel");
    UserNames users = fields.users();
    Writer writer = fields.writer();
    return HttpChannel.open(
        fields,
        notice -> {
          ObjectNode json = payload(notice, writer, users);
          username.ifPresent(text -> json.put("username", text));
          channel.ifPresent(text -> json.put("channel", text));
          return Call.json(url.get(), json);
        });
  }

  ObjectNode payload(Notice notice, Writer writer, UserNames users) {
    Message message = writer.write(notice, Medium.MARKDOWN, text);
    ObjectNode json = JSON.objectNode();
    json.put("text", users.affectedBy(notice).map(id -> "@" + id).orElse(""));
    ObjectNode attachment = json.putArray("attachments").addObject();
    attachment.put("fallback", Clip.chars(message.title(), TITLE));
    attachment.put("color", Look.of(notice.severity()).hex());
    attachment.put("title", Clip.chars(message.title(), TITLE));
    Links.forWatchers(notice).stream()
        .limit(1)
        .forEach(link -> attachment.put("title_link", link.url()));
    attachment.put("text", message.body());
    return json;
  }
}
