package io.loginwatch.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.loginwatch.notify.channel.ChannelKinds;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Entry point of the due function, each minute: sends what is due by now. */
public final class DueHandler implements RequestHandler<ScheduledEvent, String> {
  private static final Logger log = LoggerFactory.getLogger(DueHandler.class);

  private final Notifying notifying;

  /** Called by Lambda. */
  public DueHandler() {
    this(System.getenv());
  }

  public DueHandler(Map<String, String> env) {
    this(Wiring.of(env, ChannelKinds.ALL).notifying());
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
    this.notifying = notifying;
  }

  /** How many deliveries were tried, for whoever invokes it by hand. */
  @Override
  public String handleRequest(ScheduledEvent event, Context context) {
    int tried = notifying.sweep();
    if (tried > 0) {
      log.atInfo().addKeyValue("deliveries", tried).log("swept");
    }
    return tried + " deliveries tried";
  }
}
