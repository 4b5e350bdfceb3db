package io.loginwatch.core.rule;

import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Visit;
import org.jspecify.annotations.Nullable;

/** What the user's profile says, as it was before the login. */
final class ProfileFamiliarity implements Familiarity {

  @Override
  public Known of(Login login, @Nullable Profile profile) {
    if (profile == null) {
      return Known.NOTHING;
    }
    long network = Networks.key(login.source());
    String country = login.source().place().country();
    return new Known(
        address(login.source().ip(), profile),
        network != 0 && profile.networks().find(network) != null,
        login.device().known() && profile.devices().find(login.device()) != null,
        country != null && profile.countries().find(country) != null);
  }

  private static boolean address(@Nullable String ip, Profile profile) {
    if (ip == null) {
      return false;
    }
    for (Visit visit : profile.visits()) {
      if (visit.ip().equals(ip)) {
        return true;
      }
    }
    return false;
  }
}
