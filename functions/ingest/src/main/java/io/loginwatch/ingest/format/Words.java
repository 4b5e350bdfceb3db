package io.loginwatch.ingest.format;

import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Outcome;
import io.loginwatch.core.login.Remembered;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words of many logs for our few: outcomes and actions. */
final class Words {
  private static final Map<String, Outcome> OUTCOMES =
      Map.ofEntries(
          Map.entry("success", Outcome.SUCCESS),
          Map.entry("succeeded", Outcome.SUCCESS),
          Map.entry("successful", Outcome.SUCCESS),
          Map.entry("successfully", Outcome.SUCCESS),
          Map.entry("ok", Outcome.SUCCESS),
          Map.entry("pass", Outcome.SUCCESS),
          Map.entry("passed", Outcome.SUCCESS),
          Map.entry("allow", Outcome.SUCCESS),
          Map.entry("allowed", Outcome.SUCCESS),
          Map.entry("accepted", Outcome.SUCCESS),
          Map.entry("granted", Outcome.SUCCESS),
          Map.entry("approved", Outcome.SUCCESS),
          Map.entry("authenticated", Outcome.SUCCESS),
          Map.entry("true", Outcome.SUCCESS),
          Map.entry("failure", Outcome.FAILURE),
          Map.entry("failed", Outcome.FAILURE),
          Map.entry("fail", Outcome.FAILURE),
          Map.entry("error", Outcome.FAILURE),
          Map.entry("deny", Outcome.FAILURE),
          Map.entry("denied", Outcome.FAILURE),
          Map.entry("rejected", Outcome.FAILURE),
          Map.entry("refused", Outcome.FAILURE),
          Map.entry("blocked", Outcome.FAILURE),
          Map.entry("invalid", Outcome.FAILURE),
          Map.entry("unauthorized", Outcome.FAILURE),
          Map.entry("false", Outcome.FAILURE));

  private static final Pattern IS_IN = Pattern.compile("\\b(logged|signed)-(in|on)\\b");

  private static final Map<String, String> ACTIONS =
      Map.ofEntries(
          Map.entry("session-start", Actions.LOGIN),
          Map.entry("user-session-start", Actions.LOGIN),
          Map.entry("single-sign-on", Actions.LOGIN),
          Map.entry("sso", Actions.LOGIN),
          Map.entry("logged-out", Actions.LOGOUT),
          Map.entry("log-out", Actions.LOGOUT),
          Map.entry("logoff", Actions.LOGOUT),
          Map.entry("log-off", Actions.LOGOUT),
          Map.entry("sign-out", Actions.LOGOUT),
          Map.entry("signout", Actions.LOGOUT),
          Map.entry("user-logout", Actions.LOGOUT),
          Map.entry("session-end", Actions.LOGOUT),
          Map.entry("locked", Actions.ACCOUNT_LOCKED),
          Map.entry("lockout", Actions.ACCOUNT_LOCKED),
          Map.entry("locked-out", Actions.ACCOUNT_LOCKED),
          Map.entry("user-locked", Actions.ACCOUNT_LOCKED),
          Map.entry("account-lockout", Actions.ACCOUNT_LOCKED),
          Map.entry("locked-out-user-account", Actions.ACCOUNT_LOCKED),
          Map.entry("blocked", Actions.ACCOUNT_BLOCKED),
          Map.entry("login-blocked", Actions.ACCOUNT_BLOCKED),
          Map.entry("unlocked", Actions.ACCOUNT_UNLOCKED),
          Map.entry("unlocked-user-account", Actions.ACCOUNT_UNLOCKED),
          Map.entry("user-disabled", Actions.ACCOUNT_DISABLED),
          Map.entry("disabled-user-account", Actions.ACCOUNT_DISABLED),
          Map.entry("user-mfa-disabled", Actions.MFA_DISABLED),
          Map.entry("mfa-removed", Actions.MFA_DISABLED),
          Map.entry("mfa-enabled", Actions.MFA_ENROLLED),
          Map.entry("mfa", Actions.MFA_CHALLENGE),
          Map.entry("mfa-prompt", Actions.MFA_CHALLENGE),
          Map.entry("mfa-denied", Actions.MFA_CHALLENGE),
          Map.entry("user-authentication-auth-via-mfa", Actions.MFA_CHALLENGE),
          Map.entry("user-mfa-okta-verify-deny-push", Actions.MFA_CHALLENGE),
          Map.entry(OktaStep.PASSWORD, OktaStep.PASSWORD),
          Map.entry(AzureSignIn.USED, AzureSignIn.USED),
          Map.entry(AzureSignIn.BLOCKED, AzureSignIn.BLOCKED),
          Map.entry("otp", Actions.MFA_CHALLENGE),
          Map.entry("2fa", Actions.MFA_CHALLENGE),
          Map.entry("second-factor", Actions.MFA_CHALLENGE),
          Map.entry("multi-factor-authentication", Actions.MFA_CHALLENGE),
          Map.entry("mfa-push", Actions.MFA_CHALLENGE),
          Map.entry("push", Actions.MFA_CHALLENGE),
          Map.entry("changed-password", Actions.PASSWORD_CHANGED),
          Map.entry("password-change", Actions.PASSWORD_CHANGED),
          Map.entry("reset-password", Actions.PASSWORD_RESET),
          Map.entry("role-change", Actions.ROLE_CHANGED));

