package io.loginwatch.core.rule;

import io.loginwatch.core.detection.Finding;
import io.loginwatch.core.detection.Memory;
import io.loginwatch.core.login.Login;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules over one login. */
final class Evaluation {
  /** A login so late that more logins than this follow it in one window completes nothing. */
  private static final int MOST_ENDS = 50;

  private final Sight sight;
  private final Login login;
  private final long now;
  private final Memory memory;
  private final Map<String, Ready> byId;
  private final Map<String, Window> windows = new HashMap<>();
  private final Set<String> changed = new HashSet<>();

  Evaluation(Sight sight, Memory memory, Map<String, Ready> byId) {
    this.sight = sight;
    this.login = sight.login();
    this.now = login.time().toEpochMilli();
    this.memory = memory;
    this.byId = byId;
  }

  List<Finding> of(List<Ready> matching) {
    var findings = new ArrayList<Finding>();
    var fresh = new IdentityHashMap<Counted, Boolean>();
    for (Ready one : matching) {
      Optional<String> window = one.window(login);
      if (window.isEmpty()) {
        continue;
      }
      Counted counted = one.counted();
      // A login that was counted before was judged before: what it completed is told already.
      if (counted == null || fresh.computeIfAbsent(counted, c -> count(window.get(), c))) {
        firing(one, window.get())
            .ifPresent(firing -> findings.add(fire(one, window.get(), firing)));
      }
      if (one.followed() && counted != null) {
        involve(one, window.get());
      }
    }
    changed.stream().sorted().forEach(name -> memory.remember(name, window(name)));
    return findings;
  }

  private boolean count(String name, Counted counted) {
    Window before = window(name);
    replace(name, before.counting(counted.key(), counted.kept(), counted.entry(login), login.id()));
    return window(name) != before;
  }

  private Optional<Firing> firing(Ready one, String window) {
    Optional<Prior> prior = one.rule().after().flatMap(this::prior);
    if (one.rule().after().isPresent() && prior.isEmpty()) {
      return Optional.empty();
    }
    Counted counted = one.counted();
    if (counted != null) {
      return completed(one, counted, window, prior.orElse(null));
    }
    return quiet(one, window, now)
        ? Optional.empty()
        : Optional.of(
            new Firing(now, 1, List.of(login.id()), Duration.ZERO, null, prior.orElse(null)));
  }

  /** The earliest window with this login in it that has enough, if there is one. */
  private Optional<Firing> completed(
      Ready one, Counted counted, String window, @Nullable Prior prior) {
    Threshold threshold = one.rule().threshold().orElseThrow();
    Track track = window(window).track(counted.key());
    if (track == null) {
      return Optional.empty();
    }
    long within = threshold.within().toMillis();
    List<Entry> all = track.entries();
    int ends = 0;
    for (int last = firstFrom(all, now); last < all.size(); last++) {
      long end = all.get(last).at();
      if (end > now + within || ++ends > MOST_ENDS) {
        break;
      }
      if (quiet(one, window, end)) {
        continue;
      }
      long from =
          Math.max(end - within, lastFiring(one, window, end).map(m -> m.at() + 1).orElse(0L));
      if (from > now) {
        continue;
      }
      List<Entry> entries = all.subList(firstFrom(all, from), firstFrom(all, end + 1));
      var shape = new Shape(entries, counted.names());
      if (threshold.met(shape)) {
        return Optional.of(
            new Firing(end, shape.count(), samples(track, shape), shape.lasted(), shape, prior));
      }
    }
    return Optional.empty();
  }

