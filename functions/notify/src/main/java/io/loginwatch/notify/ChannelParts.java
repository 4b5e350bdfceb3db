package io.loginwatch.notify;

import io.loginwatch.config.Secrets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What channels are made of besides their own section.
 *
 * @param env the function's environment
 * @param secrets where references are resolved, at the time of sending
 * @param templates folder of templates that take the place of the built-in ones; need not exist
 * @param clock the time
 */
public record ChannelParts(
    Map<String, String> env, Secrets secrets, Path templates, InstantSource clock) {

  public ChannelParts {
    env = Map.copyOf(env);
  }
}
