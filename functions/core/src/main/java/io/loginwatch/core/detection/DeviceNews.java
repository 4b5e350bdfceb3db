package io.loginwatch.core.detection;

import io.loginwatch.core.login.Device;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Familiars;
import io.loginwatch.core.profile.Visit;
import org.jspecify.annotations.Nullable;

/** How a login's device compares with those that are known. */
enum DeviceNews {
  /** There was no user agent, or the user never had one before. */
  UNKNOWN,
  /** The very same. */
  KNOWN,
  /** The same but for a newer version of its system. */
  UPDATED,
  /** A known system with another browser or an older version. */
  OTHER_CLIENT,
  /** Nothing like it. */
  NEW;

  /**
   * Compares with each of the user's devices that is not forgotten.
   *
   * @param same what is known of this very device; null if it is new
   * @param forgetAfter milliseconds
   */
  static DeviceNews of(
      Visit visit, Familiars<Device> devices, @Nullable Familiar<Device> same, long forgetAfter) {
    Device now = visit.device();
    if (!now.known() || devices.size() == 0) {
      return UNKNOWN;
    }
    if (same != null) {
      return KNOWN;
    }
    DeviceNews news = NEW;
    for (Familiar<Device> one : devices) {
      Device known = one.key();
      // Programs do not say on which system they run: two of them have nothing in common.
      if (Freshness.isForgotten(one, visit, forgetAfter)
          || now.os().isEmpty()
          || known.equals(now)
          || !known.os().equals(now.os())
          || !known.kind().equals(now.kind())) {
        continue;
      }
      if (known.browser().equals(now.browser()) && newer(now.osMajor(), known.osMajor())) {
        return UPDATED;
      }
      news = OTHER_CLIENT;
    }
    return news;
  }

  private static boolean newer(String major, String than) {
    return major.length() != than.length()
        ? major.length() > than.length()
        : major.compareTo(than) > 0;
  }
}