  private static final Remembered<Optional<String>> REMEMBERED = new Remembered<>(80, Words::read);

  private Words() {}

  /** What a word for how it ended means, or null if we do not know it. */
  static @Nullable Outcome outcome(String word) {
    Outcome exact = OUTCOMES.get(word);
    return exact != null ? exact : OUTCOMES.get(word.toLowerCase(Locale.ROOT));
  }

  /** How an action ended whose word says so, such as {@code login_success}; null if none does. */
  static @Nullable Outcome ended(String action) {
    String kebab = kebab(action);
    for (String word : kebab.split("-")) {
      Outcome known = OUTCOMES.get(word);
      if (known != null) {
        return known;
      }
    }
    return IS_IN.matcher(kebab).find() ? Outcome.SUCCESS : null;
  }

  /** Our action for a log's word, or null if we have none. */
  static @Nullable String action(String word) {
    return Actions.isOurs(word) ? word : REMEMBERED.of(word).orElse(null);
  }

  private static Optional<String> read(String word) {
    String kebab = kebab(word);
    if (Actions.isOurs(kebab)) {
      return Optional.of(kebab);
    }
    return Optional.ofNullable(ACTIONS.get(kebab))
        .or(() -> Optional.ofNullable(AccountWords.action(kebab)))
        .or(() -> Optional.ofNullable(SecondFactor.action(kebab)))
        .or(() -> LoginWords.isLogin(kebab) ? Optional.of(Actions.LOGIN) : Optional.empty());
  }

  /** The word in lower-case letters, digits and single hyphens, at most 64 characters. */
  static String kebab(String word) {
    return kebab(word, 64);
  }

  /** The same, of so many characters of it at most. */
  static String kebab(String word, int most) {
    StringBuilder kebab = new StringBuilder(word.length());
    int length = Math.min(word.length(), most);
    for (int i = 0; i < length; i++) {
      char c = word.charAt(i);
      if (Character.isUpperCase(c)) {
        if (i > 0 && Character.isLowerCase(word.charAt(i - 1))) {
          kebab.append('-');
        }
        kebab.append(Character.toLowerCase(c));
      } else if (Character.isLetterOrDigit(c)) {
        kebab.append(c);
      } else if (!kebab.isEmpty() && kebab.charAt(kebab.length() - 1) != '-') {
        kebab.append('-');
      }
    }
    int last = kebab.length() - 1;
    if (last >= 0 && kebab.charAt(last) == '-') {
      kebab.setLength(last);
    }
    return kebab.toString();
  }
}
