package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.profile.Spot;
import java.util.List;

/** A city the user was not seen in before, in a country where the user was. */
final class NewCity implements Detector {
  static final String RULE = "new-city";

  private final Weights weights;

  NewCity(Weights weights) {
    this.weights = weights;
  }

  @Override
  public void inspect(Sighting seen, List<Signal> signals) {
    Spot spot = seen.visit().spot();
    if (seen.knownPlace() != null
        || seen.inStrangeCountry()
        || seen.profile().places().size() == 0
        || (spot.city().isEmpty() && !spot.located())) {
      return;
    }
    double weight = seen.visit().hidden() ? 0 : weights.of(RULE);
    signals.add(
        Signal.of(RULE, seen)
            .title("Login from a new city")
            .summary(
                seen.login().user() + " logged in from " + spot.label() + " for the first time.")
            .severity(Severity.INFO)
            .weight(weight)
            .novelty()
            .factor("city", spot.label(), seen.usualPlace(), weight)
            .build());
  }
}
