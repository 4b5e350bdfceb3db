package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.settings.Clocks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A log source whose time stamps cannot be right, or that delivers very late. A login is measured
 * against the other logins of its user, against what no clock shows, and against our clock where it
 * is new.
 */
final class WrongClock {
  static final String RULE = "wrong-clock";

  private final long stale;
  private final long ahead;
  private final long earliest;
  private final long latest;

  WrongClock(Clocks settings) {
    this.stale = settings.stale().toMillis();
    this.ahead = settings.ahead().toMillis();
    this.earliest = settings.earliest().toEpochMilli();
    this.latest = settings.latest().toEpochMilli();
  }

  /** Whether that is a time at which nobody can have logged in. */
  boolean impossible(long time) {
    return time < earliest || time >= latest;
  }

  /** What is wrong with the clock of the login's source; null if nothing is. */
  @Nullable Signal inspect(Sighting seen) {
    Visit visit = seen.visit();
    Profile profile = seen.profile();
    boolean impossible = impossible(visit.time());
    if (impossible) {
      return signal(seen, "impossible", "Impossible time stamps", "cannot be right", Severity.LOW);
    }
    Instant now = seen.memory() == null ? null : seen.memory().now();
    if (now != null && visit.time() - now.toEpochMilli() >= ahead) {
      return signal(seen, "future", "Logins of the future", "arrived at " + now, Severity.LOW);
    }
    if (!profile.isNew() && profile.newest() - visit.time() >= stale) {
      return signal(
          seen,
          "stale",
          "Stale logins",
          "arrived after one of " + Instant.ofEpochMilli(profile.newest()),
          Severity.INFO);
    }
    return null;
  }

  private static Signal signal(
      Sighting seen, String cause, String title, String what, Severity severity) {
    Login login = seen.login();
    String source = source(login);
    return Signal.of(RULE, seen)
        .title(title)
        .summary(
            "The log source " + source + " is off. A login of " + login.time() + " " + what + ".")
        .severity(severity)
        .cause(cause, Integer.toString(Familiar.day(seen.time())))
        .about(source)
        .factor("time", login.time().toString(), null, 0)
        .build();
  }

  /** Whose clock it is: that of the key it came with, or else of whom the log says. */
  private static String source(Login login) {
    if (login.logSource() != null) {
      return login.logSource();
    }
    return login.provider() != null ? login.provider() : "unknown";
  }
}
