package io.loginwatch.ingest.format;

import io.loginwatch.config.Section;
import io.loginwatch.core.login.Outcome;
import java.util.List;
import java.util.Set;

/**
 * Which events are taken in. Everything not watched is refused with a word of explanation and is
 * not kept.
 *
 * @param categories values of ECS {@code event.category}; an event without one is watched
 * @param types values of ECS {@code event.type}; empty for all
 * @param actions our actions, after mapping; empty for all
 * @param outcomes how they ended
 */
public record Watch(
    Set<String> categories, Set<String> types, Set<String> actions, Set<Outcome> outcomes) {

  /** Everything that has to do with logging in and with the accounts that do. */
  public static final Watch DEFAULT =
      new Watch(
          Set.of("authentication", "session", "iam"),
          Set.of(),
          Set.of(),
          Set.of(Outcome.SUCCESS, Outcome.FAILURE, Outcome.UNKNOWN));

  /** Reads {@code ingest.watch}. */
  public static Watch of(Section ingest) {
    Section watch = ingest.section("watch");
    return new Watch(
        Set.copyOf(watch.texts("categories", List.of("authentication", "iam", "session"))),
        Set.copyOf(watch.texts("types", List.of())),
        Set.copyOf(watch.texts("actions", List.of())),
        Set.copyOf(watch.choices("outcomes", Outcome.class, List.of(Outcome.values()))));
  }

  public Watch {
    categories = Set.copyOf(categories);
    types = Set.copyOf(types);
    actions = Set.copyOf(actions);
    outcomes = Set.copyOf(outcomes);
  }
}
