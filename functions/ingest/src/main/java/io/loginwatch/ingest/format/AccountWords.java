package io.loginwatch.ingest.format;

import io.loginwatch.core.login.Actions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Account events, in whatever words. Every product names its own, so that no list is one of
 * products: a name that says what it is about, and what happened to it, and nothing else, is one. A
 * word more ({@code mfa-reset-requested}, {@code mfa-policy-disabled}) is another event.
 */
final class AccountWords {
  /** Ways to write what takes more than a word. */
  private static final Pattern FACTOR =
      Pattern.compile(
          "(two-factor|multi-factor|multifactor|second-factor|2fa|tfa)(-authentication)?"
              + "|(two|2)-step-verification|mfa-(factor|device|method)");

  private static final Pattern RECOVERY_CODE = Pattern.compile("(recovery|backup)-codes?");
  private static final Pattern TOTP_CODE = Pattern.compile("(totp|otp)-code");

  private static final Set<String> ACCOUNT = Set.of("account", "accounts", "user", "users");

  /** Words that say nothing of what happened. */
  private static final Set<String> FILLING =
      Set.of("auth", "authentication", "login", "lifecycle", "event", "detected", "was", "out");

  private static final Set<String> OFF =
      Set.of(
          "disabled",
          "disable",
          "removed",
          "remove",
          "deactivated",
          "deactivate",
          "deleted",
          "delete",
          "unenrolled");

  private static final Set<String> TAKEN = Set.of("revoked", "revoke", "removed", "remove");

  /**
   * One kind of event.
   *
   * @param about words of which one must be there; empty where it is the account itself
   * @param happened words of which one must be there
   */
  private record Kind(String action, Set<String> about, Set<String> happened) {
    boolean is(Set<String> words) {
      boolean named = about.isEmpty();
      boolean done = false;
      for (String word : words) {
        boolean names = about.contains(word);
        boolean does = happened.contains(word);
        if (!names && !does) {
          return false;
        }
        named |= names;
        done |= does;
      }
      return named && done;
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind(Actions.ACCOUNT_LOCKED, Set.of(), Set.of("lock", "locked", "lockout")),
          new Kind(
              Actions.ACCOUNT_UNLOCKED,
              Set.of(),
              Set.of(
                  "unlock",
                  "unlocked",
                  "enable",
                  "enabled",
                  "reactivate",
                  "reactivated",
                  "unsuspend",
                  "unsuspended")),
          new Kind(
              Actions.ACCOUNT_DISABLED,
              Set.of(),
              Set.of("disabled", "disable", "deactivated", "deactivate", "suspended", "suspend")),
          new Kind(
              Actions.TOTP_REPLAY,
              Set.of("totp", "otp"),
              Set.of("replay", "replayed", "reuse", "reused")),
          new Kind(Actions.TOTP_DISABLED, Set.of("totp"), OFF),
          new Kind(Actions.MFA_DISABLED, Set.of("mfa", "all"), OFF),
          new Kind(Actions.MFA_DISABLED, Set.of("mfa", "all"), Set.of("reset")),
          new Kind(Actions.MFA_BYPASSED, Set.of("mfa"), Set.of("bypassed", "bypass")),
          new Kind(
              Actions.MFA_FRAUD_REPORTED,
              Set.of("mfa", "push", "reported", "report", "marked"),
              Set.of("fraud")),
          new Kind(Actions.RECOVERY_CODE_USED, Set.of("recoverycode"), Set.of("used", "redeemed")),
          new Kind(
              Actions.PASSWORD_CHANGED,
              Set.of("password"),
              Set.of("changed", "change", "updated", "update")),
          new Kind(Actions.PASSWORD_RESET, Set.of("password"), Set.of("reset")),
          // Not of an update: UpdateRole is about the role, and not about who has it.
          new Kind(
              Actions.ROLE_CHANGED,
              Set.of("role", "roles", "privilege", "privileges"),
              Set.of("changed", "change", "assigned", "granted", "grant", "revoked", "revoke")),
          new Kind(Actions.ACCESS_REVOKED, Set.of("access"), TAKEN),
          new Kind(
              Actions.SESSION_REVOKED,
              Set.of("session", "sessions"),
              Set.of("revoked", "revoke", "cleared", "clear", "terminated", "invalidated")));

  private AccountWords() {}

  /** Our action for an event of that name in kebab case; null for others. */
  static @Nullable String action(String kebab) {
    String name = FACTOR.matcher(kebab).replaceAll("mfa");
    name = RECOVERY_CODE.matcher(name).replaceAll("recoverycode");
    name = TOTP_CODE.matcher(name).replaceAll("$1");
    Set<String> words = new HashSet<>();
    boolean account = false;
    for (String word : name.split("-")) {
      account |= ACCOUNT.contains(word);
      if (!ACCOUNT.contains(word) && !FILLING.contains(word)) {
        words.add(word);
      }
    }
    if (account && words.equals(Set.of("blocked")) && kebab.contains("account")) {
      return Actions.ACCOUNT_BLOCKED;
    }
    for (Kind kind : KINDS) {
      if ((account || !kind.about.isEmpty()) && kind.is(words)) {
        return kind.action;
      }
    }
    return null;
  }
}
