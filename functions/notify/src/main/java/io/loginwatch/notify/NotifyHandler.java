package io.loginwatch.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import io.loginwatch.config.Prepared;
import io.loginwatch.notify.channel.ChannelKinds;
import io.loginwatch.store.TableStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Entry point of the notify function: alerts from their table's stream, made into incidents. */
public final class NotifyHandler implements RequestStreamHandler {
  private final Prepared<Parts> parts;

  private record Parts(AlertFeed feed, TableStream stream) {
    Parts(Notifying notifying) {
      this(new AlertFeed(notifying), new TableStream());
    }
  }

  /** Called by Lambda. */
  public NotifyHandler() {
    this(Prepared.beforeSnapshot(() -> new Parts(notifying(System.getenv()))));
  }

  public NotifyHandler(Map<String, String> env) {
    this(notifying(env));
  }

  /**
   * With a clock and a randomness that can be steered, and further kinds of channels.
   *
   * @param jitter from 0 to 1, anew each time
   */
  public NotifyHandler(
      Map<String, String> env,
      List<ChannelKind> kinds,
      InstantSource clock,
      DoubleSupplier jitter) {
    this(new Wiring(env, kinds, clock, jitter).notifying());
  }

  NotifyHandler(Notifying notifying) {
    this(Prepared.of(new Parts(notifying)));
  }

  private NotifyHandler(Prepared<Parts> parts) {
    this.parts = parts;
  }

  private static Notifying notifying(Map<String, String> env) {
    return Wiring.of(env, ChannelKinds.ALL).notifying();
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context) {
    parts.get().stream().serve(event, answer, this::take);
  }

  /** A batch of the alerts' stream; answers which record is to come again. */
  public StreamsEventResponse take(DynamodbEvent event) {
    return parts.get().feed().take(event);
  }
}
