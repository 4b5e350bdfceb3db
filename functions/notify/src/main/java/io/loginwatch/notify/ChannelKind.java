package io.loginwatch.notify;

import io.loginwatch.config.Section;
import java.util.Optional;

/** A kind of destination, such as Slack. One small class each, listed in {@code ChannelKinds}. */
public interface ChannelKind {

  /** The word in the configuration's {@code kind}. */
  String kind();

  /**
   * The channel that the section describes. Whatever is wrong or missing is recorded as the
   * section's problem, all of it at once.
   *
   * @param name the channel's name in the configuration
   * @return empty where the section has problems
   */
  Optional<Channel> open(String name, Section section, ChannelParts parts);
}
