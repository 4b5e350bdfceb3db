package io.loginwatch.local.replay;

import io.loginwatch.core.detection.Memory;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Population;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.ProfileCodec;
import io.loginwatch.core.profile.Sample;
import io.loginwatch.core.rule.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What detection remembers during a replay. Profiles of users beyond {@value #WARM_PROFILES} are
 * kept in the few hundred bytes that the table would hold, those first that were taken out of them
 * longest ago; windows that were not written longest are forgotten beyond {@value #WINDOWS}, or
 * {@value #COUNTED} logins counted in them all.
 */
public final class ReplayMemory implements Memory {

  private static final int WARM_PROFILES = 16_000;
  private static final int WINDOWS = 100_000;

  /** About 60 bytes each; no window has more than some thousand. */
  private static final int COUNTED = 1_000_000;

  /** Slots of a map to begin with. */
  private static final int SLOTS = 1 << 16;

  /** Few share a slot: what is walked past is seldom in the processor's cache. */
  private static final float SPARSE = 0.25f;

  /** What is known of one user, in one place for as long as it is warm. */
  private static final class Held {
    private final String user;
    private @Nullable Profile profile;

    Held(String user) {
      this.user = user;
    }
  }

  private static final Held NOBODY = new Held("");

  private Population population = Population.NOBODY;

  private final Map<String, byte[]> cold = new HashMap<>();

  /** In the order of entry: to note each use would cost more than it spares. */
  private final Map<String, Held> warm = new LinkedHashMap<>();

  /**
   * Who of them was looked up last of those whose names have the same last bits of their hash: most
   * come again before another of those, and are found without a walk.
   */
  private final @Nullable Held[] lately = new @Nullable Held[SLOTS];

  /** In the order in which they were written last. */
  private final LinkedHashMap<String, Window> windows = new LinkedHashMap<>(SLOTS, SPARSE);

  /** Logins in all of them. */
  private int counted;

  /** The users of the logins that come next, in their order, and what is known of each. */
  private final List<String> nextUsers = new ArrayList<>();

  private final List<Held> nextHeld = new ArrayList<>();

  /** Whose login it is now, among them. */
  private int now;

  /** Of no use, so that what glances find is used. */
  private long glances;

  @Override
  public @Nullable Profile profile(String user) {
    return held(user).profile;
  }

  @Override
  public void remember(String user, Profile profile) {
    Held held = held(user);
    if (held == NOBODY) {
      held = warmed(user);
      if (nextUsers.isEmpty()) {
        cool();
      }
    }
    held.profile = profile;
  }

  @Override
  public @Nullable Window window(String name) {
    return windows.get(name);
  }

  @Override
  public void remember(String name, Window window) {
    Window before = windows.putLast(name, window);
    counted += window.size() - (before == null ? 0 : before.size());
    while (windows.size() > WINDOWS || counted > COUNTED) {
      counted -= windows.pollFirstEntry().getValue().size();
    }
  }

  @Override
  public Population population() {
    return population;
  }

  @Override
  public void learn(Sample sample) {
    population = population.with(sample);
  }

  /**
   * Told whose logins come next: most profiles are not in the processor's cache, and looked at one
   * after another each would be waited for.
   */
  void expect(List<Login> logins) {
    cool();
    nextUsers.clear();
    nextHeld.clear();
    now = 0;
    for (int i = 0; i < logins.size(); i++) {
      String user = logins.get(i).user();
      nextUsers.add(user);
      nextHeld.add(lately[slot(user)]);
    }
    for (int i = 0; i < nextHeld.size(); i++) {
      Held held = nextHeld.get(i);
      glances += held == null ? 0 : held.user.hashCode();
    }
    for (int i = 0; i < nextHeld.size(); i++) {
      Held held = nextHeld.get(i);
      String user = nextUsers.get(i);
      if (held == null || !held.user.equals(user)) {
        nextHeld.set(i, lookUp(user));
      }
    }
    for (int depth = 0; depth < Profile.DEPTHS; depth++) {
      for (int i = 0; i < nextHeld.size(); i++) {
        Profile profile = nextHeld.get(i).profile;
        glances += profile == null ? 0 : profile.glance(depth);
      }
    }
  }

  private Held held(String user) {
    for (int i = now; i < nextUsers.size(); i++) {
      if (nextUsers.get(i).equals(user)) {
        now = i;
        Held held = nextHeld.get(i);
        return held == NOBODY ? lookUp(user) : held;
      }
    }
    return lookUp(user);
  }

  private Held lookUp(String user) {
    Held held = warm.get(user);
    if (held != null) {
      lately[slot(user)] = held;
      return held;
    }
    byte[] bytes = cold.remove(user);
    if (bytes == null) {
      return NOBODY;
    }
    held = warmed(user);
    held.profile = ProfileCodec.decode(bytes);
    return held;
  }

  private Held warmed(String user) {
    Held held = new Held(user);
    warm.put(user, held);
    lately[slot(user)] = held;
    return held;
  }

  private static int slot(String user) {
    int hash = user.hashCode();
    return (hash ^ hash >>> 16) & SLOTS - 1;
  }

  /** Only between logins: what is looked up for those that come next stays where it is. */
  private void cool() {
    Iterator<Map.Entry<String, Held>> eldest = warm.entrySet().iterator();
    while (warm.size() > WARM_PROFILES) {
      Map.Entry<String, Held> next = eldest.next();
      Profile profile = next.getValue().profile;
      if (profile != null) {
        cold.put(next.getKey(), ProfileCodec.encode(profile));
      }
      int slot = slot(next.getKey());
      lately[slot] = lately[slot] == next.getValue() ? null : lately[slot];
      eldest.remove();
    }
  }

  int users() {
    return cold.size() + warm.size();
  }

  /** What the profiles would take in the table, in bytes, smallest first. */
  int[] profileBytes() {
    return IntStream.concat(
            cold.values().stream().mapToInt(bytes -> bytes.length),
            profiles().mapToInt(profile -> ProfileCodec.encode(profile).length))
        .sorted()
        .toArray();
  }

  private Stream<Profile> profiles() {
    return warm.values().stream().map(held -> held.profile).filter(Objects::nonNull);
  }
}
