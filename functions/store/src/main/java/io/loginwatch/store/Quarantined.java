package io.loginwatch.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be understood.
 *
 * @param id a function of the record, so that the same one twice on a day is one
 * @param raw the record as it came, of any length
 * @param code why, as a word that a program can act on
 * @param field the field that is at fault, where it is one
 * @param message why, for a person
 * @param format the format that it was to be read as, where the key or the request said so
 * @param logSource which log it came from, where that is known
 * @param receivedAt when it came
 */
public record Quarantined(
    String id,
    String raw,
    String code,
    @Nullable String field,
    String message,
    @Nullable String format,
    @Nullable String logSource,
    Instant receivedAt) {

  /** The same record, refused for another reason. */
  public Quarantined because(String nowCode, @Nullable String nowField, String nowMessage) {
    return new Quarantined(id, raw, nowCode, nowField, nowMessage, format, logSource, receivedAt);
  }
}
