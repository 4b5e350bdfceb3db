package io.loginwatch.notify;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of one attempt to send a notice. */
public sealed interface Answer {

  /**
   * The receiver took it.
   *
   * @param detail what it said, such as the id it gave the message; for the record
   */
  record Sent(String detail) implements Answer {}

  /**
   * Not this time: the network, a time-out, 408, 425, 429 or 5xx.
   *
   * @param reason for the record, without secrets
   * @param after how long the receiver asked to wait at least; null where it did not
   * @param done parts that were accepted, so that they are not sent again
   * @param hung whether the time was used up waiting: such a channel is left to the minute sweep
   */
  record Retry(String reason, @Nullable Duration after, List<String> done, boolean hung)
      implements Answer {
    public Retry {
      done = List.copyOf(done);
    }

    public static Retry because(String reason) {
      return new Retry(reason, null, List.of(), false);
    }

    public static Retry after(Duration wait, String reason) {
      return new Retry(reason, wait, List.of(), false);
    }

    public static Retry timedOut(String reason) {
      return new Retry(reason, null, List.of(), true);
    }
  }

  /**
   * Never: another try would be refused the same way.
   *
   * @param reason for the record, without secrets
   */
  record Dead(String reason) implements Answer {}

  /**
   * The destination is gone for good (410): the channel is turned off.
   *
   * @param reason for the record, without secrets
   */
  record Gone(String reason) implements Answer {}
}
