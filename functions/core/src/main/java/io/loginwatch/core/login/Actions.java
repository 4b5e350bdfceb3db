package io.loginwatch.core.login;

import java.util.Set;

/**
 * The values of {@link Login#action()} that detectors know. A source's other actions keep their own
 * word, in kebab case, so that a rule can match them.
 */
public final class Actions {
  /** Somebody presented credentials; the outcome says whether they got in. */
  public static final String LOGIN = "login";

  /** A session ended. */
  public static final String LOGOUT = "logout";

  /** A second factor was asked for: success is an approval, failure a denial or a time-out. */
  public static final String MFA_CHALLENGE = "mfa-challenge";

  /** The user said that they did not start the MFA request they got. */
  public static final String MFA_FRAUD_REPORTED = "mfa-fraud-reported";

  public static final String MFA_DISABLED = "mfa-disabled";
  public static final String MFA_ENROLLED = "mfa-enrolled";

  /** A login went through although the second factor could not be asked for. */
  public static final String MFA_BYPASSED = "mfa-bypassed";

  public static final String TOTP_DISABLED = "totp-disabled";

  /** A one-time code was presented a second time. */
  public static final String TOTP_REPLAY = "totp-replay";

  public static final String RECOVERY_CODE_USED = "recovery-code-used";

  /** The account was locked after failures. */
  public static final String ACCOUNT_LOCKED = "account-locked";

  /** A login was refused because the account is locked or disabled. */
  public static final String ACCOUNT_BLOCKED = "account-blocked";

  public static final String ACCOUNT_UNLOCKED = "account-unlocked";
  public static final String ACCOUNT_DISABLED = "account-disabled";
  public static final String PASSWORD_CHANGED = "password-changed";
  public static final String PASSWORD_RESET = "password-reset";
  public static final String ROLE_CHANGED = "role-changed";
  public static final String ACCESS_REVOKED = "access-revoked";
  public static final String SESSION_REVOKED = "session-revoked";

  private static final Set<String> OURS =
      Set.of(
          LOGIN,
          LOGOUT,
          MFA_CHALLENGE,
          MFA_FRAUD_REPORTED,
          MFA_DISABLED,
          MFA_ENROLLED,
          MFA_BYPASSED,
          TOTP_DISABLED,
          TOTP_REPLAY,
          RECOVERY_CODE_USED,
          ACCOUNT_LOCKED,
          ACCOUNT_BLOCKED,
          ACCOUNT_UNLOCKED,
          ACCOUNT_DISABLED,
          PASSWORD_CHANGED,
          PASSWORD_RESET,
          ROLE_CHANGED,
          ACCESS_REVOKED,
          SESSION_REVOKED);

  /** Ways to be let in by what one was given earlier. */
  private static final Set<String> PASSES =
      Set.of("sso", "saml", "oidc", "oauth", "oauth2", "refresh");

  private static final Set<String> GIVEN =
      Set.of("token", "tokens", "session", "sessions", "cookie", "ticket", "code", "assertion");

  /** What becomes of them while they are used. */
  private static final Set<String> USES =
      Set.of(
          "refreshed",
          "renew",
          "renewed",
          "renewal",
          "exchange",
          "exchanged",
          "grant",
          "granted",
          "introspect",
          "keepalive",
          "continue",
          "continued",
          "resume",
          "resumed",
          "used",
          "reused",
          "activity",
          "active",
          "accessed",
          "seen",
          "touched",
          "heartbeat",
          "extend",
          "extended",
          "restored",
          "rotated",
          "validate",
          "validated",
          "validation");

  /** That it was made, ended, or is about how it is set up. */
  private static final Set<String> NO_USES =
      Set.of(
          "revoke",
          "revoked",
          "revocation",
          "end",
          "ended",
          "logout",
          "delete",
          "deleted",
          "create",
          "created",
          "update",
          "updated",
          "config",
          "configuration",
          "policy",
          "client",
          "key",
          "failed",
          "failure",
          "error",
          "denied",
          "expired",
          "request",
          "requested",
          "consent",
          "permission",
          "role",
          "admin");

  private Actions() {}

  /** Whether it is one of those above, and not a source's own word. */
  public static boolean isOurs(String action) {
    return OURS.contains(action);
  }

  /**
   * Whether an action in kebab case is the use of a session or a token: {@code token-refresh},
   * {@code session-activity}, {@code code-to-token}, {@code user-authentication-sso}.
   */
  static boolean isSessionUse(String action) {
    if (isOurs(action)) {
      return false;
    }
    boolean pass = action.equals("code-to-token") || action.equals("session-access");
    boolean given = false;
    boolean used = false;
    for (String word : action.split("-")) {
      if (NO_USES.contains(word)) {
        return false;
      }
      pass |= PASSES.contains(word);
      given |= GIVEN.contains(word);
      used |= USES.contains(word);
    }
    return pass || (given && used);
  }
}
