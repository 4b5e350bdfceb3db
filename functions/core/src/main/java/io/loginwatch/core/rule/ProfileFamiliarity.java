package io.loginwatch.core.rule;

import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Visit;
import org.jspecify.annotations.Nullable;

/** What the user's profile says, as it was before the login. */
final class ProfileFamiliarity implements Familiarity {
  /** Successful logins after which Entra takes a user to be known. */
  private static final int LOGINS = 10;

  /** The shortest time for which Entra learns: five days, in milliseconds. */
  private static final long DAYS = 5 * 86_400_000L;

  @Override
  public Known of(Login login, @Nullable Profile profile) {
    if (profile == null) {
      return Known.NOTHING;
    }
    return new InProfile(login, profile);
  }

  /** Looks only for what a rule asks: most of a profile is not in the processor's cache. */
  private record InProfile(Login login, Profile profile) implements Known {
    @Override
    public boolean user() {
      return profile.logins() >= LOGINS
          || (!profile.isNew() && login.time().toEpochMilli() - profile.since() >= DAYS);
    }

    @Override
    public boolean address() {
      String ip = login.source().ip();
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

    @Override
    public boolean network() {
      long network = Networks.key(login.source());
      return network != 0 && profile.networks().find(network) != null;
    }

    @Override
    public boolean device() {
      return login.device().known() && profile.devices().find(login.device()) != null;
    }

    @Override
    public boolean country() {
      String country = login.source().place().country();
      return country != null && profile.countries().find(country) != null;
    }
  }
}
