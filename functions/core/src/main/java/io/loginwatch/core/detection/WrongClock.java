package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.settings.Clocks;
import org.jspecify.annotations.Nullable;

/**
 * A log source whose time stamps cannot be right, or that delivers very late. There is no clock in
 * here: a login is measured against the other logins of its user, and against what no clock shows.
 */
final class WrongClock {
  static final String RULE = "wrong-clock";

  private final long stale;
  private final long earliest;
  private final long latest;

  WrongClock(Clocks settings) {
    this.stale = settings.stale().toMillis();
    this.earliest = settings.earliest().toEpochMilli();
    this.latest = settings.latest().toEpochMilli();
  }

  /** Whether that is a time at which nobody can have logged in. */
  boolean impossible(long time) {
    return time < earliest || time >= latest;
  }

  /** What is wrong with the clock of the login's source; null if nothing is. */
  @Nullable Signal inspect(Sighting seen) {
    Login login = seen.login();
    Visit visit = seen.visit();
    Profile profile = seen.profile();
    boolean impossible = impossible(visit.time());
    boolean late = !profile.isNew() && profile.newest() - visit.time() >= stale;
    if (!impossible && !late) {
      return null;
    }
    String source = source(login);
    long day = Math.floorDiv(visit.time(), 86_400_000L);
    String what =
        impossible
            ? "A login of " + login.time() + " cannot be right."
            : "A login of "
                + login.time()
                + " arrived after one of "
                + java.time.Instant.ofEpochMilli(profile.newest())
                + ".";
    return Signal.of(RULE, seen)
        .title(impossible ? "Impossible time stamps" : "Stale logins")
        .summary("The log source " + source + " is off. " + what)
        .severity(impossible ? Severity.LOW : Severity.INFO)
        .cause(impossible ? "impossible" : "stale", Long.toString(day))
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
