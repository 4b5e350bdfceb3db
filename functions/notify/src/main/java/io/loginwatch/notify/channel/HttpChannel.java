package io.loginwatch.notify.channel;

import io.loginwatch.config.Secrets.SecretMissing;
import io.loginwatch.notify.Answer;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.channel.http.Call;
import io.loginwatch.notify.channel.http.HttpSender;
import io.loginwatch.notify.channel.http.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** A channel that is one request: most are. */
final class HttpChannel implements Channel {
  private final String name;
  private final HttpSender sender;
  private final Duration timeout;
  private final Function<Notice, Optional<Call>> calls;
  private final BiFunction<Reply, Answer, Answer> reading;
  private final boolean follows;

  private HttpChannel(
      Fields fields,
      HttpSender sender,
      Function<Notice, Optional<Call>> calls,
      BiFunction<Reply, Answer, Answer> reading,
      boolean follows) {
    this.name = fields.name();
    this.sender = sender;
    this.timeout = fields.timeout();
    this.calls = calls;
    this.reading = reading;
    this.follows = follows;
  }

  /** The channel, if nothing was wrong with its fields. */
  static Optional<Channel> open(Fields fields, Function<Notice, Call> calls) {
    return open(fields, fields.sender(), calls, (_, usual) -> usual);
  }

  /** The same by another sender, to a service whose answer says more than its status. */
  static Optional<Channel> open(
      Fields fields,
      HttpSender sender,
      Function<Notice, Call> calls,
      BiFunction<Reply, Answer, Answer> reading) {
    return complete(
        fields, new HttpChannel(fields, sender, calls.andThen(Optional::of), reading, false));
  }

  /** The same for a service that does not want to hear of everything. */
  static Optional<Channel> choosing(Fields fields, Function<Notice, Optional<Call>> calls) {
    return complete(
        fields, new HttpChannel(fields, fields.sender(), calls, (_, usual) -> usual, false));
  }

  /** The same for a pager, which keeps incidents of its own and takes no digests. */
  static Optional<Channel> following(Fields fields, Function<Notice.About, Call> calls) {
    Function<Notice, Optional<Call>> choice =
        notice ->
            notice instanceof Notice.About about
                ? Optional.of(calls.apply(about))
                : Optional.empty();
    return complete(
        fields, new HttpChannel(fields, fields.sender(), choice, (_, usual) -> usual, true));
  }

  private static Optional<Channel> complete(Fields fields, Channel channel) {
    return fields.complete() ? Optional.of(channel) : Optional.empty();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean follows() {
    return follows;
  }

  @Override
  public Answer send(Notice notice) {
    return attempt(() ->
        calls
            .apply(notice)
            .map(call -> sender.send(call.within(timeout), reading))
            .orElseGet(() -> new Answer.Sent("nothing in it for this channel: not sent")));
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
