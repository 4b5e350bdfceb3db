package io.loginwatch.bench.attack;

import io.loginwatch.bench.people.Event;
import java.util.Comparator;
import java.util.List;

/** One attack and all that it left in the log. */
public record Attack(String id, AttackClass kind, List<Event> events) {
  public Attack {
    events = events.stream().sorted(Comparator.comparing(Event::time)).toList();
  }
}
