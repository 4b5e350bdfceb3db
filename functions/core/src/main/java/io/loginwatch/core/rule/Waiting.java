package io.loginwatch.core.rule;

import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.LoginJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A login that would have made a rule fire had another fired before, while that other was on its
 * way: what completes it may have happened before this login, and arrive after it.
 *
 * @param rule hash of the id of the rule that would have fired
 * @param at when the login was, in epoch milliseconds
 * @param known what was known of its user then, a bit for each answer
 * @param login as it is stored
 */
record Waiting(int rule, long at, int known, byte[] login) {
  /** A longer login does not wait; one with the labels that ingest keeps takes 1 KB at most. */
  static final int LONGEST = 1_536;

  /** Besides the login, as {@link WindowCodec} writes it. */
  private static final int FRAME = 4 + 8 + 1 + 2;

  /** That login with that rule; null if it is too long. */
  static @Nullable Waiting of(Ready ready, Sight sight) {
    byte[] json = LoginJson.toStored(sight.login()).getBytes(StandardCharsets.UTF_8);
    long at = sight.login().time().toEpochMilli();
    return json.length > LONGEST ? null : new Waiting(ready.hash(), at, bits(sight.known()), json);
  }

  /** When it no longer waits, in epoch milliseconds. */
  long until() {
    return at + Rules.LATENESS.toMillis();
  }

  int bytes() {
    return FRAME + login.length;
  }

  Login asLogin() {
    return LoginJson.fromStored(new String(login, StandardCharsets.UTF_8));
  }

  Familiarity.Known asKnown() {
    return Familiarity.Known.of(has(0), has(1), has(2), has(3), has(4), has(5), has(6));
  }

  private boolean has(int bit) {
    return (known & 1 << bit) != 0;
  }

  private static int bits(Familiarity.Known known) {
    return bit(known.user(), 0)
        | bit(known.address(), 1)
        | bit(known.network(), 2)
        | bit(known.device(), 3)
        | bit(known.country(), 4)
        | bit(known.place(), 5)
        | bit(known.colleagues(), 6);
  }

  private static int bit(boolean is, int bit) {
    return is ? 1 << bit : 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Waiting that
        && rule == that.rule
        && at == that.at
        && known == that.known
        && Arrays.equals(login, that.login);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(at) * 31 + rule;
  }
}
