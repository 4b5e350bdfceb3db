package io.loginwatch.core.rule;

import io.loginwatch.core.detection.Finding;
import io.loginwatch.core.detection.Memory;
import io.loginwatch.core.detection.RuleBook;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All rules that are data, ready to run. Rules are asked in the order of the list, those that come
 * after others last. Safe for use by several threads.
 */
public final class Rules implements RuleBook {
  /** A login may arrive this much later than those it belongs with, at least. */
  static final Duration LATENESS = Duration.ofMinutes(15);

  private final List<Ready> ready;
  private final Map<String, Ready> byId = new HashMap<>();
  private final Familiarity familiarity;

  /** What is counted, but for typing errors. */
  private final List<Counted> forgiving;

  /** For each action that a rule names, and each outcome, the rules that can match. */
  private final Map<String, List<List<Candidate>>> byAction = new HashMap<>();

  private final List<List<Candidate>> otherActions;

  /** A rule with those of its patterns that logins of one action and outcome can match. */
  private record Candidate(Ready ready, List<Pattern> patterns) {
    boolean matches(Sight sight) {
      for (int i = 0; i < patterns.size(); i++) {
        if (patterns.get(i).matches(sight)) {
          return true;
        }
      }
      return false;
    }
  }

  public Rules(List<Rule> rules, Familiarity familiarity) {
    this.familiarity = familiarity;
    this.ready = ready(rules);
    ready.forEach(one -> byId.put(one.rule().id(), one));
    for (String action : actions(rules)) {
      byAction.put(action, candidates(action));
    }
    forgiving =
        ready.stream()
            .map(Ready::counted)
            .filter(counted -> counted != null && counted.forgiven() > 0)
            .distinct()
            .toList();
    // No action is an empty text: what remains are the rules that take any.
    otherActions = candidates("");
  }

  /** These rules; what is known of a user is what the profile says. */
  public static Rules of(List<Rule> rules) {
    return new Rules(rules, new ProfileFamiliarity());
  }

  /** The rules, in the order in which they are asked. */
  public List<Rule> rules() {
    return ready.stream().map(Ready::rule).toList();
  }

  @Override
  public List<Finding> evaluate(Login login, Memory memory) {
    List<Candidate> candidates =
        byAction.getOrDefault(login.action(), otherActions).get(login.outcome().ordinal());
    boolean success = login.isSuccessfulLogin() && !forgiving.isEmpty();
    if (candidates.isEmpty() && !success) {
      return List.of();
    }
    var sight = new Sight(login, memory, familiarity);
    List<Ready> matching = null;
    for (int i = 0; i < candidates.size(); i++) {
      Candidate one = candidates.get(i);
      if (one.matches(sight)) {
        matching = matching == null ? new ArrayList<>() : matching;
        matching.add(one.ready());
      }
    }
    // On a network that is the user's own there is no attack to tell typing errors from.
    List<Counted> typed = success && !sight.known().network() ? forgiving : List.of();
    return matching == null && typed.isEmpty()
        ? List.of()
        : new Evaluation(sight, memory, byId).of(matching == null ? List.of() : matching, typed);
  }

  private List<List<Candidate>> candidates(String action) {
    var all = new ArrayList<List<Candidate>>();
    for (Outcome outcome : Outcome.values()) {
      var some = new ArrayList<Candidate>();
      for (Ready one : ready) {
        List<Pattern> patterns =
            one.rule().match().stream().filter(p -> p.admits(action, outcome)).toList();
        if (!patterns.isEmpty()) {
          some.add(new Candidate(one, patterns));
        }
      }
      all.add(List.copyOf(some));
    }
    return all;
  }

  private static Set<String> actions(List<Rule> rules) {
    var actions = new HashSet<String>();
    for (Rule rule : rules) {
      for (Pattern pattern : rule.match()) {
        Set<String> named = pattern.actions();
        if (named != null) {
          actions.addAll(named);
        }
      }
    }
    return actions;
  }

  private static List<Ready> ready(List<Rule> rules) {
    Map<String, Counted> counted = counted(rules);
    Map<String, Duration> followed = new HashMap<>();
    Map<String, List<LoginField>> traces = new HashMap<>();
    for (Rule rule : rules) {
      rule.after()
          .ifPresent(after -> {
            for (String id : after.rules()) {
              followed.merge(id, after.within(), Rules::longer);
              traces.merge(id, traces(after, id), Rules::united);
            }
          });
    }
    var first = new ArrayList<Ready>();
    var last = new ArrayList<Ready>();
    for (Rule rule : rules) {
      Duration own = rule.threshold().map(Threshold::within).orElse(Duration.ZERO);
      Duration later = followed.getOrDefault(rule.id(), Duration.ZERO);
      Duration remembered = longer(longer(rule.debounce(), own).plus(LATENESS), later);
      (rule.after().isPresent() ? last : first)
          .add(
              new Ready(
                  rule,
                  Entry.hash(rule.id()),
                  rule.threshold().isPresent() ? counted.get(trackOf(rule)) : null,
                  remembered,
                  later,
                  traces.getOrDefault(rule.id(), List.of())));
    }
    first.addAll(last);
    return List.copyOf(first);
  }

  /** Victim and attacker, and what else a login after them must not have in common with them. */
  private static List<LoginField> traces(After after, String rule) {
    return united(List.of(LoginField.USER, LoginField.ADDRESS), after.unlike(rule));
  }

  private static List<LoginField> united(List<LoginField> some, List<LoginField> others) {
    return Stream.concat(some.stream(), others.stream()).distinct().toList();
  }

  private static Map<String, Counted> counted(List<Rule> rules) {
    Map<String, List<Rule>> sharing = new LinkedHashMap<>();
    for (Rule rule : rules) {
      if (rule.threshold().isPresent()) {
        sharing.computeIfAbsent(trackOf(rule), track -> new ArrayList<>()).add(rule);
      }
    }
    Map<String, Counted> counted = new HashMap<>();
    sharing.forEach((track, sharers) -> counted.put(track, counted(track, sharers)));
    return counted;
  }

  private static Counted counted(String track, List<Rule> sharers) {
    var fields = new TreeMap<String, LoginField>();
    Duration longest = Duration.ZERO;
    Duration forgive = Duration.ZERO;
    List<LoginField> groupBy = List.of();
    for (Rule rule : sharers) {
      Threshold threshold = rule.threshold().orElseThrow();
      forgive = threshold.forgive();
      longest = longer(longest, threshold.within());
      groupBy = threshold.groupBy();
      for (Condition condition : threshold.conditions()) {
        condition.fields().forEach(field -> fields.put(field.name(), field));
      }
    }
    Duration kept = longest.plus(longer(longest, LATENESS));
    return new Counted(
        Entry.hash(track + fields.keySet()),
        groupBy,
        List.copyOf(fields.values()),
        kept.toMillis(),
        forgive.toMillis());
  }

  /** Rules with the same text here count the same logins over the same key. */
  private static String trackOf(Rule rule) {
    Threshold threshold = rule.threshold().orElseThrow();
    // A rule with conditions on more fields than fit into one mask beside others' has its own.
    return rule.match() + " by " + threshold.groupBy() + " but for " + threshold.forgive();
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
