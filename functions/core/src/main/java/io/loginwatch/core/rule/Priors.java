package io.loginwatch.core.rule;

import io.loginwatch.core.login.Login;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for what a rule comes after: on the same user, or from the same address. */
final class Priors {
  private final Sight sight;
  private final Login login;
  private final long now;
  private final Windows windows;
  private final Map<String, Ready> byId;

  Priors(Sight sight, Windows windows, Map<String, Ready> byId) {
    this.sight = sight;
    this.login = sight.login();
    this.now = login.time().toEpochMilli();
    this.windows = windows;
    this.byId = byId;
  }

  /** What came before; null if nothing did. */
  @Nullable Prior of(After after) {
    long from = now - after.within().toMillis();
    boolean marked = isMarked(after.by());
    if (!marked && !mayBeElsewhere(after, from)) {
      return null;
    }
    for (String id : after.rules()) {
      Ready other = byId.get(id);
      if (other == null) {
        continue;
      }
      Mark mark = marked ? mark(other, after, from) : among(other, after.by(), from);
      if (mark == null && other.isOfOneAddress() && after.by().contains(LoginField.USER)) {
        mark = triedBefore(other, from);
      }
      if (mark != null && !isByChance(other, mark, from) && !isExcepted(other, after, from)) {
        return new Prior(id, Duration.ofMillis(now - mark.at()));
      }
    }
    return null;
  }

  /**
   * Whether a mark may be where those of attacks on everybody are, or of addresses that tried this
   * user's password: for most logins none is.
   */
  private boolean mayBeElsewhere(After after, long from) {
    if (windows.get(Windows.EVERYBODY).isMarked(from, now)) {
      return true;
    }
    String user = after.by().contains(LoginField.USER) ? windows.name(LoginField.USER) : null;
    return user != null && !windows.get(user).tracks().isEmpty();
  }

  /** Whether any rule left a mark on a value that this login has: on most, none did. */
  private boolean isMarked(List<LoginField> by) {
    for (LoginField field : by) {
      String name = windows.name(field);
      if (name != null && !windows.get(name).marks().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether some of what makes such a rule fire was there before: the rest may be on its way. Looks
   * at no window that {@link #of} has not looked at.
   */
  boolean isUnderWay(After after) {
    long from = now - after.within().toMillis();
    for (String id : after.rules()) {
      Ready other = byId.get(id);
      Counted counted = other == null ? null : other.counted();
      if (counted != null && isUnderWay(counted, after.by(), from)) {
        return true;
      }
    }
    return false;
  }

  private boolean isUnderWay(Counted counted, List<LoginField> by, long from) {
    if (counted.groupBy().size() != 1 || !by.contains(counted.groupBy().getFirst())) {
      return false;
    }
    String name = windows.name(counted.groupBy());
    Track track = name == null ? null : windows.get(name).track(counted.key());
    return track != null && track.hasBetween(from, now);
  }

  private @Nullable Mark mark(Ready other, After after, long from) {
    Mark mark = left(other, after.by(), from);
    return mark == null ? among(other, after.by(), from) : mark;
  }

  /** The mark that was left on a value that this login has in one of these fields. */
  private @Nullable Mark left(Ready other, List<LoginField> by, long from) {
    for (LoginField field : by) {
      String name = windows.name(field);
      Mark mark = name == null ? null : windows.get(name).latest(other.hash(), from, now);
      if (mark != null) {
        return mark;
      }
    }
    return null;
  }

  /**
   * Whether it is a login that comes by its own ways: one that the rule excepts, and in nothing
   * like what the other rule saw.
   */
  private boolean isExcepted(Ready other, After after, long from) {
    for (After.Unless unless : after.unless()) {
      if (unless.isOf(other.rule().id())
          && isLike(unless.match())
          && left(other, unless.unlike(), from) == null
          && among(other, unless.unlike(), from) == null) {
        return true;
      }
    }
    return false;
  }

  private boolean isLike(List<Pattern> patterns) {
    for (Pattern pattern : patterns) {
      if (pattern.admits(login.action(), login.outcome()) && pattern.matches(sight)) {
        return true;
      }
    }
    return false;
  }

  /** The attack on everybody that this user or address was among the targets of. */
  private @Nullable Mark among(Ready other, List<LoginField> by, long from) {
    Counted counted = other.counted();
    if (counted == null || !counted.isOfEverybody()) {
      return null;
    }
    Window all = windows.get(Windows.EVERYBODY);
    Mark mark = all.latest(other.hash(), from, now);
    Track track = mark == null ? null : all.track(counted.key());
    if (track == null) {
      return null;
    }
    for (LoginField field : by) {
      if (counted.has(track, field, field.in(login), from, now)) {
        return mark;
      }
    }
    return null;
  }

  /**
   * The attack of an address that tried this user's password, be it before it was found out. Of a
   * newcomer it says nothing: every network is a strange one to somebody who just begins.
   */
  private @Nullable Mark triedBefore(Ready other, long from) {
    String name = windows.name(LoginField.USER);
    Window own = name == null ? null : windows.get(name);
    if (own == null || own.tracks().isEmpty() || !sight.known().user()) {
      return null;
    }
    for (Ready ready : byId.values()) {
      Counted counted = ready.counted();
      if (counted == null || !counted.isOfOneUser() || counted.address() < 0) {
        continue;
      }
      Mark mark = triedFrom(own.track(counted.key()), counted.address(), other, from);
      if (mark != null) {
        return mark;
      }
    }
    return null;
  }

  private @Nullable Mark triedFrom(@Nullable Track track, int index, Ready other, long from) {
    if (track == null) {
      return null;
    }
    Window attackers = windows.get(Windows.ATTACKERS);
    long within = other.rule().threshold().orElseThrow().within().toMillis();
    Entries entries = track.entries();
    for (int i = 0; i < entries.size() && entries.get(i).at() <= now; i++) {
      int address = entries.get(i).value(index);
      Mark mark =
          address == Entry.UNKNOWN ? null : attackers.latest(other.hashFrom(address), from, now);
      if (mark != null && entries.get(i).at() >= mark.at() - within) {
        return mark;
      }
    }
    return null;
  }

  /**
   * Whether somebody only happens to log in while everybody is attacked. A newcomer does: that the
   * network is a strange one says nothing of a stranger. So does who only mistyped a password: on a
   * device of the user's own, minutes ago, from here, from where nobody else's was tried, as this
   * user's was from nowhere else.
   */
  private boolean isByChance(Ready other, Mark mark, long from) {
    Counted counted = other.counted();
    boolean stranger = !sight.known().user();
    if (counted == null || !counted.isOfEverybody() || !(stranger || sight.known().device())) {
      return false;
    }
    Track track = windows.get(Windows.EVERYBODY).track(counted.key());
    return track != null
        && ((stranger && !counted.triedFromHere(track, login, from, now))
            || (sight.known().device() && counted.onlyMistypedHere(track, login, from, mark.at())));
  }
}
