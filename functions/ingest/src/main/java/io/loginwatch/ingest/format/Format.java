package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.ingest.wire.Outer;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One shape of record. Safe for use by several threads. */
public interface Format {

  /** Its name in configuration, in a hint and in the answers. */
  String name();

  /** Whether the record has this shape. Cheap; asked of each format in turn. */
  boolean recognises(JsonNode record);

  /**
   * Says what the record means: one draft as a rule, several where it counts for several, each
   * complete or with a refusal.
   *
   * @param outer what the wrapping says where the record is silent
   * @param now the time of reading, from which a missing year follows; nothing else may
   */
  void read(JsonNode record, Outer outer, Instant now, Consumer<Draft> sink);

  /** A quicker way to read most of its records; null where there is none. */
  default @Nullable TokenReader tokens() {
    return null;
  }
}