  /** The index of the first login at that time or later. */
  private static int firstFrom(List<Entry> entries, long time) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = low + high >>> 1;
      if (entries.get(middle).at() < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private List<String> samples(Track track, Shape shape) {
    var ids = new ArrayList<>(track.samples());
    ids.remove(login.id());
    ids.add(login.id());
    return ids.subList(Math.max(0, ids.size() - shape.count()), ids.size());
  }

  private Optional<Mark> lastFiring(Ready one, String window, long end) {
    return window(window).latest(one.hash(), 0, end);
  }

  /** Whether it fired on this key so near to that time that it stays quiet, or on this login. */
  private boolean quiet(Ready one, String window, long at) {
    long debounce = one.rule().debounce().toMillis();
    for (Mark mark : window(window).marks()) {
      if (mark.rule() == one.hash()
          && (Math.abs(mark.at() - at) < debounce
              || mark.at() == at && mark.login() == Entry.hash(login.id()))) {
        return true;
      }
    }
    return false;
  }

  private Finding fire(Ready one, String window, Firing firing) {
    mark(one, window, firing.at());
    return firing.finding(one, window, sight);
  }

  private void mark(Ready one, String window, long at) {
    replace(
        window,
        window(window)
            .marking(
                new Mark(
                    one.hash(), at, at + one.remembered().toMillis(), Entry.hash(login.id()))));
  }

  /**
   * A login that belongs to an attack under way leaves the attack's mark on its user and on its
   * address, where a success will look for it.
   */
  private void involve(Ready one, String window) {
    long active = Math.max(one.rule().debounce().toMillis(), one.remembered().toMillis() / 4);
    if (window(window).latest(one.hash(), now - active, now).isEmpty()) {
      return;
    }
    for (LoginField field : List.of(LoginField.USER, LoginField.ADDRESS)) {
      String value = field.in(login);
      String name = value == null ? window : Counted.part(field, value);
      if (!name.equals(window)
          && window(name).latest(one.hash(), now - active / 2, now).isEmpty()) {
        mark(one, name, now);
      }
    }
  }

  /** What came before, on the same user or from the same address. */
  private Optional<Prior> prior(After after) {
    long from = now - after.within().toMillis();
    for (String id : after.rules()) {
      Ready other = byId.get(id);
      if (other == null) {
        continue;
      }
      Optional<Mark> mark = mark(other, after, from);
      if (mark.isPresent() && !isNewcomer(other, from)) {
        return Optional.of(new Prior(id, Duration.ofMillis(now - mark.get().at())));
      }
    }
    return Optional.empty();
  }

  private Optional<Mark> mark(Ready other, After after, long from) {
    for (LoginField field : after.by()) {
      String value = field.in(login);
      if (value != null) {
        Optional<Mark> mark = window(Counted.part(field, value)).latest(other.hash(), from, now);
        if (mark.isPresent()) {
          return mark;
        }
      }
    }
    return among(other, after, from);
  }

  /** The attack on everybody that this user or address was among the targets of. */
  private Optional<Mark> among(Ready other, After after, long from) {
    Counted counted = other.counted();
    if (counted == null || !counted.isOfEverybody()) {
      return Optional.empty();
    }
    Window all = window(Counted.EVERYBODY);
    Track track = all.track(counted.key());
    boolean among =
        track != null
            && after.by().stream()
                .anyMatch(field -> counted.has(track, field, field.in(login), from, now));
    return among ? all.latest(other.hash(), from, now) : Optional.empty();
  }

  /**
   * Whether a newcomer only happens to log in while everybody is attacked: that the network is a
   * strange one says nothing of somebody who is a stranger.
   */
  private boolean isNewcomer(Ready other, long from) {
    Counted counted = other.counted();
    if (counted == null || !counted.isOfEverybody() || sight.known().user()) {
      return false;
    }
    Track track = window(Counted.EVERYBODY).track(counted.key());
    return track != null && !counted.triedFromHere(track, login, from, now);
  }

  private Window window(String name) {
    return windows.computeIfAbsent(
        name,
        n -> {
          Window window = memory.window(n);
          return window == null ? Window.EMPTY : window;
        });
  }

  private void replace(String name, Window window) {
    if (windows.put(name, window) != window) {
      changed.add(name);
    }
  }
}
