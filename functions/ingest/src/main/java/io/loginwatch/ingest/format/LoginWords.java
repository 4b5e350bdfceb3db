package io.loginwatch.ingest.format;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Logins, in whatever words: a name that says that somebody logged in, how, with what and how it
 * ended, and nothing else, is one. A word more ({@code authentication-policy-updated}) is another
 * event.
 */
final class LoginWords {
  /** Ways to write it in two words. */
  private static final Pattern APART = Pattern.compile("\\b(log|logged|sign|signed)-(in|on)\\b");

  private static final Set<String> LOGIN =
      Set.of(
          "login",
          "logins",
          "logon",
          "logons",
          "signin",
          "signins",
          "signon",
          "auth",
          "authn",
          "authenticate",
          "authenticated",
          "authentication");

  /** Who, where and by what. */
  private static final Set<String> PARTICULARS =
      Set.of(
          "user",
          "users",
          "account",
          "event",
          "activity",
          "attempt",
          "attempted",
          "completed",
          "was",
          "has",
          "web",
          "app",
          "application",
          "portal",
          "console",
          "remote",
          "local",
          "network",
          "interactive",
          "domain",
          "federated",
          "external",
          "password",
          "ssh",
          "vpn",
          "rdp",
          "sso",
          "saml",
          "oidc",
          "oauth",
          "oauth2",
          "ldap",
          "kerberos",
          "radius");

  private LoginWords() {}

  /** Whether a name in kebab case says so. */
  static boolean isLogin(String kebab) {
    boolean login = false;
    for (String word : APART.matcher(kebab).replaceAll("login").split("-")) {
      boolean says = LOGIN.contains(word);
      if (!says && !PARTICULARS.contains(word) && Words.outcome(word) == null) {
        return false;
      }
      login |= says;
    }
    return login;
  }
}
