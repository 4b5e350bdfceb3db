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
import io.loginwatch.notify.message.Links;
import io.loginwatch.notify.message.Medium;
import io.loginwatch.notify.message.Message;
import io.loginwatch.notify.message.Writer;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** A Microsoft Teams workflow ("when a webhook request is received"): an Adaptive Card 1.4. */
final class TeamsKind implements ChannelKind {
  /**
   * What Teams takes, in bytes, less what a workflow wraps around it: one client measured 21 KB.
   */
  static final int BYTES = 21 * 1024;

  private static final int TEXT = 9000;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Override
  public String kind() {
    return "teams";
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
    return HttpChannel.open(fields, notice -> Call.json(url.get(), payload(notice, writer, users)));
  }

  static ObjectNode payload(Notice notice, Writer writer, UserNames users) {
    return Sizes.fit(BYTES, TEXT, limit -> payload(notice, writer, users, limit));
  }

  private static ObjectNode payload(Notice notice, Writer writer, UserNames users, int limit) {
    Message message = writer.write(notice, Medium.CARD, limit);
    ObjectNode json = JSON.objectNode().put("type", "message");
    ObjectNode attachment = json.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    ObjectNode card = attachment.putObject("content");
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard").put("version", "1.4");
    ObjectNode teams = card.putObject("msteams").put("width", "Full");
    ArrayNode body = card.putArray("body");
    title(body, message.title(), notice);
    users.affectedBy(notice).ifPresent(id -> mention(body, teams, id));
    lines(body, message.body());
    if (notice instanceof Notice.About about) {
      writer.facts(about).forEach(fact -> fact(body, fact.label(), fact.value()));
      fact(body, "Why", String.join("; ", writer.reasons(about)));
      fact(body, "To do", writer.todo(about));
    }
    ArrayNode actions = card.putArray("actions");
    // A card shows six; what is beyond them hides behind three dots.
    for (Links.Link link : Links.withRunbook(notice)) {
      actions
          .addObject()
          .put("type", "Action.OpenUrl")
          .put("title", link.label())
          .put("url", link.url());
    }
    return json;
  }

  private static void title(ArrayNode body, String title, Notice notice) {
    String style =
        switch (notice.severity()) {
          case CRITICAL, HIGH -> "attention";
          case MEDIUM -> "warning";
          case LOW -> "accent";
          case INFO -> "emphasis";
        };
    ArrayNode items =
        body.addObject()
            .put("type", "Container")
            .put("style", style)
            .put("bleed", true)
            .putArray("items");
    run(text(items), title).put("size", "Large").put("weight", "Bolder");
  }

  /** Text runs are not Markdown: what came from a log is shown as it is. */
  private static void lines(ArrayNode body, String text) {
    text.lines().filter(line -> !line.isBlank()).forEach(line -> run(text(body), line));
  }

  private static void fact(ArrayNode body, String label, String value) {
    if (!value.isEmpty()) {
      ArrayNode runs = text(body);
      run(runs, label + ": ").put("weight", "Bolder");
      run(runs, Medium.CARD.escape(value));
    }
  }

  private static ArrayNode text(ArrayNode items) {
    return items
        .addObject()
        .put("type", "RichTextBlock")
        .put("spacing", "Small")
        .putArray("inlines");
  }

  private static ObjectNode run(ArrayNode runs, String text) {
    return runs.addObject().put("type", "TextRun").put("text", text);
  }

  private static void mention(ArrayNode body, ObjectNode teams, String id) {
    String name = "<at>" + id + "</at>";
    body.addObject().put("type", "TextBlock").put("text", name).put("wrap", true);
    teams
        .putArray("entities")
        .addObject()
        .put("type", "mention")
        .put("text", name)
        .putObject("mentioned")
        .put("id", id)
        .put("name", id);
  }
}
