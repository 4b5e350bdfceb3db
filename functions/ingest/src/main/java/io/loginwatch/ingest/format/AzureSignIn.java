package io.loginwatch.ingest.format;

import io.loginwatch.core.login.Actions;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What Elastic's integration for Azure leaves where Entra had it, beside ECS: the session, and the
 * code that tells a denied second factor from a wrong password.
 */
final class AzureSignIn {
  private static final String SIGN_IN = "azure.signinlogs.";
  private static final String PROPERTIES = SIGN_IN + "properties.";

  /** Tokens that a program shows in its user's name. */
  private static final String UNATTENDED = "NonInteractiveUserSignInLogs";

  /** The format's words for what it is if it is neither a login nor a factor. */
  static final String USED = "token-used";

  static final String BLOCKED = "blocked-by-policy";

  /** The codes of the format, entra.yaml: interrupted for something, or a token was too old. */
  private static final Set<String> INTERRUPTED =
      Set.of(
          "16000", "16001", "16003", "50055", "50058", "50085", "50089", "50097", "50125", "50127",
          "50129", "50132", "50133", "50140", "50144", "50173", "50199", "65001", "65004", "70008",
          "70016", "70019", "70043", "70044", "81010", "90094", "90095", "700082", "700084");

  /** The password was right, and a policy was not met. */
  private static final Set<String> POLICIES =
      Set.of(
          "50005", "50105", "50131", "50155", "53000", "53001", "53002", "53003", "53004", "53009",
          "53011", "530021", "530031", "530032", "530034", "530035");

  private static final Set<String> WRONG_PASSWORDS = Set.of("50034", "50056", "50064", "50126");

  /** How programs are called that know nothing but passwords. */
  private static final List<String> BASIC =
      List.of(
          "Authenticated SMTP",
          "AutoDiscover",
          "Exchange",
          "IMAP",
          "MAPI",
          "Offline Address Book",
          "Other clients",
          "Outlook Anywhere",
          "POP",
          "Reporting Web Services",
          "SMTP");

  private AzureSignIn() {}

  /**
   * Completes what the record says in ECS.
   *
   * @param text gives the text of a name with dots, or null
   */
  static void complete(EcsRecord said, Function<String, @Nullable String> text) {
    if (said.text(EcsField.SESSION) == null) {
      said.text(EcsField.SESSION, text.apply(PROPERTIES + "session_id"));
    }
    String code = text.apply(PROPERTIES + "status.error_code");
    if (code == null) {
      code = text.apply(SIGN_IN + "result_type");
    }
    if (code == null) {
      return;
    }
    switch (code) {
      case "500121" -> said.text(EcsField.ACTION, Actions.MFA_CHALLENGE);
      // Interrupted to ask for a second factor: neither in nor refused.
      case "50072", "50074", "50076", "50078", "50079", "50158" -> {
        said.text(EcsField.ACTION, Actions.MFA_CHALLENGE);
        said.text(EcsField.OUTCOME, "unknown");
      }
      case "50053" -> said.text(EcsField.ACTION, Actions.ACCOUNT_LOCKED);
      case "50057" -> said.text(EcsField.ACTION, Actions.ACCOUNT_BLOCKED);
      default -> {
        if (INTERRUPTED.contains(code)) {
          said.text(EcsField.OUTCOME, "unknown");
        } else if (POLICIES.contains(code)) {
          said.text(EcsField.ACTION, BLOCKED);
        } else if (UNATTENDED.equals(text.apply(SIGN_IN + "category"))
            && !WRONG_PASSWORDS.contains(code)
            && !sendsPassword(text)) {
          said.text(EcsField.ACTION, USED);
        }
      }
    }
  }

  private static boolean sendsPassword(Function<String, @Nullable String> text) {
    String client = text.apply(PROPERTIES + "client_app_used");
    return "ropc".equals(text.apply(PROPERTIES + "authentication_protocol"))
        || (client != null && BASIC.stream().anyMatch(client::startsWith));
  }
}
