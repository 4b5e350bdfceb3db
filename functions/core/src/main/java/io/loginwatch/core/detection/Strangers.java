package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Visit;

/** Logins that are somebody else's even where little is known of the user. */
final class Strangers {
  /** From midnight to this hour people sleep. */
  static final int MORNING = 6;

  /** From this hour by the sun midnight may be past by the clock. */
  private static final int EVENING = 22;

  /**
   * Logins around an hour, by {@link io.loginwatch.core.profile.Clockface#share}: one, nearly two
   * hours off.
   */
  private static final double HARDLY_EVER = 0.5;

  /** A third of what the share would be if the user were up at all hours alike. */
  private static final double SELDOM = 1 / 24.0;

  /** Whoever was somewhere so lately is there, as far as is known: 3 days in milliseconds. */
  private static final long LATELY = 3 * 86_400_000L;

  private Strangers() {}

  /**
   * Whether even somebody new is somebody else: a device and a country that were never seen, and a
   * rented server, a VPN or a script, or a country where no colleague ever was; or a new device
   * through a new rented server, at night. One of them is how accounts begin; all at once is not.
   */
  static boolean is(Sighting seen) {
    return seen.profile().logins() >= Habits.FEW
        && seen.deviceNews() == DeviceNews.NEW
        && (seen.inStrangeCountry()
            ? seen.visit().hidden()
                || Machines.is(seen.visit().device())
                || Colleagues.neverIn(seen, seen.visit())
            : onServerAtNight(seen) && seen.onStrangeNetwork());
  }

  /**
   * Whether it came through a rented server while people sleep where the user was last, and this
   * user mostly, too. A server in the small hours is odd enough that a few logins at such hours do
   * not explain it: travellers and phones that are routed home leave some with most people.
   */
  static boolean onServerAtNight(Sighting seen) {
    if (!seen.visit().onServer()) {
      return false;
    }
    var hours = seen.profile().hours();
    int hour = hourThere(seen);
    return atNight(seen)
        || isLate(seen)
        || (hour < MORNING && hours.total() >= Habits.FEW && hours.share(hour) < SELDOM);
  }

  /**
   * Whether midnight may be past by the clock, though not by the sun: in summer, and in the west of
   * a time zone, clocks are up to two hours before it (France, Spain, Michigan). Only for who
   * hardly ever logs in at such hours.
   */
  private static boolean isLate(Sighting seen) {
    var hours = seen.profile().hours();
    int hour = Learning.hourAtHome(seen.profile().zone(), seen.time());
    return hour >= EVENING
        && hours.total() >= 4 * Habits.FEW
        && hours.share(hour) * hours.total() < HARDLY_EVER;
  }

  /** The hour where the user's last computer on a line was, if that was lately; or else at home. */
  static int hourThere(Sighting seen) {
    for (int i = seen.visits().size() - 1; i >= 0; i--) {
      Visit visit = seen.visits().get(i);
      if (seen.time() - visit.time() > LATELY) {
        break;
      }
      if (Journey.isComputer(visit) && visit.spot().located()) {
        return Learning.hourAt(visit.spot(), seen.time());
      }
    }
    return Learning.hourAtHome(seen.profile().zone(), seen.time());
  }

  /** Whether it came while people sleep, at home and where it came from, and this user, too. */
  static boolean whileAsleep(Sighting seen) {
    return atNight(seen) && Learning.homeHour(seen.profile().zone(), seen.visit()) < MORNING;
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
