package io.loginwatch.bench.people;

import io.loginwatch.bench.world.Gadget;
import io.loginwatch.bench.world.Spot;
import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the made-up log.
 *
 * @param arrival when the log line reaches us; a moment after {@code time}, or hours
 * @param day days since the first one, for the browser's version
 */
public record Event(
    String id,
    Instant time,
    Instant arrival,
    int day,
    String user,
    String action,
    Outcome outcome,
    @Nullable String reason,
    Spot spot,
    Gadget gadget,
    @Nullable String session,
    boolean interactive) {
  public boolean isSuccess() {
    return action.equals(Actions.LOGIN) && outcome == Outcome.SUCCESS;
  }

  /** The same event, reported then. */
  public Event arriving(Instant later) {
    return new Event(
        id, time, later, day, user, action, outcome, reason, spot, gadget, session, interactive);
  }
}
