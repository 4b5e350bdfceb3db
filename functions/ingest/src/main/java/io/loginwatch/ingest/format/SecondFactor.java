package io.loginwatch.ingest.format;

import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Second factors, in whatever words. Every product names its own way of asking and its own way of
 * being refused, so that neither list is one of products: a text that says a word for a second
 * factor and one for a refusal speaks of a refused factor.
 */
final class SecondFactor {
  /**
   * What a text may say: that it is about a factor, about a refusal, about a factor that was
   * refused, about fraud; or only that it has the word for a factor.
   */
  private static final int FACTOR = 1;

  private static final int REFUSED = 2;
  private static final int DENIED = 4;
  private static final int FRAUD = 8;
  private static final int NAMED = 16;

  /** What was read lately: a log has few reasons, and each of them often. */
  private static final Map<String, Integer> REMEMBERED = new ConcurrentHashMap<>();

  private static final int MOST_REMEMBERED = 2_000;
  private static final int LONGEST_REMEMBERED = 80;

  /** Characters of a text that are looked at. */
  private static final int MOST = 256;

  /** What asks for a second factor, in the words of products and people. */
  private static final List<String> FACTORS =
      List.of(
          "-mfa-",
          "-2fa-",
          "-tfa-",
          "-otp-",
          "-totp-",
          "-push-",
          "-second-factor-",
          "-two-factor-",
          "-multi-factor-",
          "-multifactor-",
          "-twofactor-",
          "-two-step-",
          "-2-step-",
          "-strong-authentication-",
          "-authenticator-",
          "-okta-verify-",
          "-duo-",
          "-pingid-",
          "-ping-id-",
          "-guardian-",
          "-gd-auth-");

  /** The person did not want it, or did not answer. */
  private static final List<String> REFUSALS =
      List.of(
          "-denied-",
          "-deny-",
          "-denies-",
          "-rejected-",
          "-reject-",
          "-declined-",
          "-decline-",
          "-refused-",
          "-timed-out-",
          "-timeout-",
          "-time-out-",
          "-timedout-",
          "-expired-",
          "-no-response-",
          "-no-answer-",
          "-not-answered-",
          "-unanswered-",
          "-not-approved-",
          "-did-not-respond-",
          "-not-responded-",
          "-cancelled-",
          "-canceled-",
          "-ignored-");

  private static final List<String> FAILURES = List.of("-failed-", "-failure-", "-fail-");

  private static final List<String> APPROVALS =
      List.of(
          "-approved-",
          "-approve-",
          "-accepted-",
          "-verified-",
          "-success-",
          "-succeeded-",
          "-succeed-",
          "-passed-",
          "-completed-",
          "-satisfied-");

  /** It was asked for, and nobody has answered yet; or was never asked for. */
  private static final List<String> ASKED =
      List.of(
          "-sent-",
          "-send-",
          "-requested-",
          "-issued-",
          "-initiated-",
          "-prompted-",
          "-pending-",
          "-required-",
          "-needed-");

  /** Not about an answer, but about having a factor at all. */
  private static final List<String> UPKEEP =
      List.of(
          "-enroll",
          "-enrol-",
          "-unenrol",
          "-disable",
          "-enable",
          "-activate",
          "-deactivate",
          "-reset-",
          "-removed-",
          "-remove-",
          "-added-",
          "-deleted-",
          "-registered-",
          "-registration-",
          "-unregistered-",
          "-setup-",
          "-bypass",
          "-update",
          "-change",
          "-configured-",
          "-policy-",
          "-recovery-");

  /** Reasons that no password ever had. */
  private static final Set<String> ONLY_FACTORS =
      Set.of(
          "-user-denied-",
          "-user-declined-",
          "-user-rejected-",
          "-user-cancelled-",
          "-user-canceled-",
          "-no-response-",
          "-user-did-not-respond-",
          "-no-response-from-user-");

  /** The last names of fields that say why, or how; beside {@code event.reason}. */
  private static final Set<String> TELLING =
      Set.of(
          "reason",
          "failure_reason",
          "error",
          "error_message",
          "description",
          "detail",
          "details",
          "result",
          "status",
          "factor",
          "factor_type",
          "mfa_method");

  private SecondFactor() {}

  /** Our action for a word of a log that names an answer to a second factor; null for others. */
  static @Nullable String action(String kebab) {
    String word = "-" + kebab + "-";
    if (!says(word, FACTORS) || says(word, UPKEEP)) {
      return null;
    }
    return says(word, REFUSALS)
            || says(word, FAILURES)
            || says(word, APPROVALS)
            || says(word, ASKED)
        ? Actions.MFA_CHALLENGE
        : null;
  }

  /**
   * How it ended by the word itself, whatever the record calls it: products log a denial as
   * something that succeeded, and a request that was sent as well.
   */
  static Outcome outcome(String word, Outcome said) {
    String text = words(word);
    if (!says(text, FACTORS) || says(text, UPKEEP)) {
      return said;
    }
    if (says(text, REFUSALS)) {
      return Outcome.FAILURE;
    }
    if (says(text, ASKED) && !says(text, FAILURES) && !says(text, APPROVALS)) {
      return said == Outcome.SUCCESS ? Outcome.UNKNOWN : said;
    }
    return said;
  }

  /**
   * Makes a failed login one whose second factor was refused, if anything in the record says so.
   *
   * @param message in words for people
   * @param said the log's own word for what happened, and whose log it is
   */
  static void complete(Draft draft, @Nullable String message, @Nullable String... said) {
    boolean factor = false;
    for (String text : said) {
      factor |= (look(text) & NAMED) != 0;
    }
    int found = look(draft.reason) | (look(message) & (DENIED | FRAUD));
    if (draft.labels != null) {
      for (Map.Entry<String, String> label : draft.labels.entrySet()) {
        String name = label.getKey();
        if (TELLING.contains(name.substring(name.lastIndexOf('.') + 1))) {
          found |= look(label.getValue());
        }
      }
    }
    if ((found & FRAUD) != 0) {
      draft.action = Actions.MFA_FRAUD_REPORTED;
    } else if ((found & DENIED) != 0
        || ((found & REFUSED) != 0 && (factor || (found & FACTOR) != 0))) {
      draft.action = Actions.MFA_CHALLENGE;
    }
  }

  private static int look(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return 0;
    }
    Integer known = REMEMBERED.get(text);
    if (known == null) {
      known = read(words(text));
      if (text.length() <= LONGEST_REMEMBERED && REMEMBERED.size() < MOST_REMEMBERED) {
        REMEMBERED.put(text, known);
      }
    }
    return known;
  }

  /** What one text says of the matter. */
  private static int read(String words) {
    boolean factor = says(words, FACTORS);
    boolean refused = says(words, REFUSALS);
    int named = factor ? NAMED : 0;
    if (words.contains("-marked-fraud-")
        || words.contains("-marked-as-fraud-")
        || words.contains("-fraud-code-entered-")) {
      return named | FRAUD;
    }
    if (ONLY_FACTORS.contains(words) || words.contains("-declined-the-authentication-")) {
      return named | DENIED;
    }
    if (says(words, ASKED) || says(words, UPKEEP)) {
      return named;
    }
    return factor && (refused || says(words, FAILURES))
        ? named | DENIED
        : named | (factor ? FACTOR : 0) | (refused ? REFUSED : 0);
  }

  private static String words(String text) {
    return "-" + Words.kebab(text, MOST) + "-";
  }

  private static boolean says(String words, List<String> any) {
    for (int i = 0; i < any.size(); i++) {
      if (words.contains(any.get(i))) {
        return true;
      }
    }
    return false;
  }
}
