package io.loginwatch.ingest.format;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What Elastic's integration for Okta leaves where Okta had it, beside ECS: which factor a step of
 * a sign-in was about. To Okta's Identity Engine the password is one of them.
 */
final class OktaStep {
  /**
   * A password that was tried as one factor of several: neither a login, which {@code
   * user.session.start} is, nor an answer to a request for a second factor.
   */
  static final String PASSWORD = "password-step";

  private static final String STEP = "auth_via_mfa";

  private static final String DEBUG = "okta.debug_context.debug_data.";

  private OktaStep() {}

  /**
   * Completes what the record says in ECS.
   *
   * @param text gives the text of a name with dots, or null
   */
  static void complete(EcsRecord said, Function<String, @Nullable String> text) {
    String action = said.text(EcsField.ACTION);
    if (action == null || !action.endsWith(STEP)) {
      return;
    }
    String factor = text.apply(DEBUG + "factor");
    if (factor == null) {
      factor = text.apply(DEBUG + "flattened.factor");
    }
    if ("PASSWORD_AS_FACTOR".equals(factor)) {
      said.text(EcsField.ACTION, PASSWORD);
    }
  }
}
