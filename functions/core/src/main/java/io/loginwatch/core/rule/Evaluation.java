package io.loginwatch.core.rule;

import io.loginwatch.core.detection.Finding;
import io.loginwatch.core.detection.Memory;
import io.loginwatch.core.login.Login;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules over one login. */
final class Evaluation {
  /** A login so late that more logins than this follow it in one window completes nothing. */
  private static final int MOST_ENDS = 50;

  private final Sight sight;
  private final Login login;
  private final long now;
  private final Windows windows;
  private final Priors priors;
  private final Memory memory;
  private final Map<String, Ready> byId;

  /** Windows that it left marks on which others may have waited for, and since when. */
  private Map<String, Long> marked = Map.of();

  /** What this login was counted in for the first time, and what it had been counted in. */
  private final List<Counted> fresh = new ArrayList<>(4);

  private final List<Counted> stale = new ArrayList<>(0);

  Evaluation(Sight sight, Memory memory, Map<String, Ready> byId) {
    this.sight = sight;
    this.login = sight.login();
    this.now = login.time().toEpochMilli();
    this.windows = new Windows(login, memory);
    this.priors = new Priors(sight, windows, byId);
    this.memory = memory;
    this.byId = byId;
  }

  /**
   * What the rules say of it.
   *
   * @param matching those that it matches
   * @param forgiving what this login shows some failures to have been typing errors in
   */
  List<Finding> of(List<Ready> matching, List<Counted> forgiving) {
    var findings = new ArrayList<Finding>(0);
    forgiving.forEach(this::forgive);
    for (Ready one : matching) {
      String window = windows.name(one.key());
      if (window == null) {
        continue;
      }
      Counted counted = one.counted();
      // A login that was counted before was judged before: what it completed is told already.
      Firing firing = counted == null || isFresh(counted, window) ? firing(one, window) : null;
      if (firing != null) {
        mark(one, window, firing.at());
        if (one.isOfOneAddress()) {
          name(one, firing.at());
        }
        findings.add(firing.finding(one, window, sight));
      }
      if (!one.traces().isEmpty() && counted != null) {
        involve(one, window, firing == null ? now : Math.max(now, firing.at()));
      }
    }
    windows.remember();
    if (!marked.isEmpty()) {
      findings.addAll(new Latecomers(memory, byId).after(marked));
    }
    return findings;
  }

  private void forgive(Counted counted) {
    String window = windows.name(counted.groupBy());
    if (window != null) {
      windows.put(
          window,
          windows.get(window).without(counted.key(), entry -> counted.isTypingError(entry, login)));
    }
  }

  private boolean isFresh(Counted counted, String window) {
    if (!isAmong(fresh, counted) && !isAmong(stale, counted)) {
      (count(counted, window) ? fresh : stale).add(counted);
    }
    return isAmong(fresh, counted);
  }

  /** Whether it is one of them: of each there is only one, and its fields need not be compared. */
  private static boolean isAmong(List<Counted> some, Counted counted) {
    for (int i = 0; i < some.size(); i++) {
      if (some.get(i) == counted) {
        return true;
      }
    }
    return false;
  }

  private boolean count(Counted counted, String window) {
    Window before = windows.get(window);
    Window after = before.counting(counted.key(), counted.kept(), counted.entry(login), login.id());
    windows.put(window, after);
    return after != before;
  }

  private @Nullable Firing firing(Ready one, String window) {
    Optional<After> after = one.rule().after();
    Prior prior = after.isPresent() ? priors.of(after.get()) : null;
    if (after.isPresent() && prior == null) {
      if (one.counted() == null && priors.isUnderWay(after.get())) {
        await(one, after.get());
      }
      return null;
    }
    Counted counted = one.counted();
    if (counted != null) {
      return completed(one, counted, window, prior);
    }
    return quiet(one, windows.get(window), now)
        ? null
        : new Firing(now, 1, List.of(login.id()), Duration.ZERO, null, prior);
  }

