package io.loginwatch.detect;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.detection.Engine;
import io.loginwatch.core.detection.StateKey;
import io.loginwatch.core.detection.Verdict;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.rule.Window;
import io.loginwatch.store.Commits;
import io.loginwatch.store.Profiles;
import io.loginwatch.store.StateWrite;
import io.loginwatch.store.Windows;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * Works through one batch of the logins' stream: judges each login in order on what is remembered,
 * then commits every changed piece of memory with its alerts, windows first and each user's profile
 * last, once.
 *
 * <p>A profile knows the last record that it has folded in, so that a batch that comes again is
 * skipped; a window counts a login once, so that judging again after a crash between the two
 * changes nothing. What somebody else changed meanwhile is read again and judged again.
 */
final class Detection {
  private static final Logger LOG = LoggerFactory.getLogger(Detection.class);

  /** A window that many instances write at once is tried so often before Lambda tries again. */
  private static final int ROUNDS = 12;

  /** Between rounds, with jitter, so that two instances do not collide in step. */
  private static final BackoffStrategy BACK_OFF =
      BackoffStrategy.exponentialDelay(Duration.ofMillis(5), Duration.ofMillis(500));

  private final Engine engine;
  private final Profiles profiles;
  private final Windows windows;
  private final Commits commits;
  private final Everyone everyone;
  private final InstantSource clock;

  Detection(
      Engine engine,
      Profiles profiles,
      Windows windows,
      Commits commits,
      Everyone everyone,
      InstantSource clock) {
    this.engine = engine;
    this.profiles = profiles;
    this.windows = windows;
    this.commits = commits;
    this.everyone = everyone;
    this.clock = clock;
  }

  /**
   * Judges and commits what arrived.
   *
   * @return the first arrival that is not done, if any: all before it are, and doing those after it
   *     again changes nothing
   */
  Optional<Arrival> work(List<Arrival> batch) {
    var progress = new Progress(batch);
    everyone.refresh();
    var memory = new BatchMemory(profiles, windows, everyone.population(), clock.instant());
    memory.fetchProfiles(progress.users());
    progress.skipWhatIsFoldedIn(memory::profile);
    memory.fetchWindows(wishes(progress, memory));
    for (int round = 1; !progress.open().isEmpty(); round++) {
      if (round > 1) {
        pauseBefore(round);
      }
      Draft draft = judge(progress, memory);
      if (commitWindows(draft, progress, memory)) {
        commitProfiles(draft, progress, memory);
      }
      progress.skipWhatIsFoldedIn(memory::profile);
      if (round == ROUNDS) {
        progress.open().forEach(arrival -> progress.fail(arrival, new Contended()));
      }
    }
    everyone.save();
    return progress.firstFailed();
  }

  /** Which windows the batch will ask for, so that they can be read at once. */
  private Set<String> wishes(Progress progress, BatchMemory memory) {
    var wishes = new BatchMemory.Wishes(memory);
    for (Arrival.Readable arrival : progress.open()) {
      try {
        engine.judge(arrival.login(), wishes);
      } catch (RuntimeException e) {
        LOG.debug("fails for want of windows, or will fail again when judged in earnest", e);
      }
    }
    return wishes.names();
  }

  private Draft judge(Progress progress, BatchMemory memory) {
    var draft = new Draft(memory);
    progress.beginRound();
    for (Arrival.Readable arrival : progress.open()) {
      if (progress.isHeldBack(arrival.user())) {
        continue;
      }
      try {
        Draft.Layer layer = draft.layer(arrival.user());
        Verdict verdict = engine.judge(arrival.login(), layer);
        layer.keep(verdict);
        progress.judged(arrival);
      } catch (RuntimeException e) {
        progress.fail(arrival, e);
      }
    }
    return draft;
  }

  /** Whether all went well: if not, what changed meanwhile was read again. */
  private boolean commitWindows(Draft draft, Progress progress, BatchMemory memory) {
    boolean well = true;
    for (String name : draft.touchedWindows()) {
      try {
        well &= commitWindow(name, draft, memory);
      } catch (RuntimeException e) {
        LOG.atError().setCause(e).addKeyValue("window", name).log("a window was not written");
        draft.countedIn(name).forEach(user -> progress.failFirstOf(user, e));
      }
    }
    return well;
  }

  private boolean commitWindow(String name, Draft draft, BatchMemory memory) {
    Window changed = draft.windows().get(name);
    List<Alert> raised = draft.alertsOf(StateKey.window(name));
    var base = memory.window(name);
    StateWrite change =
        changed == null ? null : windows.change(name, base, changed, clock.instant());
    if (change != null && raised.isEmpty() && base.holds(change)) {
      return true;
    }
    memory.outdated(name);
    return commits.commit(change, raised) == Commits.Outcome.DONE;
  }

  private void commitProfiles(Draft draft, Progress progress, BatchMemory memory) {
    for (String user : progress.judgedUsers()) {
      try {
        if (commitProfile(user, draft, progress, memory)) {
          progress.done(user);
          everyone.add(draft.samplesOf(user));
        } else {
          memory.refreshProfile(user);
        }
      } catch (RuntimeException e) {
        LOG.atError().setCause(e).addKeyValue("user", user).log("a profile was not written");
        progress.failFirstOf(user, e);
      }
    }
  }

  private boolean commitProfile(String user, Draft draft, Progress progress, BatchMemory memory) {
    Profile changed = draft.profiles().get(user);
    List<Alert> raised = draft.alertsOf(StateKey.profile(user));
    var base = memory.profile(user);
    StateWrite change =
        changed == null
            ? null
            : profiles.change(user, base, changed, progress.lastJudged(user), clock.instant());
    if (change != null && raised.isEmpty() && base.holds(change)) {
      return true;
    }
    return commits.commit(change, raised) == Commits.Outcome.DONE;
  }

  private static void pauseBefore(int round) {
    try {
      Thread.sleep(BACK_OFF.computeDelay(round));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Contended();
    }
  }

  /** Others kept changing the same piece of memory. */
  private static final class Contended extends RuntimeException {
    Contended() {
      super("others kept changing the same piece of memory");
    }
  }
}
