package io.loginwatch.core.login;

import static java.util.Objects.requireNonNull;

import io.loginwatch.core.alert.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One authentication event, whatever its outcome: a success or failure, an MFA challenge, a
 * lock-out, a change of role.
 *
 * <p>Nothing volatile is in it (no time of receipt, no request id), so that the same event posted
 * twice is the same login and writing it again changes nothing.
 *
 * @param id the source's own id of the event, or else a hash of its canonical record; with {@code
 *     user} and {@code time} it is the key
 * @param time when it happened, by the source's clock
 * @param user who, trimmed and case-folded: the key of the profile
 * @param userId the source's immutable id of the user, where it has one
 * @param email where the user can be written to, where the log says so
 * @param actor who did it, where that is not the user: the administrator who changed a role
 * @param action what happened, one of {@link Actions} or the source's own word in kebab case
 * @param outcome how it ended
 * @param reason why it ended so, in the source's own words, such as {@code INVALID_CREDENTIALS}
 * @param source where it came from
 * @param userAgent the user agent as sent, bounded
 * @param device what the user agent says of the device
 * @param browserMajor major version of the browser or client, 0 where unknown: no part of the
 *     device, as an update is no new device
 * @param session the source's id of the session, where it has one
 * @param logSource which log it came from: the name of the credential it was posted with
 * @param provider the product that wrote the log, such as {@code okta}; ECS {@code event.provider}
 * @param application what was logged in to; ECS {@code service.name}
 * @param interactive whether a person was there, as far as the log says; false for service
 *     principals and token refreshes
 * @param verdicts what the source's own detection thought of it
 * @param labels further fields worth keeping, dotted names to text, bounded in number and size
 */
public record Login(
    String id,
    Instant time,
    String user,
    @Nullable String userId,
    @Nullable String email,
    @Nullable String actor,
    String action,
    Outcome outcome,
    @Nullable String reason,
    Source source,
    @Nullable String userAgent,
    Device device,
    int browserMajor,
    @Nullable String session,
    @Nullable String logSource,
    @Nullable String provider,
    @Nullable String application,
    boolean interactive,
    List<Verdict> verdicts,
    Map<String, String> labels) {

  public Login {
    requireNonNull(id, "id");
    requireNonNull(time, "time");
    requireNonNull(user, "user");
    verdicts = List.copyOf(verdicts);
    labels = Map.copyOf(labels);
  }

  /** Whether somebody tried to log in, as opposed to an account event or a logout. */
  public boolean isLogin() {
    return action.equals(Actions.LOGIN);
  }

  /** Whether somebody got in: what a profile learns from, and what travel is measured between. */
  public boolean isSuccessfulLogin() {
    return isLogin() && outcome == Outcome.SUCCESS;
  }

  /**
   * Whether a session or a token that somebody was given earlier was used, or made longer: whoever
   * did that need not have logged in there, but was there.
   */
  public boolean isSessionUse() {
    return outcome == Outcome.SUCCESS
        && actor == null
        && source.ip() != null
        && Actions.isSessionUse(action);
  }

  /**
   * What the source's own detection says of this login.
   *
   * @param provider who says so, such as {@code okta}
   * @param cause what it says, as the id of our rule with the same meaning where there is one, such
   *     as {@code impossible-travel}; otherwise the source's word in kebab case
   * @param severity how sure or how bad, on our scale
   * @param detail the source's own words
   */
  public record Verdict(String provider, String cause, Severity severity, String detail) {}
}
