package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.login.Login;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule fired on a login. The engine makes an alert of it, suppressed or not.
 *
 * @param login that it fired on: the one that is judged, or one before that waited for it
 * @param rule id of the rule, kebab case and stable
 * @param title one line, without what changes from case to case
 * @param summary one or two sentences for a person
 * @param severity how much attention it deserves
 * @param score 0 to 100
 * @param subject what it is about
 * @param state the piece of memory that caused it
 * @param cause what identifies the cause: the same cause is the same alert, in whatever order the
 *     logins arrived
 * @param events ids of the logins behind it, oldest first, the one that completed it last; capped
 * @param eventCount how many there are in all
 * @param factors what weighed in
 * @param tags the rule's tags, and MITRE ATT&amp;CK techniques
 * @param runbook where it says what to do
 * @param absorbs rule ids of lesser alerts of the same login or attack that need no message of
 *     their own beside this one
 * @param staged whether the rule is on trial: recorded, and nobody is told
 * @param ofManyAddresses whether the logins behind it came from several addresses, of which the
 *     login that completed it has one
 */
public record Finding(
    Login login,
    String rule,
    String title,
    String summary,
    Severity severity,
    double score,
    Subject subject,
    StateKey state,
    List<String> cause,
    List<String> events,
    int eventCount,
    List<Factor> factors,
    List<String> tags,
    @Nullable String runbook,
    List<String> absorbs,
    boolean staged,
    boolean ofManyAddresses) {

  public Finding {
    cause = List.copyOf(cause);
    events = List.copyOf(events);
    factors = List.copyOf(factors);
    tags = List.copyOf(tags);
    absorbs = List.copyOf(absorbs);
  }

  /** Whether it is about the user of the login that it fired on. */
  boolean isAboutItsUser() {
    return subject.equals(Subject.user(login.user()));
  }
}
