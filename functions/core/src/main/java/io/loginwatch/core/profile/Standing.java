package io.loginwatch.core.profile;

import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Outcome;
import java.time.Duration;

/**
 * Whether a log said that an account was disabled, and that it is open again. Some systems hear of
 * that late, or never. Not every log says that an account is open again: after a month nothing is
 * made of it.
 *
 * @param closed when it was last disabled, in milliseconds since 1970; {@link #NEVER} if it was not
 * @param opened when it was last opened again; {@link #NEVER} if it was not
 */
public record Standing(long closed, long opened) {
  /** What no log ever said. */
  public static final long NEVER = Long.MIN_VALUE;

  /** An account of which no log said anything. */
  public static final Standing OPEN = new Standing(NEVER, NEVER);

  /** For so long a leaver's accounts are cleared away, in milliseconds. */
  private static final long MONTH = Duration.ofDays(30).toMillis();

  /** Whether an event disabled an account, or opened it. */
  public static boolean isSaidBy(Login event) {
    String action = event.action();
    return event.outcome() != Outcome.FAILURE
        && (action.equals(Actions.ACCOUNT_DISABLED) || action.equals(Actions.ACCOUNT_UNLOCKED));
  }

  /** The standing after such an event; what is late never moves it backwards. */
  public Standing after(Login event) {
    long time = event.time().toEpochMilli();
    return event.action().equals(Actions.ACCOUNT_DISABLED)
        ? new Standing(Math.max(time, closed), opened)
        : new Standing(closed, Math.max(time, opened));
  }

  /**
   * When it had been disabled, if it was at that time, in milliseconds since 1970; {@link #NEVER}
   * if it was not.
   */
  public long closedBefore(long time) {
    boolean open = closed == NEVER || closed > time || time - closed >= MONTH;
    return open || (opened >= closed && opened <= time) ? NEVER : closed;
  }

  void write(Packer out, long newest) {
    out.raw((closed == NEVER ? 0 : 1) | (opened == NEVER ? 0 : 2));
    for (long time : new long[] {closed, opened}) {
      if (time != NEVER) {
        out.signed(newest - time);
      }
    }
  }

  static Standing read(Unpacker in, long newest) {
    int said = in.raw();
    if (said > 3) {
      throw new IllegalArgumentException("no standing: " + said);
    }
    return said == 0
        ? OPEN
        : new Standing(
            (said & 1) == 0 ? NEVER : newest - in.signed(),
            (said & 2) == 0 ? NEVER : newest - in.signed());
  }
}
