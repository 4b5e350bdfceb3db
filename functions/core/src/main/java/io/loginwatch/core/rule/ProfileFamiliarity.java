package io.loginwatch.core.rule;

import io.loginwatch.core.detection.Memory;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Line;
import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Spot;
import org.jspecify.annotations.Nullable;

/** What the user's profile says, as it was before the login. */
final class ProfileFamiliarity implements Familiarity {
  /** Successful logins after which Entra takes a user to be known. */
  private static final int LOGINS = 10;

  @Override
  public Known of(Login login, Memory memory) {
    Profile profile = memory.profile(login.user());
    if (profile == null) {
      return Known.NOTHING;
    }
    return new InProfile(login, profile, memory);
  }

  /** Looks only for what a rule asks, and once: most of a profile is not in the cache. */
  private static final class InProfile implements Known {
    private final Login login;
    private final Profile profile;
    private final Memory memory;
    private @Nullable Boolean network;
    private @Nullable Boolean device;

    InProfile(Login login, Profile profile, Memory memory) {
      this.login = login;
      this.profile = profile;
      this.memory = memory;
    }

    @Override
    public boolean user() {
      return profile.logins() >= LOGINS || profile.isSeenForDays(login.time().toEpochMilli());
    }

    @Override
    public boolean address() {
      String ip = login.source().ip();
      return ip != null && profile.visits().wereOnLine(ip);
    }

    @Override
    public boolean network() {
      Boolean known = network;
      if (known == null) {
        known = profile.network(Networks.key(login.source(), profile)) != null;
        network = known;
      }
      return known;
    }

    @Override
    public boolean device() {
      Boolean known = device;
      if (known == null) {
        known =
            login.device().known() ? profile.devices().find(login.device()) != null : isNeverSaid();
        device = known;
      }
      return known;
    }

    /** Whether the log says nothing of any device: then none of them is a strange one. */
    private boolean isNeverSaid() {
      return !profile.isNew() && profile.devices().size() == 0;
    }

    @Override
    public boolean country() {
      String country = login.source().place().country();
      return country != null && profile.countries().find(country) != null;
    }

    @Override
    public boolean place() {
      Spot spot = Spot.of(login.source().place());
      return spot != Spot.NONE && profile.place(spot) != null;
    }

    @Override
    public boolean colleagues() {
      String country = login.source().place().country();
      long network = Networks.key(login.source(), profile);
      if (country == null || network <= 0) {
        return false;
      }
      return memory.population().lines().areSeveral(new Line(country, network), login.user());
    }
  }
}
