package io.loginwatch.core.detection;

import io.loginwatch.core.login.Device;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import org.jspecify.annotations.Nullable;

/** What a user does now and then, so that it is no news when it happens again. */
final class Habits {
  /** A new device in twenty logins is as surprising as any. */
  private static final double USUAL_SURPRISE = Math.log(20);

  /** Logins after which there is something to compare with. */
  static final int FEW = 5;

  /** What somebody did so often is no chance. */
  static final int HABIT = 3;

  private Habits() {}

  /**
   * How surprising a new device is, 0.5 to 1: by Good and Turing's estimate, the share of logins
   * with something new is about that of devices seen just once. Who has a new app or browser every
   * few logins will have another; who had the same two for months will not. A login is worth as
   * much as a day of them: what somebody has at home is not seen on the first day in the office,
   * however often a machine there logs in.
   */
  static double surprise(Profile profile) {
    int looks = 0;
    int once = 0;
    for (Familiar<Device> one : profile.devices()) {
      looks += one.days();
      once += one.count() == 1 ? 1 : 0;
    }
    double expected = (once + 0.5) / (looks + 1);
    return Math.clamp(-Math.log(expected) / USUAL_SURPRISE, 0.5, 1);
  }

  /** Whether most of the user's logins come through a VPN, a gateway or a rented server. */
  static boolean isUsuallyHidden(Profile profile) {
    return profile.logins() >= FEW && 2L * hiddenLogins(profile) >= profile.logins();
  }

  /** Whether the user is known to come through a VPN, a gateway or a rented server now and then. */
  static boolean isUsedToHiding(Profile profile) {
    return hiddenLogins(profile) >= HABIT;
  }

  /**
   * Whether the user is known to hide now and then behind something of the user's own. Who comes
   * through the company's exits or its security gateway only does not wake up behind another
   * landlord's servers.
   */
  static boolean isUsedToOwnExits(Sighting seen) {
    boolean companys = false;
    for (Visit visit : seen.visits()) {
      if (visit.hidden()) {
        if (!Egresses.isGateway(visit) && !seen.isCompanyExit(visit)) {
          return isUsedToHiding(seen.profile());
        }
        companys = true;
      }
    }
    return !companys && isUsedToHiding(seen.profile());
  }

  /** Whether the user has hardly ever been seen without a VPN, a gateway or a rented server. */
  static boolean isAlwaysHidden(Profile profile) {
    return profile.logins() >= 4 * FEW && 20L * hiddenLogins(profile) >= 19L * profile.logins();
  }

  /**
   * Whether that computer, as far as is remembered of it, has never been seen without: a phone at
   * home on its carrier says nothing of the laptop that is always behind the company's gateway.
   */
  static boolean isAlwaysHidden(Sighting seen, Device computer) {
    int hidden = 0;
    for (Visit visit : seen.visits()) {
      if (visit.device().equals(computer)) {
        if (!visit.hidden()) {
          return false;
        }
        hidden++;
      }
    }
    return hidden >= FEW
        && !Learning.isPhone(computer)
        && !seen.profile().networks().any(one -> !one.onlySpecial() && !isHiding(seen, one.key()));
  }

  /** Whether that is a network of a VPN or gateway that the user came through lately. */
  private static boolean isHiding(Sighting seen, long network) {
    for (Visit visit : seen.visits()) {
      if (visit.network() == network) {
        return visit.hidden();
      }
    }
    return false;
  }

  /** Whether network or place are the user's own, as far as is known. */
  static boolean isAtHome(Profile profile, Visit visit) {
    return isOnOwnNetwork(profile, visit) || isInOwnTown(profile, visit);
  }

  /** Whether the network is, as far as is known. */
  static boolean isOnOwnNetwork(Profile profile, Visit visit) {
    Familiar<Long> network = profile.network(visit.network());
    return network != null && network.settled();
  }

  /** Whether the place is, as far as is known. */
  static boolean isInOwnTown(Profile profile, Visit visit) {
    Familiar<Spot> place = profile.place(visit.spot());
    return place != null && place.settled();
  }

  /** How often the user was seen on that network. */
  static int loginsOn(Profile profile, long network) {
    Familiar<Long> known = profile.network(network);
    return known == null ? 0 : known.count();
  }

  /**
   * The country that the user is in most, as far as is known. Where that is mostly an exit's, which
   * says nothing of its user, it is the country of most logins by a line: at least three, and a
   * tenth of all, on three days.
   */
  static @Nullable String usualCountry(Profile profile) {
    Familiar<String> most = profile.countries().most();
    if (most == null || 2L * most.tally() <= most.count()) {
      return most == null ? null : most.key();
    }
    Familiar<String> usual = most;
    int lines = Math.max(HABIT - 1, profile.logins() / 10);
    for (Familiar<String> one : profile.countries()) {
      if (one.count() - one.tally() > lines && one.days() >= HABIT) {
        usual = one;
        lines = one.count() - one.tally();
      }
    }
    return usual.key();
  }

  private static int hiddenLogins(Profile profile) {
    int hidden = 0;
    for (Familiar<String> one : profile.countries()) {
      hidden += one.tally();
    }
    return hidden;
  }
}
