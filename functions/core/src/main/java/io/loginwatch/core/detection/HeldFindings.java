package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Decaying;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Told;
import io.loginwatch.core.settings.RiskLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What rules that are data found, as alerts, and held against the user that it is about: as what
 * detectors see is.
 */
final class HeldFindings {
  private final RiskThreshold risk;
  private final Alerts alerts;

  HeldFindings(RiskThreshold risk, Alerts alerts) {
    this.risk = risk;
    this.alerts = alerts;
  }

  /**
   * Holds against the user what rules that are data found, as far as they are about that user.
   *
   * @param seeing the login beside what is known of its user
   * @return that the user's risk rose by that; null if it did not
   */
  @Nullable Signal hold(
      List<Finding> findings, Login login, Memory memory, Function<Profile, Sighting> seeing) {
    List<Factor> added = risk.addedBy(about(login.user(), findings));
    Profile profile = added.isEmpty() ? null : memory.profile(login.user());
    // Of names with which nobody logs in nothing is remembered, however many there are.
    if (profile == null || profile.isNew()) {
      return null;
    }
    Sighting seen = seeing.apply(profile);
    Decaying risen = risk.with(profile.risk(), added, seen.time());
    RiskLevel before = risk.level(profile.risk(), seen.time());
    Signal crossed = risk.crossed(seen, before, risen, added);
    List<Told> told = crossed == null ? profile.told() : Tellings.after(seen, List.of(crossed));
    memory.remember(login.user(), profile.with(risen, risk.level(risen), profile.unusual(), told));
    return crossed;
  }

  private static List<Finding> about(String user, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.isAboutItsUser() && finding.login().user().equals(user))
        .toList();
  }

  /** Alerts of what rules that are data found, and that the user's risk rose by it. */
  List<Verdict.Raised> raise(
      List<Finding> findings, Login judged, @Nullable Signal risen, Memory memory) {
    var raised = new ArrayList<Verdict.Raised>(findings.size() + 4);
    for (Finding finding : findings) {
      Login login = finding.login();
      RiskLevel level = level(finding, memory.profile(login.user()));
      raised.add(new Verdict.Raised(finding.state(), alerts.of(finding, login, level)));
    }
    if (risen != null) {
      RiskLevel level = level(memory.profile(judged.user()), judged);
      raised.add(
          new Verdict.Raised(StateKey.profile(judged.user()), alerts.of(risen, judged, level)));
    }
    return raised;
  }

  /** The user's level with that alert; of somebody of whom nothing is remembered, of it alone. */
  private RiskLevel level(Finding finding, @Nullable Profile profile) {
    Login login = finding.login();
    if (profile != null && !profile.isNew()) {
      return level(profile, login);
    }
    List<Factor> alone = risk.addedBy(about(login.user(), List.of(finding)));
    return risk.level(risk.with(Decaying.ZERO, alone, login.time().toEpochMilli()));
  }

  private RiskLevel level(@Nullable Profile profile, Login login) {
    return profile == null
        ? RiskLevel.NONE
        : risk.level(profile.risk(), login.time().toEpochMilli());
  }
}
