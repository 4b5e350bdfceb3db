package io.loginwatch.notify.message;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a text is read at the other end, and so how what came from a log is escaped in it. The name
 * in lower case is part of a template's file name: {@code alert.slack.mustache}.
 */
public enum Medium {
  /** Nothing is interpreted. */
  TEXT {
    @Override
    String mark(String text) {
      return text;
    }
  },
  /** A page: the HTML part of a mail. */
  HTML {
    @Override
    String mark(String text) {
      return entities(text).replace("\"", "&quot;").replace("'", "&#39;");
    }
  },
  /**
   * The few tags that Telegram and Google Chat know ({@code b}, {@code i}, {@code a}), with line
   * breaks as they are.
   */
  RICH {
    @Override
    String mark(String text) {
      return entities(text).replace("\"", "&quot;");
    }
  },
  /**
   * Slack's mrkdwn. Three characters are special, says Slack's reference; mentions are made of
   * them.
   */
  SLACK {
    @Override
    String mark(String text) {
      return entities(text);
    }
  },
  /** Markdown as Discord, Mattermost and Rocket.Chat read it. */
  MARKDOWN {
    @Override
    String mark(String text) {
      return MARKDOWN_SPECIAL.matcher(text).replaceAll("\\\\$0");
    }
  },
  /** The plain lead of a card whose facts are fields of their own. */
  CARD {
    @Override
    String mark(String text) {
      return text;
    }
  },
  /** The inside of a string in JSON that a template of one's own makes. */
  JSON {
    @Override
    String mark(String text) {
      return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    @Override
    public String escape(String untrusted) {
      // The text of a whole message keeps its lines: in JSON they break nothing.
      return mark(untrusted.lines().map(Clean::line).collect(Collectors.joining("\n")));
    }
  };

  /** What Markdown reads anywhere, and what it reads at the beginning of a line. */
  private static final Pattern MARKDOWN_SPECIAL = Pattern.compile("[\\\\`*_~|<>\\[\\]]|^[#+-]");

  /** What chat services turn into a call to everybody, or into a link to somebody. */
  private static final Pattern MENTION = Pattern.compile("@(?=[\\p{L}\\p{N}_!&])");

  private static final Pattern EVERYBODY =
      Pattern.compile("(here|channel|everyone|all|group)\\b", Pattern.CASE_INSENSITIVE);

  /** A word joiner: invisible, and it keeps the at sign and the word apart for a machine. */
  private static final String APART = "@\u2060";

  /** Escapes what this medium's markup is made of. */
  abstract String mark(String text);

  /** Text from a log, on one line, that this medium shows as it is. */
  public String escape(String untrusted) {
    String line = Clean.line(untrusted);
    return mark(notifiesPeople() ? defuse(line) : line);
  }

  /**
   * One of our own URLs, for use between quotes or brackets and nowhere else: it stays a link,
   * where one from a log is made harmless.
   */
  String url(String safe) {
    return switch (this) {
      case HTML, RICH, SLACK -> entities(safe);
      case TEXT, MARKDOWN, CARD, JSON -> safe;
    };
  }

  private boolean notifiesPeople() {
    return switch (this) {
      case SLACK, MARKDOWN, RICH, CARD -> true;
      case TEXT, HTML, JSON -> false;
    };
  }

  /** A mail address stays as it is: there the at sign follows a letter. */
  private static String defuse(String line) {
    var matcher = MENTION.matcher(line);
    var safe = new StringBuilder(line.length());
    while (matcher.find()) {
      boolean inAddress =
          matcher.start() > 0 && Character.isLetterOrDigit(line.charAt(matcher.start() - 1));
      boolean everybody = EVERYBODY.matcher(line).region(matcher.end(), line.length()).lookingAt();
      matcher.appendReplacement(safe, inAddress && !everybody ? "@" : APART);
    }
    // An address that somebody put into a user agent is nothing to tap on.
    return matcher
        .appendTail(safe)
        .toString()
        .replace("://", ":\u2060//")
        .replaceAll("<(?=[!@#])", "<\u2060");
  }

  private static String entities(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The part of a template's file name. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
