package io.loginwatch.ingest.format;

import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Outcome;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is made of a record that speaks of a second factor, by {@link FactorWords}. */
final class SecondFactor {
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
    return (FactorWords.of(kebab) & FactorWords.STEP) != 0 ? Actions.MFA_CHALLENGE : null;
  }

  /**
   * How it ended by the word itself, whatever the record calls it: products log a denial as
   * something that succeeded, and a request that was sent as well.
   */
  static Outcome outcome(String word, Outcome said) {
    int found = FactorWords.of(word);
    if ((found & FactorWords.TURNED_DOWN) != 0) {
      return Outcome.FAILURE;
    }
    return (found & FactorWords.OPEN) != 0 && said == Outcome.SUCCESS ? Outcome.UNKNOWN : said;
  }

  /** Makes a login one whose second factor was refused, if the code of what happened says so. */
  static void coded(String code, Draft draft) {
    int found = FactorWords.of(code);
    boolean turnedDown = (found & FactorWords.TURNED_DOWN) != 0;
    if (turnedDown
        || (draft.outcome == Outcome.FAILURE
            && (found & FactorWords.OPEN) == 0
            && Actions.MFA_CHALLENGE.equals(Words.action(code)))) {
      draft.action = Actions.MFA_CHALLENGE;
      draft.outcome = Outcome.FAILURE;
    }
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
      factor |= (FactorWords.of(text) & FactorWords.NAMED) != 0;
    }
    int found =
        FactorWords.of(draft.reason)
            | (FactorWords.of(message) & (FactorWords.DENIED | FactorWords.FRAUD));
    if (draft.labels != null) {
      for (Map.Entry<String, String> label : draft.labels.entrySet()) {
        String name = label.getKey();
        if (TELLING.contains(name.substring(name.lastIndexOf('.') + 1))) {
          found |= FactorWords.of(label.getValue());
        }
      }
    }
    if ((found & FactorWords.FRAUD) != 0) {
      draft.action = Actions.MFA_FRAUD_REPORTED;
    } else if ((found & FactorWords.DENIED) != 0
        || ((found & FactorWords.REFUSED) != 0 && (factor || (found & FactorWords.FACTOR) != 0))) {
      draft.action = Actions.MFA_CHALLENGE;
    }
  }
}
