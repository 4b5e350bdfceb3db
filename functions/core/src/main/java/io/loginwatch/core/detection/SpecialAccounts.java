package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Timestamp;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Standing;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.settings.Accounts;
import io.loginwatch.core.settings.UserNames;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Logins to accounts that are watched, kept for emergencies, disabled, or for machines only; and
 * machines that are in two places.
 */
final class SpecialAccounts implements Detector {
  static final String WATCHED = "watched-account";
  static final String BREAK_GLASS = "break-glass-account";
  static final String DISABLED = "disabled-account";
  static final String SERVICE = "service-account-interactive";
  static final String ELSEWHERE = "service-account-elsewhere";

  /** So many logins without a person make a machine of an account. */
  private static final int MACHINE_LOGINS = 20;

  /** Days on one network after which it is where the machine stands. */
  private static final int STANDS = 5;

  private static final long DAY = 86_400_000L;

  /** Logins that say whether somebody ever sleeps: four for each hour. */
  private static final int AROUND_THE_CLOCK = 96;

  /** Half of what an hour has of logins that come by the clock, with the two beside it: 3 of 24. */
  private static final double SLEEPLESS = 0.06;

  private final UserNames watched;
  private final UserNames breakGlass;
  private final UserNames disabled;
  private final UserNames service;

  SpecialAccounts(Accounts settings) {
    watched = new UserNames(settings.watched());
    breakGlass = new UserNames(settings.breakGlass());
    disabled = new UserNames(settings.disabled());
    service = new UserNames(settings.service());
  }

  @Override
  public void inspect(Sighting seen, List<Signal> signals) {
    String user = seen.login().user();
    if (watched.match(user)) {
      signals.add(signal(WATCHED, seen, "Login to a watched account", Severity.MEDIUM));
    }
    if (breakGlass.match(user)) {
      signals.add(
          signal(BREAK_GLASS, seen, "Login to an account for emergencies", Severity.CRITICAL));
    }
    if (disabled.match(user)) {
      signals.add(signal(DISABLED, seen, "Login to a disabled account", Severity.CRITICAL));
    } else {
      inspectDisabled(seen, signals);
    }
    if (seen.login().interactive() && usedByAPerson(seen)) {
      signals.add(signal(SERVICE, seen, "A service account used by a person", Severity.HIGH));
    }
    Visit elsewhere = elsewhere(seen);
    if (elsewhere != null && !seen.isToldToday(ProviderVerdicts.toldByUs(ELSEWHERE))) {
      signals.add(inTwoPlaces(seen, elsewhere));
    }
  }

  /** Whether the log itself said that the account was disabled, and not since that it is open. */
  private static void inspectDisabled(Sighting seen, List<Signal> signals) {
    Standing standing = seen.profile().standing();
    if (standing == Standing.OPEN) {
      return;
    }
    long disabled = standing.closedBefore(seen.time());
    if (disabled == Standing.NEVER || seen.isToldToday(ProviderVerdicts.toldByUs(DISABLED))) {
      return;
    }
    String when = Timestamp.text(Instant.ofEpochMilli(disabled));
    signals.add(
        Signal.of(DISABLED, seen)
            .title("Login to a disabled account")
            .summary(
                came(seen)
                    + ", although the account was disabled at "
                    + when
                    + ", and nothing says that it was opened again.")
            .severity(Severity.HIGH)
            .weight(0)
            .factor("disabled", when, null, 0)
            .tags("T1078")
            .build());
  }

  /**
   * Where the password of a program that has stood on this network for days was used within a day:
   * on a network and in a country that it never was in. A machine that moves to another landlord
   * does not go on where it was.
   */
  private static @Nullable Visit elsewhere(Sighting seen) {
    Device device = seen.visit().device();
    if (device.known() && seen.login().interactive() && !Machines.is(device)) {
      return null;
    }
    Familiar<Long> network = seen.network();
    if (network == null || network.days() < STANDS || !alwaysAMachine(seen.profile())) {
      return null;
    }
    // Who was on one network only was nowhere else: most visits are not in the processor's cache.
    if (seen.profile().networks().size() == 1) {
      return null;
    }
    for (Visit before : seen.visits()) {
      if (before.network() != seen.visit().network()
          && before.time() < seen.time()
          && seen.time() - before.time() < DAY
          && Gateways.isNews(seen, before)) {
        return before;
      }
    }
    return null;
  }

  private static Signal inTwoPlaces(Sighting seen, Visit elsewhere) {
    return Signal.between(ELSEWHERE, seen, elsewhere, seen.visit())
        .title("A service account in two places")
        .summary(
            seen.login().user()
                + " logged in from "
                + elsewhere.spot().label()
                + ", where it never was, and goes on in "
                + seen.visit().spot().label()
                + ".")
        .severity(Severity.MEDIUM)
        .factor("place", elsewhere.spot().label(), seen.visit().spot().label(), 0)
        .build();
  }

  private boolean usedByAPerson(Sighting seen) {
    if (Machines.is(seen.visit().device())) {
      return false;
    }
    return service.match(seen.login().user())
        || (seen.deviceNews() == DeviceNews.NEW && alwaysAMachine(seen.profile()))
        || neverSlept(seen);
  }

  /**
   * Whether an account that never said what it logs in with, and does so at every hour of the day,
   * now says that it is a person.
   */
  private static boolean neverSlept(Sighting seen) {
    Profile profile = seen.profile();
    if (!seen.visit().device().known()
        || profile.devices().size() > 0
        || profile.hours().total() < AROUND_THE_CLOCK) {
      return false;
    }
    for (int hour = 0; hour < 24; hour++) {
      if (profile.hours().share(hour) < SLEEPLESS) {
        return false;
      }
    }
    return true;
  }

  private static boolean alwaysAMachine(Profile profile) {
    if (profile.logins() < MACHINE_LOGINS) {
      return false;
    }
    if (profile.attended() == 0) {
      return true;
    }
    for (Familiar<Device> known : profile.devices()) {
      if (!Machines.is(known.key())) {
        return false;
      }
    }
    return profile.devices().size() > 0;
  }

  private static Signal signal(String rule, Sighting seen, String title, Severity severity) {
    return Signal.of(rule, seen)
        .title(title)
        .summary(came(seen) + ".")
        .severity(severity)
        .weight(0)
        .factor("account", seen.login().user(), null, 0)
        .build();
  }

  private static String came(Sighting seen) {
    return seen.login().user()
        + " logged in from "
        + seen.visit().spot().label()
        + " with "
        + seen.visit().device().label();
  }
}
