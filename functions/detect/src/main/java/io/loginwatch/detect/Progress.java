package io.loginwatch.detect;

import io.loginwatch.core.profile.Profile;
import io.loginwatch.store.Stored;
import io.loginwatch.store.StreamPosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a batch is. An arrival is open until it is done or has failed. After one that failed, the
 * user's later ones wait: their profile would remember to have seen the failed one too, and it
 * would never be judged.
 */
final class Progress {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

  private final List<Arrival> batch;
  private final List<Arrival.Readable> open = new ArrayList<>();
  private final Set<Arrival> failed = new HashSet<>();
  private final Set<String> heldBack = new HashSet<>();
  private final Map<String, StreamPosition> judged = new HashMap<>();

  Progress(List<Arrival> batch) {
    this.batch = batch;
    for (Arrival arrival : batch) {
      switch (arrival) {
        case Arrival.Readable readable -> open.add(readable);
        case Arrival.Unreadable unreadable -> {
          failed.add(unreadable);
          log(unreadable, unreadable.reason());
        }
      }
    }
  }

  /** What is still to be judged, in order. */
  List<Arrival.Readable> open() {
    return open.stream().filter(arrival -> !isHeldBack(arrival.user())).toList();
  }

  /** Whose arrivals are open. */
  Set<String> users() {
    Set<String> users = new LinkedHashSet<>();
    open().forEach(arrival -> users.add(arrival.user()));
    return users;
  }

  boolean isHeldBack(String user) {
    return heldBack.contains(user);
  }

  /** Everything is to be judged (again), on what is remembered now. */
  void beginRound() {
    judged.clear();
  }

  void judged(Arrival.Readable arrival) {
    judged.put(arrival.user(), arrival.position());
  }

  /** The last of the user's arrivals that was judged in this round; null if none was. */
  @Nullable StreamPosition lastJudged(String user) {
    return judged.get(user);
  }

  /** Users of whom something was judged in this round. */
  Set<String> judgedUsers() {
    return Set.copyOf(judged.keySet());
  }

  /** What was judged of the user is written. */
  void done(String user) {
    StreamPosition last = judged.get(user);
    if (last != null) {
      open.removeIf(arrival -> arrival.user().equals(user) && last.covers(arrival.position()));
    }
  }

  /** Drops what profiles have folded in already. */
  void skipWhatIsFoldedIn(Function<String, Stored<Profile>> profiles) {
    open.removeIf(arrival -> {
      StreamPosition folded = profiles.apply(arrival.user()).position();
      return folded != null && folded.covers(arrival.position());
    });
  }

  /** This one cannot be judged; what was judged of the user before it may be written. */
  void fail(Arrival.Readable arrival, RuntimeException reason) {
    log(arrival, reason);
    failed.add(arrival);
    heldBack.add(arrival.user());
    open.remove(arrival);
  }

  /** Nothing of what was judged of the user in this round may be written. */
  void failFirstOf(String user, RuntimeException reason) {
    judged.remove(user);
    open.stream()
        .filter(arrival -> arrival.user().equals(user))
        .findFirst()
        .ifPresent(arrival -> fail(arrival, reason));
  }

  /** Lambda comes again from this one on. */
  Optional<Arrival> firstFailed() {
    return batch.stream().filter(failed::contains).findFirst();
  }

  private static void log(Arrival arrival, RuntimeException reason) {
    LOG.atError()
        .setCause(reason)
        .addKeyValue("sequence", arrival.position().sequence())
        .addKeyValue("user", arrival.user())
        .log("a login was not judged; it will be tried again, and ends in the on-failure queue");
  }
}
