package io.loginwatch.core.rule;

import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.detection.Finding;
import io.loginwatch.core.detection.StateKey;
import io.loginwatch.core.login.Login;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What made a rule fire.
 *
 * @param at end of the window, in epoch milliseconds
 * @param count how many logins
 * @param events ids of some of them, the one that completed it last
 * @param lasted from the first to the last
 * @param shape of the window, where there is one
 * @param prior what came before, where the rule asks for it
 */
record Firing(
    long at,
    int count,
    List<String> events,
    Duration lasted,
    @Nullable Shape shape,
    @Nullable Prior prior) {

  Finding finding(Ready ready, String window, Sight sight) {
    Rule rule = ready.rule();
    Login login = sight.login();
    Severity severity = ready.severity(sight);
    return new Finding(
        login,
        rule.id(),
        rule.title(),
        rule.summary().with(name -> value(name, login)),
        severity,
        score(severity),
        subject(rule, login),
        StateKey.window(window),
        List.of(window, login.id()),
        events,
        count,
        factors(rule, severity),
        rule.tags(),
        rule.runbook(),
        rule.absorbs(),
        rule.staged(),
        rule.subject() != Subject.Type.SOURCE
            && rule.threshold().map(Threshold::isOfManyAddresses).orElse(false));
  }

  private @Nullable String value(String name, Login login) {
    return switch (name) {
      case "count" -> String.valueOf(count);
      case "lasted" -> words(lasted);
      case "after.rule" -> prior == null ? null : prior.rule();
      case "after.before" -> prior == null ? null : words(prior.before());
      default -> {
        if (name.startsWith("distinct.") && shape != null) {
          yield LoginField.of(name.substring("distinct.".length()))
              .map(field -> String.valueOf(shape.distinct(field)))
              .orElse(null);
        }
        yield LoginField.of(name).map(field -> field.in(login)).orElse(null);
      }
    };
  }

  private List<Factor> factors(Rule rule, Severity severity) {
    var factors = new ArrayList<Factor>();
    double weight = score(severity);
    if (rule.threshold().isPresent()) {
      Threshold threshold = rule.threshold().get();
      factors.add(
          new Factor(
              "logins_in_" + threshold.within().toMinutes() + "_min",
              String.valueOf(count),
              "fewer than " + threshold.count(),
              weight));
      for (String field : threshold.fields()) {
        Optional<LoginField> of = LoginField.of(field);
        if (shape != null && of.isPresent()) {
          factors.add(
              new Factor("distinct " + field, String.valueOf(shape.distinct(of.get())), null, 0));
        }
      }
    }
    if (prior != null) {
      factors.add(new Factor("after", prior.rule(), null, weight));
      factors.add(new Factor("minutes_after", String.valueOf(prior.before().toMinutes()), null, 0));
    }
    return factors;
  }

  private static Subject subject(Rule rule, Login login) {
    return switch (rule.subject()) {
      case USER -> Subject.user(login.user());
      case SOURCE -> {
        String ip = login.source().ip();
        yield ip == null ? Subject.tenant() : Subject.source(ip);
      }
      case LOG_SOURCE -> {
        String name = login.logSource();
        yield name == null ? Subject.tenant() : Subject.logSource(name);
      }
      case TENANT -> Subject.tenant();
    };
  }

  private static double score(Severity severity) {
    return switch (severity) {
      case INFO -> 10;
      case LOW -> 25;
      case MEDIUM -> 55;
      case HIGH -> 75;
      case CRITICAL -> 95;
    };
  }

  private static String words(Duration duration) {
    if (duration.toMinutes() < 2) {
      return duration.toSeconds() == 1 ? "1 second" : duration.toSeconds() + " seconds";
    }
    return duration.toHours() < 3
        ? duration.toMinutes() + " minutes"
        : duration.toHours() + " hours";
  }
}
