package io.loginwatch.notify.channel;

import io.loginwatch.config.Section;
import io.loginwatch.notify.Answer;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.ChannelKind;
import io.loginwatch.notify.ChannelParts;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.message.Medium;
import io.loginwatch.notify.message.Message;
import io.loginwatch.notify.message.Writer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The function's own log: for metric filters, and for those who have nothing else yet. */
final class LogKind implements ChannelKind {
  private static final Logger LOG = LoggerFactory.getLogger("io.loginwatch.channel");
  private static final int LIMIT = 8000;

  @Override
  public String kind() {
    return "log";
  }

  @Override
  public Optional<Channel> open(String name, Section section, ChannelParts parts) {
    return Optional.of(new LogChannel(name, new Fields(name, section, parts).writer()));
  }

  private record LogChannel(String name, Writer writer) implements Channel {

    @Override
    public Answer send(Notice notice) {
      Message message = writer.write(notice, Medium.TEXT, LIMIT);
      var line = LOG.atInfo().addKeyValue("channel", name).addKeyValue("key", notice.key());
      if (notice instanceof Notice.About about) {
        line =
            line.addKeyValue("incident", about.incident().id())
                .addKeyValue("severity", about.incident().severity().word())
                .addKeyValue("subject", about.incident().subject().key())
                .addKeyValue("rule", about.leading().rule());
      }
      line.addKeyValue("body", message.body()).log(message.title());
      return new Answer.Sent("written to the log");
    }
  }
}
