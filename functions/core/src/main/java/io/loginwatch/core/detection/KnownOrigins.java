package io.loginwatch.core.detection;

import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Egress;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.rule.Familiarity;
import org.jspecify.annotations.Nullable;

/** Tells rules what of a login, successful or not, is known of its user. */
public final class KnownOrigins implements Familiarity {

  @Override
  public Known of(Login login, @Nullable Profile profile) {
    if (profile == null || profile.isNew()) {
      return Known.of(false, false, false, false);
    }
    Visit visit = Visit.of(login, Egress.NONE);
    boolean address = false;
    for (Visit before : profile.visits()) {
      address |= !visit.ip().isEmpty() && before.ip().equals(visit.ip());
    }
    return Known.of(
        address,
        visit.network() != 0 && profile.networks().find(visit.network()) != null,
        visit.device().known() && knows(profile, visit.device()),
        !visit.spot().country().isEmpty()
            && profile.countries().find(visit.spot().country()) != null);
  }

  /** A newer version of a known system is the same device to a rule. */
  private static boolean knows(Profile profile, Device device) {
    for (Familiar<Device> known : profile.devices()) {
      Device one = known.key();
      if (one.os().equals(device.os())
          && one.kind().equals(device.kind())
          && one.browser().equals(device.browser())) {
        return true;
      }
    }
    return false;
  }
}
