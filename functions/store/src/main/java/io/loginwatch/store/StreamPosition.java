package io.loginwatch.store;

import java.math.BigInteger;

/**
 * A record's place in a table's stream. Records of one key have rising sequence numbers, across
 * shards too.
 *
 * @param stream label of the stream: a table that gets a new stream starts counting anew
 * @param sequence decimal digits
 */
public record StreamPosition(String stream, String sequence) {

  /** Whether the other record comes at or before this one in the same stream. */
  public boolean covers(StreamPosition other) {
    return stream.equals(other.stream)
        && new BigInteger(sequence).compareTo(new BigInteger(other.sequence)) >= 0;
  }
}
