package io.loginwatch.bench.quality;

import io.loginwatch.core.detection.Memory;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.rule.Window;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What detection remembers, for as long as a measurement lasts. */
public final class MemoryOfMaps implements Memory {
  private final Map<String, Profile> profiles = new HashMap<>();
  private final Map<String, Window> windows = new HashMap<>();

  @Override
  public @Nullable Profile profile(String user) {
    return profiles.get(user);
  }

  @Override
  public void remember(String user, Profile profile) {
    profiles.put(user, profile);
  }

  @Override
  public @Nullable Window window(String name) {
    return windows.get(name);
  }

  @Override
  public void remember(String name, Window window) {
    windows.put(name, window);
  }

  /** All profiles by user. */
  public Map<String, Profile> profiles() {
    return profiles;
  }
}
