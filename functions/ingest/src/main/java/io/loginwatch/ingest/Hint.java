package io.loginwatch.ingest;

import io.loginwatch.ingest.wire.Outer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of records before they are read.
 *
 * @param format name of the format they are pinned to; null to recognise each by its shape
 * @param logSource which log they come from: the name of the credential they were posted with
 * @param outer what the request says of them as a whole, such as the attributes of a binary
 *     CloudEvent
 */
public record Hint(@Nullable String format, @Nullable String logSource, Outer outer) {

  /** Nothing is known. */
  public static final Hint NONE = new Hint(null, null, Outer.NONE);

  public static Hint of(@Nullable String format, @Nullable String logSource) {
    return new Hint(format, logSource, Outer.NONE);
  }
}
