package io.loginwatch.ingest.wire;

/** What was sent is larger, once unpacked, than the limit in the message. Nothing of it is kept. */
public final class LimitExceeded extends RuntimeException {
  public LimitExceeded(String message) {
    super(message);
  }
}
