package io.loginwatch.notify;

/** One configured destination. Safe for use by several threads. */
public interface Channel {

  /** The name it has in the configuration. */
  String name();

  /**
   * Tries once, within the time-outs of the channel, and neither sleeps nor repeats. What a server
   * or a network does is an answer and never an exception.
   */
  Answer send(Notice notice);

  /**
   * Whether the other end keeps incidents of its own (a pager): it then always hears that ours was
   * acknowledged and that it is over, whatever the configuration says about closing notices.
   */
  default boolean follows() {
    return false;
  }
}
