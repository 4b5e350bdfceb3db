package io.loginwatch.core.detection;

import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Outcome;
import io.loginwatch.core.profile.Profile;

/**
 * Accounts that a log said were disabled, until it says that they are open again. Some systems hear
 * of that late, or never. Not every log says that an account is open again: after a month nothing
 * is made of it.
 */
final class DisabledAccounts {
  private static final int CLOSED = ProviderVerdicts.hash(Actions.ACCOUNT_DISABLED);
  private static final int OPENED = ProviderVerdicts.hash(Actions.ACCOUNT_UNLOCKED);

  /** 30 days: for so long a leaver's accounts are cleared away. */
  private static final long MONTH = 30 * 86_400_000L;

  private DisabledAccounts() {}

  /** Whether an event closed an account, or opened it. */
  static boolean isOf(Login event) {
    return event.outcome() != Outcome.FAILURE
        && (event.action().equals(Actions.ACCOUNT_DISABLED)
            || event.action().equals(Actions.ACCOUNT_UNLOCKED));
  }

  /** The profile of an account after such an event. */
  static Profile after(Login event, Profile profile) {
    int what = event.action().equals(Actions.ACCOUNT_DISABLED) ? CLOSED : OPENED;
    return profile.telling(Tellings.with(profile, what, event.time().toEpochMilli()));
  }

  /**
   * When the account had been disabled, if it was at that time.
   *
   * @param time milliseconds since 1970
   * @return milliseconds since 1970; {@link Long#MIN_VALUE} if it was not
   */
  static long since(Profile profile, long time) {
    long closed = profile.toldOf(CLOSED);
    if (closed == Long.MIN_VALUE || closed > time || time - closed >= MONTH) {
      return Long.MIN_VALUE;
    }
    long opened = profile.toldOf(OPENED);
    return opened >= closed && opened <= time ? Long.MIN_VALUE : closed;
  }
}
