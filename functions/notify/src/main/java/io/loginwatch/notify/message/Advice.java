package io.loginwatch.notify.message;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Subject;
import java.util.Map;

/** What to do about an alert, where its rule names no runbook of its own. */
final class Advice {
  private static final String ASK =
      "Ask %s, by another way than mail, whether this was them. If not: end all sessions, reset"
          + " password and second factor, and look at what was done since.";
  private static final String SOURCE =
      "Block the address if it is not one of yours, and look for a success among its logins.";

  private static final String EVERYBODY =
      "See whether any attempt got in, and reset the password of whoever it was. Block the addresses"
          + " that are not yours.";

  private static final String SILENCE = "Find out why %s sends nothing: nobody watches its logins.";

  private static final Map<String, String> BY_RULE =
      Map.ofEntries(
          Map.entry(
              "success-after-attack",
              "Treat the account of %s as taken over: end all sessions, reset password and second"
                  + " factor now, then look at what was done since."),
          Map.entry(
              "silent-source-over",
              "See whether what %s did not send comes in now: nobody watched its logins."),
          Map.entry(
              "mfa-fatigue",
              "Somebody has the password of %s: reset it, and ask whether a request was approved."),
          Map.entry("brute-force", "See whether any attempt got in. " + SOURCE),
          Map.entry(
              "account-locked", "If %s did not mistype a password, somebody else is trying them."),
          Map.entry(
              "mfa-disabled", "Ask %s and the administrators who wanted this. It opens the door."),
          Map.entry(
              "role-changed",
              "Check with the administrators that this change of %s was asked for."));

  private Advice() {}

  static String of(Alert alert) {
    boolean ofLogs = alert.subject().type() == Subject.Type.LOG_SOURCE;
    String who = alert.user() == null || ofLogs ? alert.subject().id() : alert.user();
    String usual =
        switch (alert.subject().type()) {
          case USER -> ASK;
          case TENANT -> EVERYBODY;
          case SOURCE -> SOURCE;
          case LOG_SOURCE -> SILENCE;
        };
    return BY_RULE.getOrDefault(alert.rule(), usual).formatted(who);
  }
}
