package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;

/**
 * People whose site goes out to the world at headquarters, in another country: most of their logins
 * come from there, so that they seem to be at home there. But nothing of theirs is in that country
 * except the company's exit; their lines and phones are in one other, or they work by its clock.
 */
final class Backhaul {
  /** From seven to seven by the sun: nearly all who work by day, whatever their time zone is. */
  private static final int MORNING = 7;

  private static final int EVENING = 19;

  /** Who works by day is up at night now and then: three logins of four are by day. */
  private static final double MOSTLY = 0.75;

  /** So many fewer by the clock of the exit are no chance: one login of five. */
  private static final double CLEARLY = 0.2;

  private Backhaul() {}

  /**
   * Whether who came out at that exit of colleagues is where that line is, though most of the
   * logins are the exit's: a line or a town of the user's own, or a phone, be it the first. That it
   * is new is told for itself.
   */
  static boolean comesFrom(Sighting seen, Visit exit, Visit line) {
    return seen.isHome(exit)
        && !line.hidden()
        && !exit.spot().country().isEmpty()
        && !exit.sharesCountry(line)
        && line.spot().located()
        && (!seen.onStrangeDevice() || OwnPhones.isOnly(seen, seen.visit()))
        && (Learning.isPhone(line.device()) || Habits.isAtHome(seen.profile(), line))
        && (wasThere(seen, line) || worksByItsClock(seen, line.spot(), exit.spot()))
        && wasNowhereElse(seen, exit, line);
  }

  /** Whether the user was in that country on an earlier day, by a line that is no exit. */
  private static boolean wasThere(Sighting seen, Visit line) {
    for (Visit visit : seen.visits()) {
      if (!visit.hidden()
          && visit.sharesCountry(line)
          && Familiar.day(visit.time()) < Familiar.day(line.time())
          && !seen.isCompanyExit(visit)) {
        return true;
      }
    }
    return false;
  }

  /** Whether what is remembered was by day there, and much of it was not so at the exit. */
  private static boolean worksByItsClock(Sighting seen, Spot line, Spot exit) {
    double there = byDay(seen, line);
    return exit.located()
        && seen.visits().size() >= Habits.FEW
        && there >= MOSTLY
        && there >= byDay(seen, exit) + CLEARLY;
  }

  private static double byDay(Sighting seen, Spot spot) {
    int day = 0;
    for (Visit visit : seen.visits()) {
      int hour = Learning.hourAt(spot, visit.time());
      day += hour >= MORNING && hour < EVENING ? 1 : 0;
    }
    return (double) day / seen.visits().size();
  }

  /** Whether all that is remembered is in the country of that line, or came through an exit. */
  private static boolean wasNowhereElse(Sighting seen, Visit exit, Visit line) {
    for (Visit visit : seen.visits()) {
      if (!visit.hidden()
          && !visit.sharesCountry(line)
          && !visit.sharesLine(exit)
          && !seen.isCompanyExit(visit)) {
        return false;
      }
    }
    return true;
  }
}
