package io.loginwatch.detect;

import io.loginwatch.core.detection.Silence;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.LogSources;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at all log sources and tells which fell silent, and which are heard again. */
final class SilenceWatch {
  private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);

  private final Silence silence;
  private final LogSources sources;
  private final Alerts alerts;
  private final InstantSource clock;

  SilenceWatch(Silence silence, LogSources sources, Alerts alerts, InstantSource clock) {
    this.silence = silence;
    this.sources = sources;
    this.alerts = alerts;
    this.clock = clock;
  }

  /** Tells what has changed by now. */
  void look() {
    List<Silence.Change> changes = silence.changes(sources.all(), clock.instant());
    for (Silence.Change change : changes) {
      if (sources.tell(change, alerts)) {
        LOG.atInfo()
            .addKeyValue("log_source", change.name())
            .addKeyValue("rule", change.alert().rule())
            .log(change.alert().summary());
      }
    }
  }
}
