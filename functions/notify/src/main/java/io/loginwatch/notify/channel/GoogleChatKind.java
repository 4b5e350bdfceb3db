package io.loginwatch.notify.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import io.loginwatch.notify.message.Medium;
import io.loginwatch.notify.message.Message;
import io.loginwatch.notify.message.Writer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A Google Chat space's webhook: a card, in a thread for each incident. */
final class GoogleChatKind implements ChannelKind {
  /** Bytes of a message, with its cards. */
  static final int BYTES = 32_000;

  private static final int TEXT = 9000;
  private static final int HEADER = 200;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Override
  public String kind() {
    return "google-chat";
  }

  @Override
  public Optional<Channel> open(String name, Section section, ChannelParts parts) {
    var fields = new Fields(name, section, parts);
    if (fields.unset("webhook_url")) {
      return Optional.empty();
    }
    Supplier<URI> url = fields.url("webhook_url");
    UserNames users = fields.users();
    Writer writer = fields.writer();
    return HttpChannel.open(
        fields, notice -> Call.json(once(url.get(), notice), payload(notice, writer, users)));
  }

  /** The request id makes a repetition harmless; the option lets a thread begin. */
  private static URI once(URI url, Notice notice) {
    return URI.create(
        url
            + (url.getRawQuery() == null ? "?" : "&")
            + "messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD&requestId="
            + Digests.sha256(notice.key()).substring(0, 32));
  }

  static ObjectNode payload(Notice notice, Writer writer, UserNames users) {
    return Sizes.fit(BYTES, TEXT, limit -> payload(notice, writer, users, limit));
  }

  private static ObjectNode payload(Notice notice, Writer writer, UserNames users, int limit) {
    Message message = writer.write(notice, Medium.CARD, limit);
    ObjectNode json = JSON.objectNode();
    users.affectedBy(notice).ifPresent(id -> json.put("text", "<users/" + id + ">"));
    if (notice instanceof Notice.About about) {
      json.putObject("thread").put("threadKey", about.incident().id());
    }
    ObjectNode entry = json.putArray("cardsV2").addObject().put("cardId", "loginwatch");
    ObjectNode card = entry.putObject("card");
    card.putObject("header").put("title", Clip.chars(message.title(), HEADER));
    ArrayNode widgets = card.putArray("sections").addObject().putArray("widgets");
    if (!message.body().isEmpty()) {
      widgets.addObject().putObject("textParagraph").put("text", paragraph(message.body()));
    }
    if (notice instanceof Notice.About about) {
      writer.facts(about).forEach(fact -> fact(widgets, fact.label(), fact.value()));
      fact(widgets, "Why", String.join("; ", writer.reasons(about)));
      fact(widgets, "To do", writer.todo(about));
    }
    buttons(widgets, Links.withRunbook(notice));
    return json;
  }

  /** These texts know a few tags, so each line is escaped for them. */
  private static String paragraph(String text) {
    return String.join("\n", text.lines().map(Medium.RICH::escape).toList());
  }

  private static void fact(ArrayNode widgets, String label, String value) {
    if (!value.isEmpty()) {
      widgets
          .addObject()
          .putObject("decoratedText")
          .put("topLabel", label)
          .put("text", Medium.RICH.escape(value))
          .put("wrapText", true);
    }
  }

  private static void buttons(ArrayNode widgets, List<Links.Link> links) {
    if (links.isEmpty()) {
      return;
    }
    ArrayNode buttons = widgets.addObject().putObject("buttonList").putArray("buttons");
    for (Links.Link link : links) {
      buttons
          .addObject()
          .put("text", link.label())
          .putObject("onClick")
          .putObject("openLink")
          .put("url", link.url());
    }
  }
}
