package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Population;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Sample;
import io.loginwatch.core.rule.Window;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What detection remembers between logins. The engine reads it and replaces what changed; where it
 * lives (a map in a replay, two tables in AWS) is its implementation's matter.
 *
 * <p>Implementations need not be safe for use by several threads.
 */
public interface Memory {

  /** What is known of a user; null for one nobody has seen yet. */
  @Nullable Profile profile(String user);

  /** Replaces what is known of a user. */
  void remember(String user, Profile profile);

  /** The window of that name; null where nothing was counted in it yet. */
  @Nullable Window window(String name);

  /** The window of that name, or one in which nothing was counted yet. */
  default Window windowOrEmpty(String name) {
    Window window = window(name);
    return window == null ? Window.EMPTY : window;
  }

  /** Replaces a window. */
  void remember(String name, Window window);

  /** The time by our clock; null where logins are of the past, as in a replay. */
  default @Nullable Instant now() {
    return null;
  }

  /**
   * What is usual with everyone. Unlike profiles and windows it may be some minutes old, and may
   * have lost a sample: it says how common things are, not what happened.
   */
  default Population population() {
    return Population.NOBODY;
  }

  /** Adds what a login told of what is usual. */
  default void learn(Sample sample) {}
}
