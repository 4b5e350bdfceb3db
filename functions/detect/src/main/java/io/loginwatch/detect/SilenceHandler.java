package io.loginwatch.detect;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.loginwatch.core.detection.Silence;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.LogSources;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entry point of the silence function, asked by a schedule: log sources that have fallen silent or
 * speak again become alerts, which go the way of all others.
 *
 * <p>The alert is written before the silence is remembered, and its id is a function of when the
 * source was last heard: a crash in between repeats nothing and loses nothing.
 */
public final class SilenceHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SilenceHandler.class);

  private final Silence silence;
  private final LogSources sources;
  private final Alerts alerts;
  private final InstantSource clock;

  /** Called by Lambda. */
  public SilenceHandler() {
    this(System.getenv());
  }

  /** A function with this environment. */
  public SilenceHandler(Map<String, String> env) {
    this(new Wiring(env));
  }

  private SilenceHandler(Wiring wiring) {
    this(wiring.silence(), wiring.logSources(), wiring.alerts(), wiring.clock());
  }

  SilenceHandler(Silence silence, LogSources sources, Alerts alerts, InstantSource clock) {
    this.silence = silence;
    this.sources = sources;
    this.alerts = alerts;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    look();
  }

  /** Tells what has changed by now. */
  void look() {
    List<Silence.Change> changes = silence.changes(sources.all(), clock.instant());
    for (Silence.Change change : changes) {
      // Its time is now, so its key is another one at each look: the id says whether it was told.
      if (alerts.byId(change.alert().id()).isEmpty()) {
        alerts.put(change.alert());
      }
      sources.silent(change.name(), change.silentSince());
      LOG.atInfo()
          .addKeyValue("log_source", change.name())
          .addKeyValue("rule", change.alert().rule())
          .log(change.alert().summary());
    }
  }
}
