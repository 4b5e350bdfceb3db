package io.loginwatch.ingest.format;

import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Outcome;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a message of sshd, PAM, sudo or su means.
 *
 * @param words a finder of groups named user, ip, actor, method, times
 */
record SyslogMeaning(Pattern words, String action, Outcome outcome, @Nullable String reason) {
  /** Another way than a password that was not enough: a log's word of its own. */
  private static final String KEY_REFUSED = "key-refused";

  private static final String WHO = "(?:invalid user |illegal user )?(?<user>.{0,256}?)";
  private static final String FROM = " from (?<ip>\\S{1,255})";

  private static final List<SyslogMeaning> MEANINGS =
      List.of(
          of(
              "^Accepted (?<method>\\S{1,64}) for " + WHO + FROM + " port \\d+.*",
              Actions.LOGIN,
              Outcome.SUCCESS,
              null),
          // Agents offer all their keys, one after the other: none of these is a guess.
          of(
              "^Failed (?<method>publickey|none|hostbased|gssapi-\\S{1,32}) for "
                  + WHO
                  + FROM
                  + "(?: port \\d+.*)?",
              KEY_REFUSED,
              Outcome.FAILURE,
              null),
          of(
              "^Failed (?<method>\\S{1,64}) for (?:invalid|illegal) user (?<user>.{0,256}?)"
                  + FROM
                  + "(?: port \\d+.*)?",
              Actions.LOGIN,
              Outcome.FAILURE,
              "invalid user"),
          of(
              "^Failed (?<method>\\S{1,64}) for (?<user>.{0,256}?)" + FROM + "(?: port \\d+.*)?",
              Actions.LOGIN,
              Outcome.FAILURE,
              null),
          of(
              "^(?:Invalid|Illegal) user (?<user>.{0,256}?)" + FROM + "(?: port \\d+)?",
              Actions.LOGIN,
              Outcome.FAILURE,
              "invalid user"),
          of(
              "^error: PAM: (?<reason>.{1,200}?) for " + WHO + FROM,
              Actions.LOGIN,
              Outcome.FAILURE,
              null),
          of(
              "^error: maximum authentication attempts exceeded for " + WHO + FROM + " port \\d+.*",
              Actions.LOGIN,
              Outcome.FAILURE,
              "maximum authentication attempts exceeded"),
          of(
              "^User (?<user>\\S{1,256})" + FROM + " not allowed because.*",
              Actions.ACCOUNT_BLOCKED,
              Outcome.FAILURE,
              "not allowed"),
          of(
              "^(?:fatal: )?Access denied for user (?<user>\\S{1,256}) by PAM account.*",
              Actions.ACCOUNT_BLOCKED,
              Outcome.FAILURE,
              "denied by PAM"),
          of(
              // What is wrong with a password for sshd, sshd says itself.
              "^(?:pam_(?:unix|sss|ldap|krb5)\\((?!sshd)(?<service>[^:)]{1,64}):auth\\):"
                  + " )?authentication"
                  + " failure; .*?ruser=(?<actor>\\S*) +rhost=(?<ip>\\S*)(?:"
                  + " +user=(?<user>\\S*))?.*",
              Actions.LOGIN,
              Outcome.FAILURE,
              "authentication failure"),
          of(
              "^pam_faillock\\((?<service>[^:)]{1,64}):auth\\): Consecutive login failures for user"
                  + " (?<user>\\S{1,256}) account temporarily locked.*",
              Actions.ACCOUNT_LOCKED,
              Outcome.FAILURE,
              null),
          of(
              "^pam_tally2?\\((?<service>[^:)]{1,64}):auth\\): user (?<user>\\S{1,256}) \\(\\d+\\)"
                  + " tally \\d+, deny \\d+",
              Actions.ACCOUNT_BLOCKED,
              Outcome.FAILURE,
              null),
          of(
              "^(?:pam_unix\\()?(?<service>login|gdm[^:)]{0,32}|lightdm|sddm):session\\): session"
                  + " opened for user (?<user>[^\\s(]{1,256}).*",
              Actions.LOGIN,
              Outcome.SUCCESS,
              null),
          of(
              "^pam_unix\\((?<service>[^:)]{1,64}):session\\): session closed for user"
                  + " (?<user>[^\\s(]{1,256}).*",
              Actions.LOGOUT,
              Outcome.SUCCESS,
              null),
          of(
              "^pam_unix\\((?<service>[^:)]{1,64}):chauthtok\\): password changed for"
                  + " (?<user>\\S{1,256}).*",
              Actions.PASSWORD_CHANGED,
              Outcome.SUCCESS,
              null),
          of(
              "^add '(?<user>[^']{1,256})' to group '(?<reason>sudo|wheel|admin|root|docker|lxd)'",
              Actions.ROLE_CHANGED,
              Outcome.SUCCESS,
              null),
          of(
              "^(?<user>\\S{1,256}) : (?<times>\\d{1,3}) incorrect password attempts? ;.*",
              Actions.LOGIN,
              Outcome.FAILURE,
              "incorrect password"),
          of(
              "^FAILED SU \\(to (?<user>\\S{1,256})\\) (?<actor>\\S{1,256}) on .*",
              Actions.LOGIN,
              Outcome.FAILURE,
              "su"),
          of(
              "^FAILED LOGIN \\(?\\d*\\)? ?(?:on '\\S*' )?FOR '(?<user>[^']{1,256})',"
                  + " (?<reason>.{1,100})",
              Actions.LOGIN,
              Outcome.FAILURE,
              null));

  private static SyslogMeaning of(
      String words, String action, Outcome outcome, @Nullable String reason) {
    return new SyslogMeaning(Pattern.compile(words), action, outcome, reason);
  }

  /** That of a message, or null if it is about something else than a login. */
  static @Nullable SyslogMeaning of(String message) {
    for (SyslogMeaning meaning : MEANINGS) {
      if (meaning.words.matcher(message).matches()) {
        return meaning;
      }
    }
    return null;
  }
}
