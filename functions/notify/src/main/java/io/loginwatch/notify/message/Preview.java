package io.loginwatch.notify.message;

import io.loginwatch.notify.Notice;
import java.nio.file.Path;

/** What a message looks like, with sample data: for those who change a template. */
public final class Preview {
  private static final int LIMIT = 100_000;

  private Preview() {}

  /**
   * The message as that medium gets it.
   *
   * @param templates folder whose files take the place of the built-in ones; need not exist
   * @param channel name of the channel, which may have templates of its own
   */
  public static String of(Path templates, Occasion occasion, Medium medium, String channel) {
    var writer = new Writer(new Templates(templates), channel);
    Notice notice = Samples.of(occasion);
    if (occasion == Occasion.USER) {
      return writer.toUser((Notice.About) notice, medium);
    }
    return switch (medium) {
      case HTML -> writer.page(notice);
      case JSON -> writer.body(notice).toPrettyString();
      case TEXT, RICH, SLACK, MARKDOWN, CARD -> writer.write(notice, medium, LIMIT).whole();
    };
  }
}
