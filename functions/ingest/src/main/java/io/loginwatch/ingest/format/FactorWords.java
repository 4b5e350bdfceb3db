package io.loginwatch.ingest.format;

import io.loginwatch.core.login.Remembered;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Second factors, in whatever words. Every product names its own way of asking and its own way of
 * being refused, so that neither list is one of products: a text that says a word for a second
 * factor and one for a refusal speaks of a refused factor.
 */
final class FactorWords {
  /** It is about a factor, and neither of its upkeep nor of its being asked for. */
  static final int FACTOR = 1;

  /** It is about a refusal. */
  static final int REFUSED = 2;

  /** It is about a factor that was refused. */
  static final int DENIED = 4;

  /** It is about fraud. */
  static final int FRAUD = 8;

  /** It has the word for a factor. */
  static final int NAMED = 16;

  /** It names a step of asking for a factor: that it was asked for, or how it ended. */
  static final int STEP = 32;

  /** Such a step, at which the person refused or did not answer. */
  static final int TURNED_DOWN = 64;

  /** Such a step, after which nobody has answered yet. */
  static final int OPEN = 128;

  /** Characters of a text that are looked at. */
  private static final int MOST = 256;

  private static final Remembered<Integer> REMEMBERED =
      new Remembered<>(80, text -> read(words(text)));

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

  private FactorWords() {}

  /** What a text says of the matter: the sum of the constants that hold. */
  static int of(@Nullable String text) {
    return text == null || text.isEmpty() ? 0 : REMEMBERED.of(text);
  }

  private static int read(String words) {
    boolean factor = says(words, FACTORS);
    boolean refused = says(words, REFUSALS);
    int named = factor ? NAMED | step(words, refused) : 0;
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

  /** Which step of asking for a factor a text with the word for one names; 0 for none. */
  private static int step(String words, boolean refused) {
    if (says(words, UPKEEP)) {
      return 0;
    }
    if (refused) {
      return STEP | TURNED_DOWN;
    }
    if (says(words, FAILURES) || says(words, APPROVALS)) {
      return STEP;
    }
    return says(words, ASKED) ? STEP | OPEN : 0;
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
