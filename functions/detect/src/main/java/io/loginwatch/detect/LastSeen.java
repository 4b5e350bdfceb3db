package io.loginwatch.detect;

import io.loginwatch.store.LogSources;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes that log sources are alive: at most one write a minute for each, as far as this instance
 * knows. It costs detection nothing if it fails; the next batch notes it.
 */
final class LastSeen {
  private static final Logger LOG = LoggerFactory.getLogger(LastSeen.class);
  private static final Duration SELDOM = Duration.ofMinutes(1);

  private final LogSources sources;
  private final InstantSource clock;
  private final Map<String, Instant> noted = new HashMap<>();

  LastSeen(LogSources sources, InstantSource clock) {
    this.sources = sources;
    this.clock = clock;
  }

  void note(Set<String> names) {
    Instant now = clock.instant();
    for (String name : names) {
      if (isDue(name, now)) {
        try {
          sources.seen(name, now);
          noted.put(name, now);
        } catch (RuntimeException e) {
          LOG.atWarn().setCause(e).addKeyValue("log_source", name).log("last seen not noted");
        }
      }
    }
  }

  private boolean isDue(String name, Instant now) {
    Instant last = noted.get(name);
    return last == null || !now.isBefore(last.plus(SELDOM));
  }
}
