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

/** A Discord webhook: one embed. */
final class DiscordKind implements ChannelKind {
  /** Limits of Discord's message reference, in characters. */
  static final int TITLE = 256;

  static final int DESCRIPTION = 4096;

  /** All texts of all embeds together. */
  static final int TOTAL = 6000;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Override
  public String kind() {
    return "discord";
  }

  @Override
  public Optional<Channel> open(String name, Section section, ChannelParts parts) {
    var fields = new Fields(name, section, parts);
    if (fields.unset("webhook_url")) {
      return Optional.empty();
    }
    Supplier<URI> url = fields.url("webhook_url");
    String username = section.text("username", "Loginwatch");
    UserNames users = fields.users();
    Writer writer = fields.writer();
    return HttpChannel.open(
        fields, notice -> Call.json(waiting(url.get()), payload(notice, writer, username, users)));
  }

  /** Without this Discord says 204 to messages that it then drops. */
  private static URI waiting(URI url) {
    return URI.create(url + (url.getRawQuery() == null ? "?" : "&") + "wait=true");
  }

  static ObjectNode payload(Notice notice, Writer writer, String username, UserNames users) {
    Message message = writer.write(notice, Medium.MARKDOWN, TITLE + DESCRIPTION);
    ObjectNode json = JSON.objectNode().put("username", username);
    ObjectNode mentions = json.putObject("allowed_mentions");
    mentions.putArray("parse");
    users
        .affectedBy(notice)
        .ifPresent(id -> {
          json.put("content", "<@" + id + ">");
          mentions.putArray("users").add(id);
        });
    ObjectNode embed = json.putArray("embeds").addObject();
    embed.put("title", Clip.chars(message.title(), TITLE));
    embed.put("description", Clip.lines(message.body(), DESCRIPTION));
    embed.put("color", Look.of(notice.severity()).color());
    embed.put("timestamp", notice.at().toString());
    Links.forWatchers(notice).stream().limit(1).forEach(link -> embed.put("url", link.url()));
    return json;
  }
}
