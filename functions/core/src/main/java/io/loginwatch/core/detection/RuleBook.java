package io.loginwatch.core.detection;

import io.loginwatch.core.login.Login;
import java.util.List;

/** The rules that are data, as the engine sees them. */
public interface RuleBook {

  /** No rules. */
  RuleBook NONE = (login, memory) -> List.of();

  /**
   * What the rules find on one login. Counts it in the windows of {@code memory} that its keys
   * name, each login once. Most logins find nothing and touch no window.
   */
  List<Finding> evaluate(Login login, Memory memory);
}
