package io.loginwatch.detect;

import io.loginwatch.core.profile.Population;
import io.loginwatch.core.profile.Sample;
import io.loginwatch.store.Commits;
import io.loginwatch.store.Populations;
import io.loginwatch.store.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is usual with everyone, as far as this instance knows: read and written once in a while. It
 * costs detection nothing if that fails, or if another instance writes at the same time: some
 * samples are lost, and there will be others.
 */
final class Everyone {
  private static final Logger LOG = LoggerFactory.getLogger(Everyone.class);
  private static final Duration SELDOM = Duration.ofMinutes(5);

  /** More between two writes are of a flood, or of an import. */
  private static final int MOST = 2_000;

  private final Populations populations;
  private final Commits commits;
  private final InstantSource clock;
  private final List<Sample> unwritten = new ArrayList<>();
  private Population known = Population.NOBODY;
  private @Nullable Instant read;
  private @Nullable Instant written;

  Everyone(Populations populations, Commits commits, InstantSource clock) {
    this.populations = populations;
    this.commits = commits;
    this.clock = clock;
  }

  /** Read anew, if that was long ago. */
  void refresh() {
    Instant now = clock.instant();
    if (isDue(read, now)) {
      read = now;
      known = with(populations.readOr(known), unwritten);
    }
  }

  Population population() {
    return known;
  }

  /** Adds what logins told whose profiles are written: a batch that comes again tells nothing. */
  void add(List<Sample> samples) {
    int room = Math.min(samples.size(), MOST - unwritten.size());
    unwritten.addAll(samples.subList(0, room));
    known = with(known, samples.subList(0, room));
  }

  /** Writes what was added, if it was long ago that something was written. */
  void save() {
    Instant now = clock.instant();
    if (unwritten.isEmpty() || !isDue(written, now)) {
      return;
    }
    try {
      written = now;
      Stored<Population> base = populations.readNow();
      Population before = base.value();
      Population changed = with(before == null ? Population.NOBODY : before, unwritten);
      if (commits.commit(populations.change(base, changed, now), List.of())
          == Commits.Outcome.DONE) {
        known = changed;
        read = now;
      }
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("what is usual with everyone was not written");
    }
    unwritten.clear();
  }

  private static Population with(Population population, List<Sample> samples) {
    Population more = population;
    for (Sample sample : samples) {
      more = more.with(sample);
    }
    return more;
  }

  private static boolean isDue(@Nullable Instant last, Instant now) {
    return last == null || !now.isBefore(last.plus(SELDOM));
  }
}
