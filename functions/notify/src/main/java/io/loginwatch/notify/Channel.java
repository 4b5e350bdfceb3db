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
}
