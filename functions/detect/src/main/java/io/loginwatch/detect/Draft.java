package io.loginwatch.detect;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.detection.Memory;
import io.loginwatch.core.detection.StateKey;
import io.loginwatch.core.detection.Verdict;
import io.loginwatch.core.profile.Population;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Sample;
import io.loginwatch.core.rule.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of logins makes of the memory, before any of it is written: changed profiles and
 * windows, the alerts that go with each, and whose logins touched what. The changes of one login
 * are kept only once it is judged to its end.
 */
final class Draft {
  private final BatchMemory base;
  private final Map<String, @Nullable Profile> profilesSeen = new HashMap<>();
  private final Map<String, @Nullable Window> windowsSeen = new HashMap<>();
  private final Map<String, Profile> profiles = new LinkedHashMap<>();
  private final Map<String, Window> windows = new LinkedHashMap<>();
  private final Map<StateKey, Map<String, Alert>> alerts = new HashMap<>();
  private final Map<String, Set<String>> touchedBy = new HashMap<>();
  private final Map<String, List<Sample>> samples = new HashMap<>();

  Draft(BatchMemory base) {
    this.base = base;
  }

  Map<String, Profile> profiles() {
    return profiles;
  }

  Map<String, Window> windows() {
    return windows;
  }

  /** Names of the windows that changed or that raised something. */
  Set<String> touchedWindows() {
    return touched(StateKey.Kind.WINDOW, windows.keySet());
  }

  /** Users whose profile changed or raised something. */
  Set<String> touchedProfiles() {
    return touched(StateKey.Kind.PROFILE, profiles.keySet());
  }

  List<Alert> alertsOf(StateKey state) {
    return List.copyOf(alerts.getOrDefault(state, Map.of()).values());
  }

  /** What a user's logins told of what is usual. */
  List<Sample> samplesOf(String user) {
    return samples.getOrDefault(user, List.of());
  }

  /** Users whose logins were counted in a window. */
  Set<String> countedIn(String window) {
    return touchedBy.getOrDefault(window, Set.of());
  }

  /** A memory for the judging of one login. */
  Layer layer(String user) {
    return new Layer(user);
  }

  private Set<String> touched(StateKey.Kind kind, Set<String> changed) {
    Set<String> touched = new LinkedHashSet<>(changed);
    for (StateKey state : alerts.keySet()) {
      if (state.kind() == kind) {
        touched.add(state.id());
      }
    }
    return touched;
  }

  /** What one login changes. */
  final class Layer implements Memory {
    private final String user;
    private final Map<String, Profile> newProfiles = new LinkedHashMap<>();
    private final Map<String, Window> newWindows = new LinkedHashMap<>();
    private final List<Sample> newSamples = new ArrayList<>(0);

    private Layer(String user) {
      this.user = user;
    }

    @Override
    public Instant now() {
      return base.now();
    }

    @Override
    public @Nullable Profile profile(String user) {
      Profile mine = newProfiles.get(user);
      if (mine == null) {
        mine = profiles.get(user);
      }
      if (mine == null && !profilesSeen.containsKey(user)) {
        profilesSeen.put(user, base.profile(user).value());
      }
      return mine != null ? mine : profilesSeen.get(user);
    }

    @Override
    public void remember(String user, Profile profile) {
      if (!user.equals(this.user)) {
        // It would be written without the position of this login, or not at all.
        throw new IllegalArgumentException("the profile of somebody else: " + user);
      }
      newProfiles.put(user, profile);
    }

    @Override
    public @Nullable Window window(String name) {
      Window mine = newWindows.get(name);
      if (mine == null) {
        mine = windows.get(name);
      }
      if (mine == null && !windowsSeen.containsKey(name)) {
        windowsSeen.put(name, base.window(name).value());
      }
      return mine != null ? mine : windowsSeen.get(name);
    }

    @Override
    public void remember(String name, Window window) {
      newWindows.put(name, window);
    }

    @Override
    public Population population() {
      return base.population();
    }

    @Override
    public void learn(Sample sample) {
      newSamples.add(sample);
    }

    /** The login is judged: what it changed counts for those after it. */
    void keep(Verdict verdict) {
      profiles.putAll(newProfiles);
      windows.putAll(newWindows);
      newWindows.keySet().forEach(name -> touch(name, user));
      if (!newSamples.isEmpty()) {
        samples.computeIfAbsent(user, _ -> new ArrayList<>()).addAll(newSamples);
      }
      for (Verdict.Raised raised : verdict.raised()) {
        alerts
            .computeIfAbsent(raised.state(), _ -> new LinkedHashMap<>())
            .putIfAbsent(raised.alert().id(), raised.alert());
        if (raised.state().kind() == StateKey.Kind.WINDOW) {
          touch(raised.state().id(), user);
        }
      }
    }

    private void touch(String window, String user) {
      touchedBy.computeIfAbsent(window, _ -> new LinkedHashSet<>()).add(user);
    }
  }
}
