package io.loginwatch.ingest;

import com.fasterxml.jackson.core.JsonParser;
import io.loginwatch.ingest.format.Draft;
import io.loginwatch.ingest.format.IdentifyingParser;
import org.jspecify.annotations.Nullable;

/** Makes ids of the tokens of records, as long as the records have none of their own. */
final class TokenIds {
  private final boolean allowed;
  private boolean wanted;
  private @Nullable IdentifyingParser last;

  /**
   * @param allowed false if there is another way to name a record
   */
  TokenIds(boolean allowed) {
    this.allowed = allowed;
  }

  /** The tokens of the next record, watched if the record before it had no id. */
  JsonParser watch(JsonParser tokens) {
    if (!wanted) {
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
    IdentifyingParser watched = wanted ? last : null;
    wanted = allowed && draft.id == null;
    return draft.id == null && watched != null ? watched.id() : draft.id;
  }
}
