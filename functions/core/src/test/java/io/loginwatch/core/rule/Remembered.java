package io.loginwatch.core.rule;

import io.loginwatch.core.detection.Memory;
import io.loginwatch.core.profile.Profile;
import java.util.HashMap;
import java.util.Map;

/** A memory that counts how often it is asked, and stores windows as bytes as a table would. */
final class Remembered implements Memory {
  final Map<String, byte[]> windows = new HashMap<>();
  int reads;
  int writes;

  @Override
  public Profile profile(String user) {
    return null;
  }

  @Override
  public void remember(String user, Profile profile) {
    throw new UnsupportedOperationException("rules change no profile");
  }

  @Override
  public Window window(String name) {
    reads++;
    byte[] bytes = windows.get(name);
    return bytes == null ? null : WindowCodec.decode(bytes);
  }

  @Override
  public void remember(String name, Window window) {
    writes++;
    windows.put(name, WindowCodec.encode(window));
  }
}
