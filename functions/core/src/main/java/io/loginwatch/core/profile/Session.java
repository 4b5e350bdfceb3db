package io.loginwatch.core.profile;

import io.loginwatch.core.login.Device;
import org.jspecify.annotations.Nullable;

/**
 * Where and with what a session was last used.
 *
 * @param id 32 bits of its id
 * @param time milliseconds since 1970
 * @param address 32 bits of the address
 * @param network {@link Networks#key}
 * @param spot where
 * @param device with what
 */
public record Session(int id, long time, int address, long network, Spot spot, Device device) {

  /**
   * The session of that id as a login uses it; null without one.
   *
   * @param login as the profile will keep it
   */
  public static @Nullable Session of(@Nullable String id, Visit login) {
    if (id == null || id.isEmpty()) {
      return null;
    }
    int hash = hash(id);
    return hash == 0 ? null : used(hash, login);
  }

  /** The session of that number as a login uses it. */
  static Session used(int id, Visit login) {
    return new Session(
        id, login.time(), hash(login.ip()), login.network(), login.spot(), login.device());
  }

  private static int hash(String text) {
    return (int) Networks.mix(text, text.length());
  }
}
