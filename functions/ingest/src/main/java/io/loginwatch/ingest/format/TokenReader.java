package io.loginwatch.ingest.format;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of the usual shape off their tokens, without a tree, and exactly as from a tree.
 * Not for use by several threads.
 */
@FunctionalInterface
public interface TokenReader {

  /**
   * Reads the record whose opening brace is the next token.
   *
   * @return a draft without a refusal, complete but perhaps for its id; null where the tree has to
   *     be read
   * @throws IOException if it is no JSON
   */
  @Nullable Draft read(JsonParser tokens, Instant now) throws IOException;
}
