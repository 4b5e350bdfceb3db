package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import java.util.List;

/** A device the user was not seen with before. A browser update is no new device. */
final class NewDevice implements Detector {
  static final String RULE = "new-device";

  private final Weights weights;

  NewDevice(Weights weights) {
    this.weights = weights;
  }

  @Override
  public void inspect(Sighting seen, List<Signal> signals) {
    double unheardOf =
        seen.deviceNews() == DeviceNews.NEW && !OwnPhones.isNewAtHome(seen)
            ? Colleagues.missWithClient(seen) * weights.of(Colleagues.UNHEARD_OF)
            : 0;
    double weight =
        switch (seen.deviceNews()) {
          case UNKNOWN, KNOWN -> 0;
          case UPDATED -> weights.of("system-update");
          case OTHER_CLIENT -> Habits.surprise(seen.profile()) * weights.of("other-client");
          case NEW ->
              Habits.surprise(seen.profile()) * weights.of(RULE)
                  + unheardOf
                  + (isTool(seen) ? weights.of("tool") : 0);
        };
    if (weight == 0 && !isNew(seen)) {
      return;
    }
    String device = seen.visit().device().label();
    signals.add(
        Signal.of(RULE, seen)
            .title("Login with a new device")
            .summary(seen.login().user() + " logged in with " + device + " for the first time.")
            .severity(Severity.LOW)
            .weight(weight)
            .novelty()
            .factor("device", device, seen.usualDevice(), weight - unheardOf)
            .colleagues(isTheirApp(seen), unheardOf)
            .build());
  }

  /** Whether a program logs in where so far only people did, and it is no app of colleagues. */
  private static boolean isTool(Sighting seen) {
    return Machines.is(seen.visit().device())
        && !OwnPhones.isApp(seen)
        && !isTheirApp(seen)
        && !seen.profile().devices().any(known -> Machines.is(known.key()));
  }

  private static boolean isTheirApp(Sighting seen) {
    return Machines.is(seen.visit().device()) && Colleagues.have(seen);
  }

  private static boolean isNew(Sighting seen) {
    return seen.deviceNews() != DeviceNews.UNKNOWN && seen.deviceNews() != DeviceNews.KNOWN;
  }
}
