package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Outcome;
import io.loginwatch.ingest.Refusal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened, how it ended and why, as a {@link Mapping} tells. */
final class MappedAction {
  private final Mapping mapping;

  MappedAction(Mapping mapping) {
    this.mapping = mapping;
  }

  /** Reads it; refuses what is not watched. */
  void read(JsonNode record, Mapping.@Nullable Case special, Draft draft) {
    String word = FieldPath.first(mapping.action, record);
    String action = special == null ? null : special.action();
    if (special != null && !special.watched()) {
      action = "unwatched";
    }
    if (action == null) {
      action = mapped(word);
    }
    switch (action) {
      case "unwatched" -> {
        String field = mapping.action.isEmpty() ? "action" : mapping.action.getFirst().field();
        draft.refuse(
            new Refusal(
                Refusal.NOT_WATCHED,
                field,
                mapping.name + " " + Clip.of(word == null ? "" : word, 80) + " is not watched"));
      }
      case "own" -> draft.action = word == null ? Actions.LOGIN : Words.kebab(word);
      case "words" -> draft.action = ours(word);
      default -> draft.action = action;
    }
    String result = FieldPath.first(mapping.outcome, record);
    if (special != null && special.outcome() != null) {
      draft.outcome = special.outcome();
    } else if (mapping.success.matches(result)) {
      draft.outcome = Outcome.SUCCESS;
    } else if (mapping.failure.matches(result)) {
      draft.outcome = Outcome.FAILURE;
    } else {
      Outcome known = result == null ? null : Words.outcome(result);
      draft.outcome = known == null ? Outcome.UNKNOWN : known;
    }
    draft.reason =
        special != null && special.reason() != null
            ? special.reason()
            : draft.outcome == Outcome.SUCCESS ? null : mapping.text("reason", record);
  }

  /** For sources without a vocabulary of their own. */
  private static String ours(@Nullable String word) {
    String known = word == null ? Actions.LOGIN : Words.action(word);
    if (known != null) {
      return known;
    }
    String kebab = Words.kebab(word == null ? "" : word);
    if (kebab.contains("logged-out") || kebab.contains("signed-out")) {
      return Actions.LOGOUT;
    }
    boolean login =
        kebab.isEmpty()
            || kebab.contains("logged-in")
            || kebab.contains("signed-in")
            || kebab.contains("login")
            || kebab.contains("logon")
            || kebab.contains("sign-in")
            || kebab.contains("auth");
    return login ? Actions.LOGIN : kebab;
  }

  private String mapped(@Nullable String word) {
    if (word == null) {
      return mapping.otherwise;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    String exact = mapping.actions.get(lower);
    if (exact != null) {
      return exact;
    }
    for (Map.Entry<String, String> entry : mapping.actions.entrySet()) {
      if (entry.getKey().indexOf('*') >= 0 && Glob.of(entry.getKey()).matches(word)) {
        return entry.getValue();
      }
    }
    return mapping.otherwise;
  }
}
