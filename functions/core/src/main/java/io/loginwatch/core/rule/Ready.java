package io.loginwatch.core.rule;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Login;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule with what it needs to run beside other rules.
 *
 * @param hash of its id, as marks carry it
 * @param counted where its logins are counted, if it counts
 * @param remembered for how long the mark that it fired matters to itself and to others
 * @param followed whether another rule comes after this one
 */
record Ready(
    Rule rule, int hash, @Nullable Counted counted, Duration remembered, boolean followed) {

  /** The window that carries its marks for this login; none if the login has no such key. */
  Optional<String> window(Login login) {
    if (counted != null) {
      return counted.window(login);
    }
    return switch (rule.subject()) {
      case USER -> Counted.window(List.of(LoginField.USER), login);
      case SOURCE -> Counted.window(List.of(LoginField.ADDRESS), login);
      case LOG_SOURCE -> Counted.window(List.of(LoginField.LOG_SOURCE), login);
      case TENANT -> Counted.window(List.of(), login);
    };
  }

  boolean matches(Sight sight) {
    for (Pattern pattern : rule.match()) {
      if (matches(pattern, sight)) {
        return true;
      }
    }
    return false;
  }

  Severity severity(Sight sight) {
    for (Rule.Quieter quieter : rule.quieter()) {
      if (matches(quieter.match(), sight)) {
        return quieter.severity();
      }
    }
    return rule.severity();
  }

  private static boolean matches(Pattern pattern, Sight sight) {
    return pattern.admits(sight.login().action(), sight.login().outcome())
        && pattern.matches(sight);
  }
}
