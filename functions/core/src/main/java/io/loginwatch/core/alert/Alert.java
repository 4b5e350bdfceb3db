package io.loginwatch.core.alert;

import io.loginwatch.core.login.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finding that is recorded. The same cause twice is one alert: its {@code id} is a function of
 * rule, subject and cause. A suppressed alert is recorded too, with every reason that applied.
 *
 * @param id {@link AlertId} of rule, subject and cause
 * @param rule id of the detector or rule, kebab case and stable
 * @param title one line, without what changes from case to case
 * @param summary one or two sentences for a person: who, what, from where, why
 * @param severity how much attention it deserves
 * @param score 0 to 100
 * @param subject what it is about
 * @param time of the login that completed it, by the source's clock
 * @param user whose login it was, where there is one
 * @param source where that login came from
 * @param userAgent what that login was made with
 * @param events ids of the logins behind it, oldest first, the one that completed it last; capped
 *     samples where there are many
 * @param eventCount how many there are in all
 * @param factors what weighed in
 * @param suppressed why nobody is told; empty where somebody is
 * @param tags the rule's, and MITRE ATT&amp;CK techniques
 * @param runbook where it says what to do
 * @param absorbs rule ids of lesser alerts of the same login or attack that need no message of
 *     their own beside this one
 * @param incident id of the incident it belongs to, once it belongs to one
 * @param links name to URL
 */
public record Alert(
    String id,
    String rule,
    String title,
    String summary,
    Severity severity,
    double score,
    Subject subject,
    Instant time,
    @Nullable String user,
    Source source,
    @Nullable String userAgent,
    List<String> events,
    int eventCount,
    List<Factor> factors,
    List<String> suppressed,
    List<String> tags,
    @Nullable String runbook,
    List<String> absorbs,
    @Nullable String incident,
    Map<String, String> links) {

  /** Version of the JSON form; raised when a field changes its meaning. */
  public static final int VERSION = 1;

  public Alert {
    events = List.copyOf(events);
    factors = List.copyOf(factors);
    suppressed = List.copyOf(suppressed);
    tags = List.copyOf(tags);
    absorbs = List.copyOf(absorbs);
    links = Map.copyOf(links);
  }

  public boolean isSuppressed() {
    return !suppressed.isEmpty();
  }

  /** The same alert as a part of that incident. */
  public Alert in(String incidentId) {
    return new Alert(
        id,
        rule,
        title,
        summary,
        severity,
        score,
        subject,
        time,
        user,
        source,
        userAgent,
        events,
        eventCount,
        factors,
        suppressed,
        tags,
        runbook,
        absorbs,
        incidentId,
        links);
  }
}
