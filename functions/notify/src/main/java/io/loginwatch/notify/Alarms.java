package io.loginwatch.notify;

import java.io.PrintStream;
import java.time.InstantSource;

/**
 * Counts what an operator must know of, as lines in CloudWatch's embedded metric format: in AWS the
 * log makes a metric of them that an alarm watches, elsewhere they are readable as they are.
 */
final class Alarms {
  private static final String LINE =
      "{\"_aws\":{\"Timestamp\":%d,\"CloudWatchMetrics\":[{\"Namespace\":\"Loginwatch\","
          + "\"Dimensions\":[[]],\"Metrics\":[{\"Name\":\"%s\",\"Unit\":\"Count\"}]}]},"
          + "\"%s\":1,\"channel\":\"%s\"}%n";

  private final PrintStream out;
  private final InstantSource clock;

  Alarms(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /** A delivery was given up. */
  void dead(String channel) {
    count("DeadDeliveries", channel);
  }

  /** A channel was turned off. */
  void off(String channel) {
    count("ChannelsTurnedOff", channel);
  }

  /** Names of channels are letters, digits, dashes and underscores: nothing to escape. */
  private void count(String metric, String channel) {
    out.printf(LINE, clock.millis(), metric, metric, channel.replaceAll("[^\\w.-]", "_"));
  }
}
