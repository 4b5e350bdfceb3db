package io.loginwatch.bench.quality;

import io.loginwatch.bench.attack.AttackClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares alerts with the truth. A page is true if one of its alerts names a login of an attack,
 * or is about an attacked user or an attacking address while the attack goes on and up to an hour
 * later, or about the tenant meanwhile. An attack is found if one page is about it.
 */
final class Scorer {
  private static final Duration AFTERWARDS = Duration.ofHours(1);

  private final Map<String, String> population = new HashMap<>();
  private final List<Label.Struck> attacks = new ArrayList<>();
  private final Map<String, List<Label.Struck>> bySubject = new HashMap<>();
  private final Map<String, Label.Struck> byLogin = new HashMap<>();
  private long userDays;

  Scorer(List<Label> labels) {
    for (Label label : labels) {
      switch (label) {
        case Label.Extent extent -> userDays = (long) extent.users() * extent.days();
        case Label.Somebody somebody -> population.put(somebody.user(), somebody.population());
        case Label.Struck attack -> add(attack);
      }
    }
  }

  private void add(Label.Struck attack) {
    attacks.add(attack);
    attack.users().forEach(user -> index("user:" + user, attack));
    attack.sources().forEach(source -> index("source:" + source, attack));
    attack.logins().forEach(id -> byLogin.put(id, attack));
    index("tenant:all", attack);
  }

  private void index(String subject, Label.Struck attack) {
    bySubject.computeIfAbsent(subject, s -> new ArrayList<>()).add(attack);
  }

  Score score(List<Told> alerts) {
    var found = new HashSet<String>();
    var falsePages = new ArrayList<Page>();
    int truePages = 0;
    for (Page page : Page.of(alerts)) {
      Set<String> about = about(page);
      found.addAll(about);
      if (about.isEmpty()) {
        falsePages.add(page);
      } else {
        truePages++;
      }
    }
    var hits = new EnumMap<AttackClass, Integer>(AttackClass.class);
    var all = new EnumMap<AttackClass, Integer>(AttackClass.class);
    var missed = new ArrayList<Label.Struck>();
    for (Label.Struck attack : attacks) {
      all.merge(attack.kind(), 1, Integer::sum);
      if (found.contains(attack.id())) {
        hits.merge(attack.kind(), 1, Integer::sum);
      } else {
        missed.add(attack);
      }
    }
    return new Score(hits, all, missed, falsePages, truePages, userDays, population);
  }

  /** Ids of the attacks that a page is about. */
  private Set<String> about(Page page) {
    var ids = new HashSet<String>();
    for (Told alert : page.alerts()) {
      for (String login : alert.logins()) {
        Label.Struck attack = byLogin.get(login);
        if (attack != null) {
          ids.add(attack.id());
        }
      }
      for (Label.Struck attack : bySubject.getOrDefault(alert.subject(), List.of())) {
        if (during(attack, alert.time())) {
          ids.add(attack.id());
        }
      }
    }
    return ids;
  }

  private static boolean during(Label.Struck attack, Instant time) {
    return !time.isBefore(attack.first()) && !time.isAfter(attack.last().plus(AFTERWARDS));
  }
}
