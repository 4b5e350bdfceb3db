package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.profile.Visits;
import io.loginwatch.core.settings.Unusual;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The sum of signals: one new thing is nothing, and a login about which everything is new is
 * somebody else. What the user's logins of the last minutes added counts on, and fades.
 */
final class UnusualLogin {
  static final String RULE = "unusual-login";

  private final Unusual settings;
  private final Weights weights;
  private final long halfLife;

  UnusualLogin(Unusual settings, Weights weights) {
    this.settings = settings;
    this.weights = weights;
    this.halfLife = settings.halfLife().toMillis();
  }

  long halfLife() {
    return halfLife;
  }

  /** Points of the login alone. Where it was all muted, there are none. */
  double points(Sighting seen, List<Signal> signals) {
    double points = 0;
    for (Signal signal : signals) {
      points += signal.rule().equals(ImpossibleTravel.RULE) ? 0 : signal.weight();
    }
    if (points > 0 && isStranger(seen)) {
      points += weights.of("stranger");
    }
    return points;
  }

  /**
   * Points of what was news in the last minutes already: another range of a landlord whose servers
   * the user came through just now is the same piece of news, not a second one. So is the device of
   * a login that arrived before this one and came after it.
   */
  double again(Sighting seen, List<Signal> signals) {
    double again = 0;
    for (Signal signal : signals) {
      boolean network = signal.rule().equals(NewNetwork.RULE);
      boolean device = signal.rule().equals(NewDevice.RULE);
      if ((network || device) && signal.weight() > 0 && wasJustThere(seen, device)) {
        again += signal.weight();
      }
    }
    return again;
  }

  private boolean wasJustThere(Sighting seen, boolean device) {
    Visit visit = seen.visit();
    for (Visit before : seen.visits()) {
      boolean same =
          device
              ? before.device().equals(visit.device())
              : before.network() == visit.network() && before.network() != 0;
      if (same && Math.abs(seen.time() - before.time()) <= 4 * halfLife) {
        return true;
      }
    }
    return false;
  }

  /** Adds the sum, if it is enough to be told of. */
  void inspect(Sighting seen, List<Signal> signals, double points, double before) {
    if (points <= 0) {
      return;
    }
    double sure = points + counting(seen, before);
    // Most are so few that how likely the login is makes no difference, and need not be known.
    if (sure + Math.max(0, weights.of("likelihood")) < settings.medium()) {
      return;
    }
    double score = Likelihood.score(seen.visit(), seen.profile(), seen.everyone());
    double unlikely = score > 1 ? Math.min(Math.log10(score), 4) / 4 : 0;
    double likelihood = unlikely * weights.of("likelihood");
    double sum = sure + likelihood;
    if (sum < settings.medium()) {
      return;
    }
    var factors = new ArrayList<Factor>();
    Set<String> parts = new LinkedHashSet<>();
    for (Signal signal : signals) {
      if (signal.weight() > 0 && !signal.rule().equals(ImpossibleTravel.RULE)) {
        factors.addAll(signal.factors().stream().filter(f -> f.weight() > 0).toList());
        // What a provider says of the login as a whole is joined with this.
        if (!signal.rule().equals(RULE)) {
          parts.add(signal.rule());
        }
      }
    }
    if (isStranger(seen)) {
      factors.add(new Factor("familiar", "nothing", null, weights.of("stranger")));
    }
    if (likelihood > 0) {
      factors.add(
          new Factor("likelihood", String.format(Locale.ROOT, "%.3g", score), "1", likelihood));
    }
    if (before >= 1) {
      factors.add(
          new Factor("recent_signals", String.format(Locale.ROOT, "%.0f", before), "0", before));
    }
    signals.add(
        Signal.of(RULE, seen)
            .title("An unusual login")
            .summary(
                String.format(
                    Locale.ROOT,
                    "%s logged in from %s with %s: %s. %.0f points of %.0f.",
                    seen.login().user(),
                    seen.visit().spot().label(),
                    seen.visit().device().label(),
                    String.join(", ", parts),
                    sum,
                    settings.medium()))
            .severity(sum >= settings.high() ? Severity.HIGH : Severity.MEDIUM)
            .weight(sum)
            .absorbs(parts.toArray(String[]::new))
            .build()
            .withFactors(factors));
  }

  /** What counts on of the last minutes' points: not all of them, but those of one sitting. */
  private double counting(Sighting seen, double before) {
    double most = settings.medium() / 3;
    return before <= most || isOneSitting(seen) ? before : most;
  }

  /**
   * Whether all logins of the last minutes were at this very address, as far as the log says on
   * this device: some logs do not say it each time. What was news about them is of one stranger, if
   * it is a stranger's. A device of the user's own that was there just now is none's.
   */
  private boolean isOneSitting(Sighting seen) {
    Visit visit = seen.visit();
    Visits visits = seen.visits();
    boolean one = false;
    for (int i = visits.size() - 1; i >= 0; i--) {
      Visit before = visits.get(i);
      if (visit.time() - before.time() > halfLife) {
        break;
      }
      if (!before.ip().equals(visit.ip())
          || (before.device().known() && !before.device().equals(visit.device()))) {
        return false;
      }
      one = true;
    }
    return one && !visit.ip().isEmpty();
  }

  /**
   * Whether neither device nor network nor place is known, and the place is abroad or hidden: in
   * the user's own country that is a new phone on its carrier, which has its hub somewhere.
   */
  private static boolean isStranger(Sighting seen) {
    return (seen.inStrangeCountry() || seen.visit().hidden())
        && seen.onStrangeDevice()
        && seen.onStrangeNetwork()
        && seen.knownPlace() == null
        && (seen.visit().hidden() || !NewCountry.isHardlyNews(seen))
        && !seen.onCompanyExit()
        && !OwnPhones.isFromAbove(seen.visit())
        && !OwnPhones.isNewBehindVpn(seen)
        && !Egresses.isGateway(seen.login())
        && seen.visit().spot() != io.loginwatch.core.profile.Spot.NONE;
  }
}
