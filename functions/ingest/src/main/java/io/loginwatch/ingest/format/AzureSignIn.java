package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.core.login.Actions;
import org.jspecify.annotations.Nullable;

/**
 * What Elastic's integration for Azure leaves where Entra had it, beside ECS: the session, and the
 * code that tells a denied second factor from a wrong password.
 */
final class AzureSignIn {
  private AzureSignIn() {}

  /** Completes what the record says in ECS. */
  static void read(JsonNode record, EcsRecord said) {
    JsonNode signIn = Fields.object(Fields.object(record, "azure"), "signinlogs");
    if (signIn == null) {
      return;
    }
    JsonNode properties = Fields.object(signIn, "properties");
    if (said.text(EcsField.SESSION) == null) {
      said.text(EcsField.SESSION, Fields.text(properties, "session_id"));
    }
    String code = code(signIn, properties);
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

  private static @Nullable String code(JsonNode signIn, @Nullable JsonNode properties) {
    String code = Fields.text(Fields.object(properties, "status"), "error_code");
    return code != null ? code : Fields.text(signIn, "result_type");
  }
}
