package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Egress;
import io.loginwatch.core.profile.Learning;

/** Logins that are somebody else's even where little is known of the user. */
final class Strangers {
  /** From midnight to this hour people sleep. */
  private static final int MORNING = 6;

  /**
   * Logins around an hour, by {@link io.loginwatch.core.profile.Clockface#share}: one, nearly two
   * hours off.
   */
  private static final double HARDLY_EVER = 0.5;

  private Strangers() {}

  /**
   * Whether even somebody new is somebody else: a device and a country that were never seen, and a
   * rented server, a VPN or a script; or a new device through a new rented server, at night. One of
   * them is how accounts begin; all at once is not.
   */
  static boolean is(Sighting seen) {
    return seen.profile().logins() >= Habits.FEW
        && seen.deviceNews() == DeviceNews.NEW
        && (seen.inStrangeCountry()
            ? seen.visit().hidden() || Machines.is(seen.visit().device())
            : onServerAtNight(seen) && seen.onStrangeNetwork());
  }

  /** Whether it came through a rented server while people sleep, and this user, too. */
  static boolean onServerAtNight(Sighting seen) {
    return seen.visit().egress() == Egress.SERVER && atNight(seen);
  }

  /** Whether it came while people sleep, and this user, too. */
  static boolean atNight(Sighting seen) {
    var hours = seen.profile().hours();
    int hour = Learning.hourAtHome(seen.profile().zone(), seen.time());
    return hour < MORNING
        && hours.total() >= Habits.FEW
        && hours.share(hour) * hours.total() < HARDLY_EVER;
  }
}
