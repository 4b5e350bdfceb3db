package io.loginwatch.ingest;

import com.fasterxml.jackson.core.JsonParser;
import io.loginwatch.ingest.format.Draft;
import io.loginwatch.ingest.format.IdentifyingParser;
import org.jspecify.annotations.Nullable;

/** Makes ids of the tokens of records, as long as there are some without an id of their own. */
final class TokenIds {
  /** Records that are watched after one without an id: a body may have several logs in it. */
  private static final int WATCHED_AFTER = 64;

  private final boolean allowed;
  private int toWatch;
  private @Nullable IdentifyingParser last;

  /**
   * @param allowed false if there is another way to name a record
   */
  TokenIds(boolean allowed) {
    this.allowed = allowed;
  }

  /** The tokens of the next record, watched if one of those before it had no id. */
  JsonParser watch(JsonParser tokens) {
    if (toWatch == 0) {
      return tokens;
    }
    IdentifyingParser watched = last;
    if (watched == null || watched.delegate() != tokens) {
      watched = new IdentifyingParser(tokens);
      last = watched;
    }
    watched.begin();
    return watched;
  }

  /** The id of the record whose tokens were read; null if it has none, and was not watched. */
  @Nullable String of(Draft draft) {
    IdentifyingParser watched = toWatch > 0 ? last : null;
    if (draft.id == null && allowed) {
      toWatch = WATCHED_AFTER;
    } else if (toWatch > 0) {
      toWatch--;
    }
    return draft.id == null && watched != null ? watched.id() : draft.id;
  }
}
