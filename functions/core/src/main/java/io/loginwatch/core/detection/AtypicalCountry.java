package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.profile.Familiar;
import java.time.Duration;
import java.util.List;

/** A known country that the user was not seen in for long. */
final class AtypicalCountry implements Detector {
  static final String RULE = "atypical-country";

  private final long after;
  private final Weights weights;

  AtypicalCountry(Duration after, Weights weights) {
    this.after = after.toMillis();
    this.weights = weights;
  }

  @Override
  public void inspect(Sighting seen, List<Signal> signals) {
    Familiar<String> country = seen.country();
    if (country == null || seen.time() - country.last() < after) {
      return;
    }
    boolean wasElsewhere = seen.profile().newest() > country.last();
    double weight = wasElsewhere && !seen.visit().hidden() ? weights.of(RULE) : 0;
    long days = (seen.time() - country.last()) / 86_400_000L;
    signals.add(
        Signal.of(RULE, seen)
            .title("Login from an atypical country")
            .summary(
                seen.login().user()
                    + " logged in from "
                    + seen.visit().spot().label()
                    + ", where this user was last seen "
                    + days
                    + " days ago.")
            .severity(Severity.LOW)
            .weight(weight)
            .novelty()
            .factor("country", country.key(), seen.usualCountry(), weight)
            .factor("days_since", Long.toString(days), null, 0)
            .build());
  }
}
