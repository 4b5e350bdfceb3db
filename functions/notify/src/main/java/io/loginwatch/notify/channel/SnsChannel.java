package io.loginwatch.notify.channel;

import io.loginwatch.notify.Answer;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.message.Writer;
import java.util.function.Supplier;

/** See {@link SnsKind}. */
record SnsChannel(String name, Supplier<String> topic, Writer writer, SnsTopics topics)
    implements Channel {

  @Override
  public Answer send(Notice notice) {
    return HttpChannel.attempt(() -> topics.publish(SnsKind.request(notice, topic.get(), writer)));
  }
}
