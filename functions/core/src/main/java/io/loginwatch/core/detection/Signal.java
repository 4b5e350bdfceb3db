package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.profile.Visit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a detector saw: an alert of its own, and points in the sum of signals.
 *
 * @param rule id, kebab case and stable
 * @param title one line, without what changes from case to case
 * @param summary one or two sentences for a person
 * @param severity how much attention it deserves
 * @param weight points it adds to the sum of signals of its login; 0 to 100
 * @param novelty whether it means only that something is new, which learning mutes
 * @param cause what identifies the cause
 * @param events ids of the logins behind it, oldest first
 * @param factors what weighed in
 * @param tags MITRE ATT&amp;CK techniques
 * @param absorbs rules that need no message of their own beside this one
 * @param reasons why nobody is told of it, as far as the detector knows
 * @param last the login that completed it, where that is not the judged one
 * @param about the log source, where it is not about the user
 * @param remember causes, 32 bits of each, that the profile should remember as told
 */
record Signal(
    String rule,
    String title,
    String summary,
    Severity severity,
    double weight,
    boolean novelty,
    List<String> cause,
    List<String> events,
    List<Factor> factors,
    List<String> tags,
    List<String> absorbs,
    List<String> reasons,
    @Nullable Visit last,
    @Nullable String about,
    List<Integer> remember) {

  /** A signal about one login, caused by that login. */
  static Builder of(String rule, Sighting seen) {
    return new Builder(rule, seen);
  }

  /** A signal that two visits cause together, one of them the judged one: of the later one. */
  static Builder between(String rule, Sighting seen, Visit from, Visit to) {
    Builder signal = of(rule, seen).cause(from.id(), to.id()).events(from.id(), to.id());
    return to == seen.visit() ? signal : signal.last(to);
  }

  Signal as(Severity other) {
    return new Signal(
        rule, title, summary, other, weight, novelty, cause, events, factors, tags, absorbs,
        reasons, last, about, remember);
  }

  Signal because(String reason) {
    var more = new ArrayList<>(reasons);
    more.add(reason);
    return new Signal(
        rule, title, summary, severity, weight, novelty, cause, events, factors, tags, absorbs,
        more, last, about, remember);
  }

  Signal weighing(double other) {
    return new Signal(
        rule, title, summary, severity, other, novelty, cause, events, factors, tags, absorbs,
        reasons, last, about, remember);
  }

  Signal with(Factor factor) {
    var more = new ArrayList<>(factors);
    more.add(factor);
    return new Signal(
        rule, title, summary, severity, weight, novelty, cause, events, more, tags, absorbs,
        reasons, last, about, remember);
  }

  Signal withFactors(List<Factor> others) {
    return new Signal(
        rule, title, summary, severity, weight, novelty, cause, events, others, tags, absorbs,
        reasons, last, about, remember);
  }

  /** Says a signal part by part. */
  static final class Builder {
    private final String rule;
    private String title;
    private String summary = "";
    private Severity severity = Severity.LOW;
    private double weight;
    private boolean novelty;
    private List<String> cause;
    private List<String> events;
    private final List<Factor> factors = new ArrayList<>();
    private List<String> tags = List.of("T1078");
    private List<String> absorbs = List.of();
    private final List<String> reasons = new ArrayList<>();
    private @Nullable Visit last;
    private @Nullable String about;
    private final List<Integer> remember = new ArrayList<>(0);

    private Builder(String rule, Sighting seen) {
      this.rule = rule;
      this.title = rule;
      this.cause = List.of(seen.visit().id());
      this.events = List.of(seen.visit().id());
    }

    Builder title(String title) {
      this.title = title;
      return this;
    }

    Builder summary(String summary) {
      this.summary = summary;
      return this;
    }

    Builder severity(Severity severity) {
      this.severity = severity;
      return this;
    }

    Builder weight(double weight) {
      this.weight = weight;
      return this;
    }

    Builder novelty() {
      this.novelty = true;
      return this;
    }

    Builder cause(String... cause) {
      this.cause = List.of(cause);
      return this;
    }

    Builder events(String... events) {
      this.events = List.of(events);
      return this;
    }

    Builder factor(String name, String value, @Nullable String usual, double weight) {
      factors.add(new Factor(name, value, usual, weight));
      return this;
    }

    /**
     * Says that several colleagues come back to it, or that none ever did, if so.
     *
     * @param unheardOf points because none did
     */
    Builder colleagues(boolean several, double unheardOf) {
      if (several) {
        return factor("colleagues", "several", null, 0);
      }
      return unheardOf > 0 ? factor("colleagues", "none", null, unheardOf) : this;
    }

    Builder tags(String... tags) {
      this.tags = List.of(tags);
      return this;
    }

    Builder absorbs(String... rules) {
      this.absorbs = List.of(rules);
      return this;
    }

    Builder because(String reason) {
      reasons.add(reason);
      return this;
    }

    Builder last(Visit last) {
      this.last = last;
      return this;
    }

    Builder remember(int cause) {
      remember.add(cause);
      return this;
    }

    Builder about(String logSource) {
      this.about = logSource;
      return this;
    }

    Signal build() {
      return new Signal(
          rule, title, summary, severity, weight, novelty, cause, events, factors, tags, absorbs,
          reasons, last, about, remember);
    }
  }
}
