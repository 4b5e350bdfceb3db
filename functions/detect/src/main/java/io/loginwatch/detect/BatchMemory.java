package io.loginwatch.detect;

import io.loginwatch.core.detection.Memory;
import io.loginwatch.core.profile.Population;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.rule.Window;
import io.loginwatch.store.Profiles;
import io.loginwatch.store.Stored;
import io.loginwatch.store.Windows;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What detection remembers, as it was read from the tables for one batch of logins. Changes go to a
 * {@link Draft} on top of it; what was read stays as it was until it is read again.
 */
final class BatchMemory {
  private final Profiles profiles;
  private final Windows windows;
  private final Population population;
  private final Instant now;
  private final Map<String, Stored<Profile>> profilesRead = new HashMap<>();
  private final Map<String, Stored<Window>> windowsRead = new HashMap<>();
  private final Set<String> outdated = new HashSet<>();

  BatchMemory(Profiles profiles, Windows windows, Population population, Instant now) {
    this.now = now;
    this.profiles = profiles;
    this.windows = windows;
    this.population = population;
  }

  /** What is usual with everyone; the same for the whole batch. */
  Population population() {
    return population;
  }

  /** When the batch was read, by our clock. */
  Instant now() {
    return now;
  }

  Stored<Profile> profile(String user) {
    return profilesRead.computeIfAbsent(user, profiles::readNow);
  }

  Stored<Window> window(String name) {
    return windowsRead.computeIfAbsent(
        name, it -> outdated.contains(it) ? windows.readNow(it) : windows.read(it));
  }

  /** Reads many profiles at once, eventually consistent: a stale one is refused at the commit. */
  void fetchProfiles(Collection<String> users) {
    profilesRead.putAll(profiles.read(users));
  }

  /** Reads many windows at once. */
  void fetchWindows(Collection<String> names) {
    Set<String> missing = new HashSet<>(names);
    missing.removeAll(windowsRead.keySet());
    if (!missing.isEmpty()) {
      windowsRead.putAll(windows.read(missing));
    }
  }

  /** Reads anew what somebody else has changed meanwhile. */
  void refreshProfile(String user) {
    profilesRead.put(user, profiles.readNow(user));
  }

  /** Somebody else, or we ourselves, have changed a window: it is read anew when it is needed. */
  void outdated(String window) {
    windowsRead.remove(window);
    outdated.add(window);
  }

  /** A memory that has every profile and no window, and notes which windows are asked for. */
  static final class Wishes implements Memory {
    private final BatchMemory memory;
    private final Set<String> names = new HashSet<>();

    Wishes(BatchMemory memory) {
      this.memory = memory;
    }

    Set<String> names() {
      return names;
    }

    @Override
    public @Nullable Profile profile(String user) {
      return memory.profile(user).value();
    }

    @Override
    public Instant now() {
      return memory.now();
    }

    @Override
    public Population population() {
      return memory.population();
    }

    @Override
    public @Nullable Window window(String name) {
      names.add(name);
      return null;
    }

    @Override
    public void remember(String user, Profile profile) {}

    @Override
    public void remember(String name, Window window) {}
  }
}
