package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.profile.Clockface;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.settings.Hours;
import java.util.List;
import java.util.Locale;

/**
 * An hour at which the user does not log in, neither by the clock at home nor by the clock of the
 * place: a traveller at nine in the morning is not unusual.
 */
final class UnusualHour implements Detector {
  static final String RULE = "unusual-hour";

  /**
   * Shifts change from week to week: only then has somebody who works in three been seen in each.
   * In milliseconds.
   */
  private static final long SHIFTS = 21 * 86_400_000L;

  private final Hours settings;
  private final Weights weights;

  UnusualHour(Hours settings, Weights weights) {
    this.settings = settings;
    this.weights = weights;
  }

  @Override
  public void inspect(Sighting seen, List<Signal> signals) {
    Clockface hours = seen.profile().hours();
    boolean night = Strangers.onServerAtNight(seen);
    if (hours.total() < settings.logins() && !night) {
      return;
    }
    int home = Learning.hourAtHome(seen.profile().zone(), seen.time());
    int here = Learning.homeHour(seen.profile().zone(), seen.visit());
    if (!night
        && (hours.share(home) >= settings.share() || hours.share(here) >= settings.share())) {
      return;
    }
    String usual = seen.usualCountry();
    boolean abroad =
        !seen.visit().hidden()
            && usual != null
            && !seen.visit().spot().country().isEmpty()
            && !usual.equals(seen.visit().spot().country());
    double weight = isHabit(seen) ? weights.of(abroad ? "hour-abroad" : RULE) : 0;
    boolean asleep = night && hours.share(home) >= settings.share();
    String at = String.format(Locale.ROOT, "%02d:00", asleep ? Strangers.hourThere(seen) : home);
    signals.add(
        Signal.of(RULE, seen)
            .title("Login at an unusual hour")
            .summary(
                seen.login().user()
                    + " logged in around "
                    + at
                    + (asleep
                        ? " where this user was last, an hour at which this user seldom does."
                        : " in the usual zone, an hour at which this user does not."))
            .severity(Severity.INFO)
            .weight(weight)
            .novelty()
            .factor("hour", at, String.format(Locale.ROOT, "%02d:00", hours.peak()), weight)
            .build());
  }

  /**
   * Whether it is told that the user does not log in then: that people sleep at night is known of
   * anybody, and at which hours of the day they work is not known from one shift.
   */
  private static boolean isHabit(Sighting seen) {
    return Strangers.onServerAtNight(seen)
        || Strangers.whileAsleep(seen)
        || (seen.time() - seen.profile().since() >= SHIFTS
            && !OwnPhones.isFromAbove(seen.visit())
            && !OwnPhones.isNewAtHome(seen)
            && !OwnPhones.isNewBehindVpn(seen));
  }
}
