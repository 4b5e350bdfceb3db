package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.settings.Anonymizers;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A login through Tor, a VPN, a proxy or a rented server. The same kind is told of once per user
 * and month: who uses a VPN uses it every day.
 */
final class AnonymizedLogin implements Detector {
  static final String RULE = "anonymizer";

  private static final int HABIT_DAYS = 5;
  private static final long HOUR = 3_600_000L;

  private final Anonymizers settings;
  private final Egresses egresses;
  private final Weights weights;
  private final long again;

  AnonymizedLogin(Anonymizers settings, Egresses egresses, Weights weights) {
    this.settings = settings;
    this.egresses = egresses;
    this.weights = weights;
    this.again = settings.again().toMillis();
  }

  @Override
  public void inspect(Sighting seen, List<Signal> signals) {
    Set<Anonymizer> kinds = seen.anonymizers();
    if (!egresses.hides(kinds)) {
      return;
    }
    for (Anonymizer kind : Anonymizer.values()) {
      if (kinds.contains(kind)
          && (kind != Anonymizer.RELAY || settings.relaysCount())
          && (settings.every() || isNews(seen, kind))) {
        signals.add(signal(seen, kind));
        return;
      }
    }
  }

  private boolean isNews(Sighting seen, Anonymizer kind) {
    Familiar<Anonymizer> known = seen.profile().anonymizers().find(kind);
    if (known == null || seen.time() - known.last() > again) {
      return true;
    }
    // Tor once is not a habit: another intruder may well follow the first.
    return kind == Anonymizer.TOR && known.days() < HABIT_DAYS && seen.time() - known.last() > HOUR;
  }

  private Signal signal(Sighting seen, Anonymizer kind) {
    boolean tor = kind == Anonymizer.TOR;
    Severity severity = tor ? settings.tor() : settings.other();
    boolean strange = seen.deviceNews() == DeviceNews.NEW && !seen.learning();
    double weight = tor ? 30 : weights.of(RULE);
    String word =
        kind == Anonymizer.UNSPECIFIED ? "anonymizer" : kind.name().toLowerCase(Locale.ROOT);
    return Signal.of(RULE, seen)
        .title("Login through an anonymizer")
        .summary(
            seen.login().user()
                + " logged in from "
                + seen.login().source().ip()
                + ", which hides who is behind it ("
                + word
                + ").")
        .severity(strange ? Severity.max(severity, Severity.MEDIUM) : severity)
        .weight(weight)
        .factor("anonymizer", word, null, weight)
        .tags("T1078", "T1090.003")
        .build();
  }
}
