package io.loginwatch.core.profile;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that a user used last, the latest at the end. Immutable and bounded. Their ids are
 * side by side, as the sessions themselves are seldom in the processor's cache, and most logins
 * only need to know that theirs is none of them.
 */
public final class RecentSessions extends AbstractList<Session> implements RandomAccess {
  static final int MOST = 6;

  /** None yet. */
  static final RecentSessions NONE = of(List.of());

  private final Session[] all;
  private final int[] ids;

  private RecentSessions(Session[] all, int[] ids) {
    this.all = all;
    this.ids = ids;
  }

  /** These, the latest at the end. */
  static RecentSessions of(List<Session> sessions) {
    return new RecentSessions(
        sessions.toArray(new Session[0]), sessions.stream().mapToInt(Session::id).toArray());
  }

  /** The session of that id, if it is remembered. */
  @Nullable Session find(int id) {
    int at = indexOf(id);
    return at < 0 ? null : all[at];
  }

  /**
   * With that one at the end, as the likeliest to go on. It stands for what was known of it, unless
   * that is newer; the one that was used longest ago goes where there are too many.
   */
  RecentSessions with(Session session) {
    int at = indexOf(session.id());
    Session last = at >= 0 && all[at].time() > session.time() ? all[at] : session;
    if (at < 0 && all.length < MOST) {
      Session[] more = Arrays.copyOf(all, all.length + 1);
      int[] theirs = Arrays.copyOf(ids, more.length);
      more[all.length] = last;
      theirs[all.length] = last.id();
      return new RecentSessions(more, theirs);
    }
    int gone = Math.max(at, 0);
    int end = all.length - 1;
    Session[] others = all.clone();
    int[] theirs = ids.clone();
    System.arraycopy(all, gone + 1, others, gone, end - gone);
    System.arraycopy(ids, gone + 1, theirs, gone, end - gone);
    others[end] = last;
    theirs[end] = last.id();
    return new RecentSessions(others, theirs);
  }

  @Override
  public Session get(int index) {
    return all[index];
  }

  @Override
  public int size() {
    return all.length;
  }

  /** See {@link Profile#glance}. */
  int glance(int depth) {
    int last = all.length - 1;
    return depth == 1 || last < 0 ? last : ids[last] + (all[last] == null ? 1 : 0);
  }

  private int indexOf(int id) {
    for (int i = ids.length - 1; i >= 0; i--) {
      if (ids[i] == id) {
        return i;
      }
    }
    return -1;
  }
}