  /** The earliest window with this login in it that has enough; null if there is none. */
  private @Nullable Firing completed(
      Ready one, Counted counted, String window, @Nullable Prior prior) {
    Threshold threshold = one.rule().threshold().orElseThrow();
    Window in = windows.get(window);
    Track track = in.track(counted.key());
    if (track == null) {
      return null;
    }
    long within = threshold.within().toMillis();
    // Mostly no login came later than a firing, and what was used up is all up to the last one.
    boolean inOrder = !track.entries().late() && in.latest(one.hash(), now, Long.MAX_VALUE) == null;
    Entries all = inOrder ? track.entries() : left(one, threshold, in, track.entries());
    int ends = 0;
    for (int i = all.firstFrom(now); i < all.size(); i++) {
      long end = all.get(i).at();
      if (end > now + within || ++ends > MOST_ENDS) {
        break;
      }
      Mark last = inOrder ? in.latest(one.hash(), 0, end) : null;
      long from = Math.max(end - within, last == null ? 0 : last.at() + 1);
      if (from > now) {
        continue;
      }
      var shape = new Shape(all, all.firstFrom(from), all.firstFrom(end + 1), counted.fields());
      // Mostly they are too few, and nothing else of them needs to be known.
      if (shape.count() >= threshold.count() && !quiet(one, in, end) && threshold.met(shape)) {
        return new Firing(end, shape.count(), samples(track, shape), shape.lasted(), shape, prior);
      }
    }
    return null;
  }

  /** The logins that may make a window with this one, without those that are used up. */
  private Entries left(Ready one, Threshold threshold, Window in, Entries all) {
    long within = threshold.within().toMillis();
    int from = all.firstFrom(now - within);
    int to = all.firstFrom(now + within + 1);
    if (all.logins(from, to) < threshold.count()) {
      return Entries.NONE;
    }
    var left = new ArrayList<Entry>(to - from);
    for (int i = from; i < to; i++) {
      if (!in.isUsed(all.get(i), one.hash(), within)) {
        left.add(all.get(i));
      }
    }
    return Entries.of(left);
  }

  private List<String> samples(Track track, Shape shape) {
    var ids = new ArrayList<String>(track.samples().size());
    for (Track.Sample sample : track.samples()) {
      if (!sample.id().equals(login.id()) && (sample.entry() == 0 || shape.has(sample.entry()))) {
        ids.add(sample.id());
      }
    }
    ids.add(login.id());
    return ids.subList(Math.max(0, ids.size() - shape.count()), ids.size());
  }

  /** Whether it fired on this key so near to that time that it stays quiet, or on this login. */
  private boolean quiet(Ready one, Window window, long at) {
    long debounce = one.rule().debounce().toMillis();
    List<Mark> marks = window.marks();
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      if (mark.rule() == one.hash()
          && (Math.abs(mark.at() - at) < debounce
              || mark.at() == at && mark.login() == Entry.hash(login.id()))) {
        return true;
      }
    }
    return false;
  }

  private void await(Ready one, After after) {
    Waiting waiting = Waiting.of(one, sight);
    for (LoginField field : after.by()) {
      String name = windows.name(field);
      if (waiting != null && name != null) {
        windows.put(name, windows.get(name).waiting(waiting));
      }
    }
  }

  private void mark(Ready one, String window, long at) {
    if (one.followed().isPositive()) {
      marked = marked.isEmpty() ? new TreeMap<>() : marked;
      marked.merge(window, at, Math::min);
    }
    var mark = new Mark(one.hash(), at, at + one.remembered().toMillis(), Entry.hash(login.id()));
    windows.put(window, windows.get(window).marking(mark));
  }

  /** Remembers which address attacked: it tried passwords before it was found out, too. */
  private void name(Ready one, long at) {
    int address = Entry.hash(LoginField.ADDRESS.in(login));
    long until = at + one.remembered().toMillis();
    var mark = new Mark(one.hashFrom(address), at, until, Entry.hash(login.id()));
    windows.put(Windows.ATTACKERS, windows.get(Windows.ATTACKERS).marking(mark));
  }

  /**
   * A login that belongs to an attack under way leaves the attack's mark on its user, on its
   * address, and on whatever else of it a success will be compared with. It is renewed before those
   * that look for it no longer look so far back.
   *
   * @param fired until when the attack is looked for: one that this login completed may end with a
   *     later login that arrived before it
   */
  private void involve(Ready one, String window, long fired) {
    long active = Math.max(one.rule().debounce().toMillis(), one.remembered().toMillis() / 4);
    if (windows.get(window).latest(one.hash(), now - active, fired) == null) {
      return;
    }
    long renewed = Math.min(active / 2, one.followed().toMillis() / 4);
    for (LoginField field : one.traces()) {
      String name = windows.name(field);
      if (name != null
          && !name.equals(window)
          && windows.get(name).latest(one.hash(), now - renewed, now) == null) {
        mark(one, name, now);
      }
    }
  }
}
