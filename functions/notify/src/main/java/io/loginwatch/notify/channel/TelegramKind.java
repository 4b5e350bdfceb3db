package io.loginwatch.notify.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.config.Section;
import io.loginwatch.notify.Answer;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.ChannelKind;
import io.loginwatch.notify.ChannelParts;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.channel.http.Call;
import io.loginwatch.notify.channel.http.HttpSender;
import io.loginwatch.notify.message.Medium;
import io.loginwatch.notify.message.Message;
import io.loginwatch.notify.message.Writer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A Telegram bot that writes to each of its chats. */
final class TelegramKind implements ChannelKind {
  /** Characters of a message after its markup is taken out; ours counts the markup too. */
  static final int TEXT = 4096;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Override
  public String kind() {
    return "telegram";
  }

  @Override
  public Optional<Channel> open(String name, Section section, ChannelParts parts) {
    var fields = new Fields(name, section, parts);
    if (fields.unset("bot_token", "chat_ids")) {
      return Optional.empty();
    }
    Supplier<String> token = fields.secret("bot_token");
    List<String> chats = fields.list("chat_ids");
    Supplier<URI> api = fields.url("api_url", "https://api.telegram.org");
    var channel =
        new TelegramChannel(
            name, token, chats, api, fields.timeout(), fields.sender(), fields.writer());
    return fields.complete() ? Optional.of(channel) : Optional.empty();
  }

  static ObjectNode payload(Notice notice, Writer writer, String chat) {
    Message message = writer.write(notice, Medium.RICH, TEXT - 8);
    String title = "<b>" + message.title() + "</b>";
    ObjectNode json = JSON.objectNode();
    json.put("chat_id", chat);
    json.put("text", message.body().isEmpty() ? title : title + "\n" + message.body());
    json.put("parse_mode", "HTML");
    json.putObject("link_preview_options").put("is_disabled", true);
    return json;
  }

  /** A chat that has its message does not get it again because another's failed. */
  private record TelegramChannel(
      String name,
      Supplier<String> token,
      List<String> chats,
      Supplier<URI> api,
      Duration timeout,
      HttpSender sender,
      Writer writer)
      implements Channel {

    @Override
    public Answer send(Notice notice) {
      return HttpChannel.attempt(() -> {
        var outcome = new PartialOutcome(new ArrayList<>(notice.done()));
        var uri = URI.create(api.get() + "/bot" + token.get() + "/sendMessage");
        for (String chat : chats) {
          if (!notice.done().contains(chat)) {
            var call = Call.json(uri, payload(notice, writer, chat)).within(timeout);
            outcome.add(chat, sender.send(call));
          }
        }
        return outcome.answer("sent to " + chats.size() + " chats");
      });
    }
  }
}
