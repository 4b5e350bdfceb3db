package io.loginwatch.notify.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginwatch.notify.Notice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/** Writes a notice in a medium, as long as it may be: lesser alerts give way before words do. */
public final class Writer {
  /** How many alerts a message lists: more than that nobody reads in a chat. */
  static final int LISTED = 10;

  /** What a body of one's own gets of the text message. */
  private static final int TEXT = 8_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Templates templates;
  private final String channel;

  /**
   * @param channel name of the channel, which may have templates of its own
   */
  public Writer(Templates templates, String channel) {
    this.templates = templates;
    this.channel = channel;
  }

  /** The message, its title and body together at most {@code limit} UTF-16 units. */
  public Message write(Notice notice, Medium medium, int limit) {
    Message message = fitting(notice, medium, limit, whole -> whole.whole().length());
    String title = Clip.chars(message.title(), limit);
    int room = Math.max(0, limit - title.length() - 1);
    return new Message(title, Clip.lines(message.body(), room));
  }

  /** The same for a service whose title is a field of its own: the body alone has that limit. */
  public Message writeBody(Notice notice, Medium medium, int limit) {
    Message message = fitting(notice, medium, limit, whole -> whole.body().length());
    return new Message(message.title(), Clip.lines(message.body(), limit));
  }

  /** With as many alerts listed as fit, which may be none. */
  private Message fitting(Notice notice, Medium medium, int limit, ToIntFunction<Message> length) {
    int listed = LISTED;
    Message message = Message.of(render(Occasion.of(notice), notice, medium, listed));
    while (length.applyAsInt(message) > limit && listed > 0) {
      listed--;
      message = Message.of(render(Occasion.of(notice), notice, medium, listed));
    }
    return message;
  }

  /** The HTML page of a mail. */
  public String page(Notice notice) {
    return render(Occasion.of(notice), notice, Medium.HTML, LISTED);
  }

  /** The question to the affected user, in either form of a mail. */
  public String toUser(Notice.About about, Medium medium) {
    return render(Occasion.USER, about, medium, LISTED);
  }

  /** The same question as a title and a body. */
  public Message toUser(Notice.About about) {
    return Message.of(toUser(about, Medium.TEXT));
  }

  /** Who, what, from where, usually where, when. Raw: whoever prints them escapes them. */
  public List<Fact> facts(Notice.About about) {
    return new IncidentView(about).facts();
  }

  /** Why, the heaviest reason first. Raw as well. */
  public List<String> reasons(Notice.About about) {
    return new IncidentView(about).reasons();
  }

  /** What to do, with the rule's own advice where that is no page. Raw as well. */
  public String todo(Notice.About about) {
    String runbook = Objects.requireNonNullElse(about.leading().runbook(), "");
    String own = Links.safe(runbook).isEmpty() ? " " + runbook : "";
    return Clean.line(Advice.of(about.leading()) + own).strip();
  }

  /**
   * The notice as the channel's own template words it, as JSON: with the text message in {@code
   * headline} and {@code text} beside everything else that can be said of it.
   *
   * @throws IllegalArgumentException if there is no template, or what it makes is no JSON
   */
  public JsonNode body(Notice notice) {
    Message message = write(notice, Medium.TEXT, TEXT);
    Map<String, Object> view = new HashMap<>(view(notice, Medium.JSON, LISTED));
    view.put("occasion", Occasion.of(notice).word());
    view.put("key", notice.key());
    view.put("headline", message.title());
    view.put("text", message.body());
    try {
      return JSON.readTree(templates.body(channel, view));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "templates/body.%s.mustache makes no JSON of %s: %s"
              .formatted(channel, Occasion.of(notice).word(), e.getOriginalMessage()),
          e);
    }
  }

  private String render(Occasion occasion, Notice notice, Medium medium, int listed) {
    return templates.render(occasion, medium, channel, view(notice, medium, listed));
  }

  private static Map<String, Object> view(Notice notice, Medium medium, int listed) {
    return switch (notice) {
      case Notice.About about -> new IncidentView(about).with(listed, medium);
      case Notice.Summary summary -> new DigestView(summary).with(listed, medium);
    };
  }
}
