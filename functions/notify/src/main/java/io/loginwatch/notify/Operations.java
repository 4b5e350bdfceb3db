package io.loginwatch.notify;

import io.loginwatch.notify.channel.ChannelKinds;
import java.util.Map;

/**
 * What people can do about incidents and deliveries: for the API and the command line.
 *
 * @param triage acknowledge, snooze, resolve, ...
 * @param actPage what signed links lead to
 * @param why "why was I not told?"
 * @param redrive dead deliveries and test messages
 * @param channels the configured channels that are on: name to kind
 * @param off the configured channels that are off: name to reason
 */
public record Operations(
    Triage triage,
    ActPage actPage,
    Why why,
    Redrive redrive,
    Map<String, String> channels,
    Map<String, String> off) {

  public Operations {
    channels = Map.copyOf(channels);
    off = Map.copyOf(off);
  }

  /** Of the deployment that the environment describes. */
  public static Operations of(Map<String, String> env) {
    Wiring wiring = Wiring.of(env, ChannelKinds.ALL);
    Destinations destinations = wiring.destinations();
    return new Operations(
        wiring.triage(),
        wiring.actPage(),
        wiring.why(),
        wiring.redrive(),
        destinations.kinds(),
        destinations.off());
  }
}
