package io.loginwatch.core.rule;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A detector written as data.
 *
 * @param id kebab case and stable
 * @param title one line, without what changes from case to case
 * @param severity how much attention it deserves
 * @param quieter what makes it deserve less
 * @param tags for people and filters, and MITRE ATT&amp;CK techniques
 * @param runbook where it says what to do
 * @param staged whether it is on trial: recorded, and nobody is told
 * @param match which logins it is about; any of these patterns
 * @param threshold how many of them it takes; absent: one
 * @param after what must have happened before; absent: nothing
 * @param debounce after firing it is quiet for so long, for the same key, in event time
 * @param summary one or two sentences for a person
 * @param subject what its alerts are about
 * @param absorbs rule ids of lesser alerts that need no message of their own beside this one
 */
public record Rule(
    String id,
    String title,
    Severity severity,
    List<Quieter> quieter,
    List<String> tags,
    @Nullable String runbook,
    boolean staged,
    List<Pattern> match,
    Optional<Threshold> threshold,
    Optional<After> after,
    Duration debounce,
    Summary summary,
    Subject.Type subject,
    List<String> absorbs) {

  public Rule {
    quieter = List.copyOf(quieter);
    tags = List.copyOf(tags);
    match = List.copyOf(match);
    absorbs = List.copyOf(absorbs);
  }

  /** A rule that is on trial. */
  public Rule asStaged() {
    return new Rule(
        id, title, severity, quieter, tags, runbook, true, match, threshold, after, debounce,
        summary, subject, absorbs);
  }

  /**
   * A lower severity where the login that completes it matches.
   *
   * @param match what makes it less
   * @param severity how much it deserves then
   */
  public record Quieter(Pattern match, Severity severity) {}
}
