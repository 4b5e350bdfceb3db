package io.loginwatch.ingest.format;

import io.loginwatch.core.login.Actions;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What Elastic's integration for Azure leaves where Entra had it, beside ECS: the session, and the
 * code that tells a denied second factor from a wrong password.
 */
final class AzureSignIn {
  private static final String SIGN_IN = "azure.signinlogs.";
  private static final String PROPERTIES = SIGN_IN + "properties.";

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
    switch (code == null ? "" : code) {
      case "500121" -> said.text(EcsField.ACTION, Actions.MFA_CHALLENGE);
      // Interrupted to ask for a second factor: neither in nor refused.
      case "50072", "50074", "50076", "50079", "50158" -> {
        said.text(EcsField.ACTION, Actions.MFA_CHALLENGE);
        said.text(EcsField.OUTCOME, "unknown");
      }
      case "50053" -> said.text(EcsField.ACTION, Actions.ACCOUNT_LOCKED);
      case "50057" -> said.text(EcsField.ACTION, Actions.ACCOUNT_BLOCKED);
      default -> {}
    }
  }
}
