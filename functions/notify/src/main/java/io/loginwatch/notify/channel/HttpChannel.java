package io.loginwatch.notify.channel;

import io.loginwatch.config.Secrets.SecretMissing;
import io.loginwatch.notify.Answer;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.channel.http.Call;
import io.loginwatch.notify.channel.http.HttpSender;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A channel that is one request: most are. */
final class HttpChannel implements Channel {
  private final String name;
  private final HttpSender sender;
  private final Duration timeout;
  private final Function<Notice, Call> calls;

  HttpChannel(Fields fields, Function<Notice, Call> calls) {
    this.name = fields.name();
    this.sender = fields.sender();
    this.timeout = fields.timeout();
    this.calls = calls;
  }

  /** The channel, if nothing was wrong with its fields. */
  static Optional<Channel> open(Fields fields, Function<Notice, Call> calls) {
    var channel = new HttpChannel(fields, calls);
    return fields.complete() ? Optional.of(channel) : Optional.empty();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Answer send(Notice notice) {
    return attempt(() -> sender.send(calls.apply(notice).within(timeout)));
  }

  /** Whatever stands in the way before anything is sent is an answer too. */
  static Answer attempt(Supplier<Answer> attempt) {
    try {
      return attempt.get();
    } catch (SecretMissing e) {
      // It may be there in five minutes: somebody is rotating it.
      return Answer.Retry.because(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      return new Answer.Dead(String.valueOf(e.getMessage()));
    }
  }
}
