package io.loginwatch.notify;

import io.loginwatch.config.Configuration;
import io.loginwatch.config.Secrets;
import io.loginwatch.config.Section;
import io.loginwatch.notify.channel.ChannelKinds;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** Reads the section {@code notify} as the functions do, for {@code check}. */
public final class NotifyCheck {
  /** The state of a channel that would be sent to. */
  public static final String ON = "on";

  private NotifyCheck() {}

  /**
   * Records everything that is wrong with the section, its channels included.
   *
   * @return every configured channel, with why it is off or {@link #ON}
   */
  public static Map<String, String> read(Configuration configuration, Map<String, String> env) {
    Section section = configuration.section("notify");
    Map<String, Section> channels = section.sections("channels");
    NotifySettings.read(section, channels, env);
    var parts =
        new ChannelParts(
            env,
            Secrets.of(env),
            configuration.folder().resolve("templates"),
            InstantSource.system());
    Destinations destinations = Destinations.open(channels, ChannelKinds.ALL, parts);
    var states = new TreeMap<String, String>();
    channels.keySet().forEach(name -> states.put(name, ON));
    states.putAll(destinations.off());
    return states;
  }
}
