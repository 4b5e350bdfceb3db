package io.loginwatch.local.replay;

import io.loginwatch.core.detection.Memory;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.ProfileCodec;
import io.loginwatch.core.rule.Window;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What detection remembers during a replay. Profiles of users beyond {@value #WARM_PROFILES} are
 * kept in the few hundred bytes that the table would hold, those first that were taken out of them
 * longest ago; windows that were not needed longest are forgotten beyond {@value #WINDOWS}.
 */
public final class ReplayMemory implements Memory {

  private static final int WARM_PROFILES = 16_000;
  private static final int WINDOWS = 100_000;

  /** Of no use, so that what glances find is used. */
  private long glances;

  private final Map<String, byte[]> cold = new HashMap<>();

  /** In the order of entry: to note each use would cost more than it spares. */
  private final Map<String, Profile> warm =
      new LinkedHashMap<>(1024, 0.75f, false) {
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

  /**
   * Told whose logins come next: most profiles are not in the processor's cache, and looked at one
   * after another each would be waited for.
   */
  void expect(List<Login> logins) {
    @Nullable Profile[] next = new @Nullable Profile[logins.size()];
    for (int i = 0; i < next.length; i++) {
      next[i] = profile(logins.get(i).user());
    }
    int sum = 0;
    for (Profile profile : next) {
      sum += profile == null ? 0 : profile.glance();
    }
    glances += sum;
  }

  int users() {
    return warm.size() + cold.size();
  }

  /** What the profiles would take in the table, in bytes, smallest first. */
  int[] profileBytes() {
    return IntStream.concat(
            cold.values().stream().mapToInt(bytes -> bytes.length),
            warm.values().stream().mapToInt(profile -> ProfileCodec.encode(profile).length))
        .sorted()
        .toArray();
  }
}
