package io.loginwatch.ingest;

import io.loginwatch.ingest.format.Draft;
import io.loginwatch.ingest.format.Watch;
import org.jspecify.annotations.Nullable;

/** Whether what a format has read is a login, and one that is watched. */
record Admission(Watch watch) {

  /** Why not, or null if it is. */
  @Nullable Refusal refusal(Draft draft) {
    if (draft.time == null) {
      return Refusal.missing("@timestamp");
    }
    if (draft.user == null || draft.user.isBlank()) {
      return Refusal.missing("user.name");
    }
    if (draft.user.length() > Completion.MAX_USER) {
      return tooLong("user.name", Completion.MAX_USER);
    }
    if (draft.id != null && draft.id.length() > Completion.MAX_ID) {
      return tooLong("event.id", Completion.MAX_ID);
    }
    if (!watch.actions().isEmpty() && !watch.actions().contains(draft.action)) {
      return new Refusal(
          Refusal.NOT_WATCHED, "event.action", draft.action + " is not among the watched actions");
    }
    if (!watch.outcomes().contains(draft.outcome)) {
      return new Refusal(
          Refusal.NOT_WATCHED,
          "event.outcome",
          draft.outcome + " is not among the watched outcomes");
    }
    return null;
  }

  private static Refusal tooLong(String field, int limit) {
    return new Refusal(
        Refusal.TOO_LONG, field, field + " is longer than the limit of " + limit + " characters");
  }

  /** Of a shape that its pinned format does not know, nobody can say that it is not wanted. */
  static Draft doubted(Draft draft) {
    Refusal refusal = draft.refusal;
    if (refusal != null && refusal.code().equals(Refusal.NOT_WATCHED)) {
      draft.refusal =
          new Refusal(
              Refusal.UNKNOWN_FORMAT,
              refusal.field(),
              "the format that is asked for does not know a record of this shape");
    }
    return draft;
  }
}
