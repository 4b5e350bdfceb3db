package io.loginwatch.local.replay;

import io.loginwatch.core.detection.Memory;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.ProfileCodec;
import io.loginwatch.core.rule.Window;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What detection remembers during a replay. Profiles that were not needed lately are kept in the
 * few hundred bytes that the table would hold; windows that were not needed longest are forgotten
 * beyond {@value #WINDOWS}.
 */
final class ReplayMemory implements Memory {

  private static final int WARM_PROFILES = 16_000;
  private static final int WINDOWS = 100_000;

  private final Map<String, byte[]> cold = new HashMap<>();
  private final Map<String, Profile> warm =
      new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Profile> eldest) {
          if (size() <= WARM_PROFILES) {
            return false;
          }
          cold.put(eldest.getKey(), ProfileCodec.encode(eldest.getValue()));
          return true;
        }
      };
  private final Map<String, Window> windows =
      new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > WINDOWS;
        }
      };

  @Override
  public @Nullable Profile profile(String user) {
    Profile profile = warm.get(user);
    if (profile != null) {
      return profile;
    }
    byte[] bytes = cold.remove(user);
    if (bytes == null) {
      return null;
    }
    profile = ProfileCodec.decode(bytes);
    warm.put(user, profile);
    return profile;
  }

  @Override
  public void remember(String user, Profile profile) {
    warm.put(user, profile);
  }

  @Override
  public @Nullable Window window(String name) {
    return windows.get(name);
  }

  @Override
  public void remember(String name, Window window) {
    windows.put(name, window);
  }

  int users() {
    return warm.size() + cold.size();
  }
}
