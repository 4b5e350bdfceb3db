package io.loginwatch.ingest;

import io.loginwatch.core.login.Login;
import org.jspecify.annotations.Nullable;

/** What became of one record. */
public sealed interface Receipt {

  /** Its place among the records of what was read, from 0. */
  int index();

  /** It is a login, normalised and enriched. */
  record Accepted(int index, Login login) implements Receipt {}

  /**
   * It is none, or not one that is watched.
   *
   * @param code why, stable and for programs: see docs/formats.md
   * @param field path of the field at fault as the sender wrote it; null where no single field is
   * @param message why, for people
   * @param line the line, from 1, of what was read on which the record begins
   * @param raw the record, in a form that can be read again after a mapping is fixed
   */
  record Rejected(
      int index, String code, @Nullable String field, String message, int line, String raw)
      implements Receipt {

    /** A record that was understood and is not wanted: refused, but nothing to repair. */
    public boolean unwatched() {
      return code.equals(Refusal.NOT_WATCHED);
    }
  }
}
