package io.loginwatch.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.loginwatch.config.Prepared;
import io.loginwatch.notify.channel.ChannelKinds;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Entry point of the due function, each minute: sends what is due by now. */
public final class DueHandler implements RequestStreamHandler {
  private final Prepared<Notifying> notifying;

  /** Called by Lambda. */
  public DueHandler() {
    this(Prepared.beforeSnapshot(() -> notifying(System.getenv())));
  }

  public DueHandler(Map<String, String> env) {
    this(notifying(env));
  }

  /**
   * With a clock and a randomness that can be steered, and further kinds of channels.
   *
   * @param jitter from 0 to 1, anew each time
   */
  public DueHandler(
      Map<String, String> env,
      List<ChannelKind> kinds,
      InstantSource clock,
      DoubleSupplier jitter) {
    this(new Wiring(env, kinds, clock, jitter).notifying());
  }

  DueHandler(Notifying notifying) {
    this(Prepared.of(notifying));
  }

  private DueHandler(Prepared<Notifying> notifying) {
    this.notifying = notifying;
  }

  private static Notifying notifying(Map<String, String> env) {
    return Wiring.of(env, ChannelKinds.ALL).notifying();
  }

  /** Answers how many deliveries were tried, for whoever invokes it by hand. */
  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    answer.write("\"%d deliveries tried\"".formatted(sweep()).getBytes(UTF_8));
  }

  /** How many deliveries were tried. */
  public int sweep() {
    return notifying.get().sweep();
  }
}
