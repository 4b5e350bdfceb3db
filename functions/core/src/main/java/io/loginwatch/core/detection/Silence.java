package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertId;
import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.login.Source;
import io.loginwatch.core.settings.Settings;
import io.loginwatch.core.settings.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds log sources that have fallen silent, and those that speak again. A silence is told once,
 * when it is noticed, and once more when it is over; asking again in between says nothing.
 */
public final class Silence {
  public static final String RULE = "silent-source";

  /** The same source is heard again. */
  public static final String OVER = "silent-source-over";

  private final Sources sources;
  private final Settings settings;
  private final Suppressions suppressions;

  /**
   * @param settings by which alerts of silence, as any other, are off, on trial, graver or not told
   */
  public Silence(Sources sources, Settings settings) {
    this.sources = sources;
    this.settings = settings;
    this.suppressions = new Suppressions(settings.suppression());
  }

  /**
   * What is known of a log source.
   *
   * @param name of the source
   * @param lastHeard when it was last heard of, by our clock; null for never
   * @param longestPause the longest that it usually pauses; null while that is not known
   * @param silentSince when it was last heard of before a silence that was told and has not been
   *     told to be over; {@link Instant#EPOCH} if it never was; null where there is none
   */
  public record Heard(
      String name,
      @Nullable Instant lastHeard,
      @Nullable Duration longestPause,
      @Nullable Instant silentSince) {}

  /**
   * A silence that began or ended.
   *
   * @param heard what was known of the source before
   * @param silentSince what to remember: see {@link Heard#silentSince}; null when it is over
   * @param alert what to tell
   */
  public record Change(Heard heard, @Nullable Instant silentSince, Alert alert) {
    /** Name of the source. */
    public String name() {
      return heard.name();
    }
  }

  /** How long each log source that is expected may be silent. */
  public Map<String, Duration> expected() {
    return sources.expected();
  }

  /** What has changed by now, in the order of the names. */
  public List<Change> changes(Collection<Heard> heard, Instant now) {
    if (settings.off().contains(RULE)) {
      return List.of();
    }
    Map<String, Heard> all = new TreeMap<>();
    sources.expected().keySet().forEach(name -> all.put(name, new Heard(name, null, null, null)));
    heard.forEach(one -> all.put(one.name(), one));
    var changes = new ArrayList<Change>();
    for (Heard one : all.values()) {
      Change change = change(one, now);
      if (change != null) {
        changes.add(change);
      }
    }
    return changes;
  }

  private @Nullable Change change(Heard one, Instant now) {
    Instant last = one.lastHeard() == null ? Instant.EPOCH : one.lastHeard();
    if (one.silentSince() != null) {
      return last.isAfter(one.silentSince())
          ? new Change(one, null, over(one, one.silentSince(), last))
          : null;
    }
    Duration allowed = allowed(one);
    return allowed.isPositive() && Duration.between(last, now).compareTo(allowed) > 0
        ? new Change(one, last, silent(one, last, allowed, now))
        : null;
  }

  /** How long that source may be silent; zero for ever. */
  Duration allowed(Heard one) {
    Duration expected = sources.expected().get(one.name());
    if (expected != null) {
      return expected;
    }
    if (sources.silentAfter().isZero() || one.longestPause() == null) {
      return sources.silentAfter();
    }
    Duration usual = Duration.ofMillis((long) (one.longestPause().toMillis() * sources.patience()));
    return usual.compareTo(sources.least()) > 0 ? usual : sources.least();
  }

  private Alert silent(Heard one, Instant last, Duration allowed, Instant now) {
    String since =
        one.lastHeard() == null
            ? "was never heard of"
            : "was last heard of at " + last + ", " + words(Duration.between(last, now)) + " ago";
    return alert(
        RULE,
        "A log source has fallen silent",
        "The log source " + one.name() + " " + since + ". Logins of it are not watched.",
        sources.severity(),
        one.name(),
        last,
        now,
        new Factor(
            "silent_for",
            one.lastHeard() == null ? "ever" : words(Duration.between(last, now)),
            "at most " + words(allowed),
            50));
  }

  private Alert over(Heard one, Instant since, Instant last) {
    return alert(
        OVER,
        "A log source is heard again",
        "The log source %s is heard again since %s.".formatted(one.name(), last),
        Severity.INFO,
        one.name(),
        since,
        last,
        new Factor("heard_again", last.toString(), null, 0));
  }

  private Alert alert(
      String rule,
      String title,
      String summary,
      Severity usual,
      String name,
      Instant last,
      Instant time,
      Factor factor) {
    Subject subject = Subject.logSource(name);
    Severity severity = settings.severities().getOrDefault(rule, usual);
    return new Alert(
        AlertId.of(rule, subject, last.toString()),
        rule,
        title,
        summary,
        severity,
        severity == Severity.INFO ? 0 : 50,
        subject,
        time,
        null,
        Source.NONE,
        null,
        List.of(),
        0,
        List.of(factor),
        reasons(rule, severity, time),
        List.of("log-source"),
        null,
        List.of(),
        null,
        Map.of());
  }

  /** The end of a silence that nobody was told of is not told either. */
  private List<String> reasons(String rule, Severity severity, Instant time) {
    var reasons = new LinkedHashSet<String>();
    if (settings.staged().contains(RULE)) {
      reasons.add("staged");
    }
    reasons.addAll(suppressions.of(RULE, severity, time));
    reasons.addAll(suppressions.of(rule, severity, time));
    return List.copyOf(reasons);
  }

  private static String words(Duration duration) {
    if (duration.toMinutes() < 120) {
      return duration.toMinutes() + " minutes";
    }
    return duration.toHours() < 48 ? duration.toHours() + " hours" : duration.toDays() + " days";
  }
}
