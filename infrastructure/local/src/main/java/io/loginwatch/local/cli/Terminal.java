package io.loginwatch.local.cli;

import io.loginwatch.local.inbox.Message;
import java.io.PrintStream;
import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import picocli.CommandLine.Help.Ansi;

/** What the run says on the terminal: where to post and look, and each message as it comes. */
final class Terminal {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private final PrintStream out;

  Terminal(PrintStream out) {
    this.out = out;
  }

  void started(URI url, long millis, boolean demo) {
    out.println(
        Ansi.AUTO.string(
            """
            @|bold Loginwatch|@ runs, after %.1f s. Ctrl-C stops it.

              Post logins   curl %s/v1/events --data-binary @events/login.json
              See messages  %s/
              Read alerts   curl %s/v1/alerts
            """
                .formatted(millis / 1000.0, url, url, url)));
    if (demo) {
      out.println("The demo: a month of ordinary logins, then a few that are not.\n");
    }
    out.flush();
  }

  void message(Message message) {
    String colour =
        switch (message.way()) {
          case SNS -> "magenta";
          case MAIL -> "blue";
          case WEBHOOK -> "green";
          case GIVEN_UP -> "red";
        };
    var text = new StringBuilder();
    text.append(
        Ansi.AUTO.string(
            "@|faint %s|@ @|%s,bold %s|@ to @|bold %s|@"
                .formatted(
                    TIME.format(message.at()), colour, word(message.way()), plain(message.to()))));
    text.append("  ").append(printable(message.title())).append('\n');
    message
        .text()
        .lines()
        .filter(line -> !line.isBlank())
        .limit(14)
        .forEach(line -> text.append("      ").append(printable(line)).append('\n'));
    synchronized (out) {
      out.println(text);
      out.flush();
    }
  }

  private static String word(Message.Way way) {
    return switch (way) {
      case SNS -> "SNS";
      case MAIL -> "Mail";
      case WEBHOOK -> "Webhook";
      case GIVEN_UP -> "Given up";
    };
  }

  /** Without what would be taken for mark-up of the terminal's colours. */
  private static String plain(String text) {
    return printable(text).replace("@|", "@ |").replace("|@", "| @");
  }

  /** Without control characters: what came from a log must not drive the terminal. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
