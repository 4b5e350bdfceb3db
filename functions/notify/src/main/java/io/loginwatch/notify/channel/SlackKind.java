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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Slack incoming webhook, or anything that understands its JSON: Block Kit. */
final class SlackKind implements ChannelKind {
  /** Limits of Slack's Block Kit reference, in characters. */
  static final int HEADER = 150;

  static final int SECTION = 3000;

  /** All blocks together: not in the reference, found by slackapi/bolt-js#2509 at about 13,200. */
  static final int TOTAL = 12_000;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Override
  public String kind() {
    return "slack";
  }

  @Override
  public Optional<Channel> open(String name, Section section, ChannelParts parts) {
    var fields = new Fields(name, section, parts);
    if (fields.unset("webhook_url")) {
      return Optional.empty();
    }
    var url = fields.url("webhook_url");
    UserNames users = fields.users();
    Writer writer = fields.writer();
    return HttpChannel.open(fields, notice -> Call.json(url.get(), payload(notice, writer, users)));
  }

  static ObjectNode payload(Notice notice, Writer writer, UserNames users) {
    String title = writer.write(notice, Medium.CARD, SECTION).title();
    Message message = writer.write(notice, Medium.SLACK, TOTAL - SECTION);
    ObjectNode json = JSON.objectNode();
    // What a notification on a locked screen shows, and all that clients without blocks do.
    json.put("text", Clip.lines(message.whole(), SECTION));
    ArrayNode blocks = json.putArray("blocks");
    blocks
        .addObject()
        .put("type", "header")
        .set("text", text("plain_text", Clip.chars(title, HEADER)).put("emoji", true));
    users.affectedBy(notice).ifPresent(id -> section(blocks, "<@" + id + ">"));
    pieces(message.body(), SECTION).forEach(piece -> section(blocks, piece));
    buttons(blocks, Links.forWatchers(notice));
    return json;
  }

  private static void section(ArrayNode blocks, String mrkdwn) {
    // Verbatim, or Slack would look for links and names in what came from a log.
    blocks
        .addObject()
        .put("type", "section")
        .set("text", text("mrkdwn", mrkdwn).put("verbatim", true));
  }

  private static void buttons(ArrayNode blocks, List<Links.Link> links) {
    if (links.isEmpty()) {
      return;
    }
    ArrayNode elements = blocks.addObject().put("type", "actions").putArray("elements");
    for (Links.Link link : links) {
      elements
          .addObject()
          .put("type", "button")
          .put("action_id", link.name())
          .put("url", link.url())
          .set("text", text("plain_text", link.label()));
    }
  }

  private static ObjectNode text(String type, String text) {
    return JSON.objectNode().put("type", type).put("text", text);
  }

  /** The text in pieces of whole lines. */
  static List<String> pieces(String text, int limit) {
    List<String> pieces = new ArrayList<>();
    var piece = new StringBuilder();
    for (String line : text.lines().map(line -> Clip.chars(line, limit)).toList()) {
      if (!piece.isEmpty() && piece.length() + line.length() > limit) {
        pieces.add(piece.toString().strip());
        piece.setLength(0);
      }
      piece.append(line).append('\n');
    }
    if (!piece.toString().isBlank()) {
      pieces.add(piece.toString().strip());
    }
    return pieces;
  }
}
