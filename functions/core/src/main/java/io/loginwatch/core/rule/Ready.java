package io.loginwatch.core.rule;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.login.Login;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule with what it needs to run beside other rules.
 *
 * @param hash of its id, as marks carry it
 * @param counted where its logins are counted, if it counts
 * @param remembered for how long the mark that it fired matters to itself and to others
 * @param followed how far back rules that come after it look for its marks; zero if there are none
 * @param traces the fields on whose values it leaves marks, where another rule comes after it and
 *     looks for them; empty otherwise
 */
record Ready(
    Rule rule,
    int hash,
    @Nullable Counted counted,
    Duration remembered,
    Duration followed,
    List<LoginField> traces) {
  private static final Map<Subject.Type, List<LoginField>> BY_SUBJECT =
      Map.of(
          Subject.Type.USER, List.of(LoginField.USER),
          Subject.Type.SOURCE, List.of(LoginField.ADDRESS),
          Subject.Type.LOG_SOURCE, List.of(LoginField.LOG_SOURCE),
          Subject.Type.TENANT, List.of());

  /** The fields whose values name the window that carries its marks. */
  List<LoginField> key() {
    return counted != null
        ? counted.groupBy()
        : Objects.requireNonNull(BY_SUBJECT.get(rule.subject()));
  }

  /** Whether it finds attacks of one address on many users, and another rule looks for these. */
  boolean isOfOneAddress() {
    return counted != null
        && counted.groupBy().equals(List.of(LoginField.ADDRESS))
        && traces.contains(LoginField.USER);
  }

  /** What it is called in a mark that says from which address, 32 bits of that, the attack came. */
  int hashFrom(int address) {
    return 31 * hash + address;
  }

  Severity severity(Sight sight) {
    Login login = sight.login();
    for (Rule.Quieter quieter : rule.quieter()) {
      Pattern pattern = quieter.match();
      if (pattern.admits(login.action(), login.outcome()) && pattern.matches(sight)) {
        return quieter.severity();
      }
    }
    return rule.severity();
  }
}
