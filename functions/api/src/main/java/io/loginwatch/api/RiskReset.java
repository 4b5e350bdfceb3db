package io.loginwatch.api;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertId;
import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.login.Source;
import io.loginwatch.core.profile.Decaying;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.settings.RiskLevel;
import io.loginwatch.store.Commits;
import io.loginwatch.store.Profiles;
import io.loginwatch.store.Stored;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Takes back what is held against a user. Who did it and why is an alert of severity info, written
 * in the same transaction.
 */
final class RiskReset {
  private static final String RULE = "risk-reset";
  private static final int ROUNDS = 8;

  private final Profiles profiles;
  private final Commits commits;
  private final InstantSource clock;

  RiskReset(Profiles profiles, Commits commits, InstantSource clock) {
    this.profiles = profiles;
    this.commits = commits;
    this.clock = clock;
  }

  /** The profile as it is now; empty where nothing is known of the user. */
  Optional<Profile> reset(String user, String who, String why) {
    for (int round = 0; round < ROUNDS; round++) {
      Stored<Profile> base = profiles.readNow(user);
      Profile profile = base.value();
      if (profile == null) {
        return Optional.empty();
      }
      Instant now = clock.instant();
      Profile changed =
          profile.with(Decaying.ZERO, RiskLevel.NONE, profile.unusual(), profile.told());
      var alert = alert(user, who, why, profile.risk().value(), now);
      var change = profiles.change(user, base, changed, null, now);
      if (commits.commit(change, List.of(alert)) == Commits.Outcome.DONE) {
        return Optional.of(changed);
      }
    }
    throw new IllegalStateException("the profile of " + user + " never stands still");
  }

  private static Alert alert(String user, String who, String why, double risk, Instant now) {
    Subject subject = Subject.user(user);
    return new Alert(
        AlertId.of(RULE, subject, now.toString()),
        RULE,
        "The risk of a user was reset",
        String.format(Locale.ROOT, "%s reset the risk of %s: %s", who, user, why),
        Severity.INFO,
        0,
        subject,
        now,
        user,
        Source.NONE,
        null,
        List.of(),
        0,
        List.of(
            new Factor("risk", "0", String.format(Locale.ROOT, "%.3f", risk), 0),
            new Factor("who", who, null, 0),
            new Factor("why", why, null, 0)),
        List.of(),
        List.of("audit"),
        null,
        List.of(),
        null,
        Map.of());
  }
}
