package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the log's own detection says, merged with ours: the same user and cause within an hour is
 * one alert that names both. What one record says is one alert; what another record says as well is
 * recorded, names the first, and is told of only if it is worse.
 */
final class ProviderVerdicts {
  private static final long HOUR = 3_600_000L;

  /** Those who are remembered by name; the last stands for all others. */
  private static final List<String> PROVIDERS =
      List.of("okta", "entra", "google", "auth0", "cognito", "guardduty", "a provider");

  private static final Severity[] SEVERITIES = Severity.values();

  /** Our rules that page now and then; where others that providers know do, they always do. */
  private static final Set<String> SOMETIMES = Set.of(AnonymizedLogin.RULE, SessionTheft.RULE);

  private static final Set<String> ALWAYS = Set.of(UnusualLogin.RULE, ImpossibleTravel.RULE);

  private static final String ALSO = "also_says";

  /** What a provider told of within the hour. */
  private record Theirs(String provider, Severity severity) {
    Factor also() {
      return new Factor(ALSO, provider, severity.word(), 0);
    }
  }

  /** 32 bits that name a rule of ours that was told of. */
  static int toldByUs(String rule) {
    return hash(rule);
  }

  private static int paged(String rule) {
    return hash("paged:" + rule);
  }

  private static int hash(String name) {
    return (int) Networks.mix(name, name.length());
  }

  /** What all that providers tell of a cause begins with: 32 bits, the last six of them zero. */
  private static int cause(String cause) {
    return hash("verdict:" + cause) & -64;
  }

  /** The same, with who told of it and how urgent it was in the last bits. */
  private static int told(String cause, String provider, Severity severity) {
    int known = PROVIDERS.indexOf(provider);
    int who = known < 0 ? PROVIDERS.size() - 1 : known;
    return cause(cause) | (who * SEVERITIES.length + severity.ordinal());
  }

  /** Causes, 32 bits of each, that are to be remembered of what was told of a login. */
  static List<Integer> told(Login login, List<Signal> signals) {
    var told = new ArrayList<Integer>(2);
    for (Signal signal : signals) {
      if (!signal.reasons().isEmpty()) {
        continue;
      }
      told.add(toldByUs(signal.rule()));
      if (SOMETIMES.contains(signal.rule()) && signal.severity().atLeast(Severity.MEDIUM)) {
        told.add(paged(signal.rule()));
      }
      for (Login.Verdict verdict : login.verdicts()) {
        if (verdict.cause().equals(signal.rule())) {
          told.add(told(verdict.cause(), verdict.provider(), signal.severity()));
        }
      }
    }
    return told;
  }

  /** Merges all but the sum of signals, which is not there yet: {@link #join}. */
  void merge(Sighting seen, List<Signal> signals) {
    for (int i = 0; i < signals.size(); i++) {
      Signal signal = signals.get(i);
      if (!says(seen.login(), signal.rule())) {
        signals.set(i, afterTheirs(seen, signal));
      }
    }
    for (Login.Verdict verdict : seen.login().verdicts()) {
      int same = indexOf(signals, verdict.cause());
      if (same >= 0) {
        Signal ours = signals.get(same);
        Factor also = new Factor(ALSO, verdict.provider(), verdict.detail(), 0);
        signals.set(same, ours.as(Severity.max(ours.severity(), verdict.severity())).with(also));
      } else {
        signals.add(afterOthers(seen, verdict));
      }
    }
  }

  /** Makes one of the sum of signals, which comes last, and what a provider says of the login. */
  static void join(List<Signal> signals) {
    int theirs = indexOf(signals, UnusualLogin.RULE);
    if (theirs < 0
        || theirs == signals.size() - 1
        || !signals.getLast().rule().equals(UnusualLogin.RULE)) {
      return;
    }
    Signal ours = signals.removeLast();
    Signal verdict = signals.remove(theirs);
    var factors = new ArrayList<>(ours.factors());
    factors.removeAll(verdict.factors());
    for (Factor said : verdict.factors()) {
      factors.add(new Factor(ALSO, said.value(), said.usual(), said.weight()));
    }
    signals.add(ours.as(Severity.max(ours.severity(), verdict.severity())).withFactors(factors));
  }

  private static Signal afterTheirs(Sighting seen, Signal ours) {
    Theirs theirs = theirs(seen, ours.rule());
    if (theirs == null) {
      return ours;
    }
    Signal both = ours.with(theirs.also());
    return theirs.severity.atLeast(ours.severity()) ? both.because("provider-told") : both;
  }

  private static Signal afterOthers(Sighting seen, Login.Verdict verdict) {
    Signal alone = alone(seen, verdict);
    String cause = verdict.cause();
    Theirs before = theirs(seen, cause);
    boolean told;
    Factor also;
    if (before != null) {
      told = before.severity.atLeast(verdict.severity());
      also = before.also();
    } else if (recent(seen, toldByUs(cause))) {
      told = ALWAYS.contains(cause) || !verdict.severity().atLeast(Severity.MEDIUM);
      also = new Factor(ALSO, "loginwatch", null, 0);
    } else {
      return alone;
    }
    Signal both = alone.with(also);
    return told || recent(seen, paged(cause)) ? both.because("told-before").weighing(0) : both;
  }

  /** The worst that a provider told of that cause within the hour; null if none did. */
  private static @Nullable Theirs theirs(Sighting seen, String cause) {
    List<Told> all = seen.profile().told();
    if (all.isEmpty()) {
      return null;
    }
    int begins = cause(cause);
    Theirs worst = null;
    for (Told told : all) {
      int rest = told.cause() ^ begins;
      if (rest < 0
          || rest >= PROVIDERS.size() * SEVERITIES.length
          || Math.abs(seen.time() - told.time()) >= HOUR) {
        continue;
      }
      Severity severity = SEVERITIES[rest % SEVERITIES.length];
      if (worst == null || !worst.severity.atLeast(severity)) {
        worst = new Theirs(PROVIDERS.get(rest / SEVERITIES.length), severity);
      }
    }
    return worst;
  }

  private static Signal alone(Sighting seen, Login.Verdict verdict) {
    return Signal.of(verdict.cause(), seen)
        .title(verdict.provider() + " says: " + verdict.cause())
        .summary(
            verdict.provider()
                + " judged a login of "
                + seen.login().user()
                + " from "
                + seen.visit().spot().label()
                + ": "
                + verdict.detail())
        .severity(verdict.severity())
        .weight(weight(verdict.severity()))
        .factor("says", verdict.provider(), verdict.detail(), weight(verdict.severity()))
        .build();
  }

  private static double weight(Severity severity) {
    return switch (severity) {
      case INFO -> 0;
      case LOW -> 5;
      case MEDIUM -> 20;
      case HIGH, CRITICAL -> 40;
    };
  }

  private static boolean says(Login login, String rule) {
    return login.verdicts().stream().anyMatch(verdict -> verdict.cause().equals(rule));
  }

  private static boolean recent(Sighting seen, int cause) {
    return seen.sinceTold(cause) < HOUR;
  }

  private static int indexOf(List<Signal> signals, String rule) {
    for (int i = 0; i < signals.size(); i++) {
      if (signals.get(i).rule().equals(rule)) {
        return i;
      }
    }
    return -1;
  }
}
