package io.loginwatch.core.profile;

import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a profile becomes with one more login. All bounds of a profile are here, in {@link Visits}
 * and in {@link RecentSessions}.
 *
 * @param visit the login
 * @param browserMajor major version of its browser, 0 where unknown
 * @param place the known place that it came from, or where it came from
 * @param anonymizers how its address hides its user
 * @param session as it is used now; null without one
 * @param interactive whether a person was there
 * @param login whether somebody logged in, at an hour that is a habit; tokens are renewed at any
 * @param idle after so many milliseconds without a login, learning begins anew
 */
public record Learning(
    Visit visit,
    int browserMajor,
    Spot place,
    Set<Anonymizer> anonymizers,
    @Nullable Session session,
    boolean interactive,
    boolean login,
    long idle) {
  static final int DEVICES = 12;
  static final int NETWORKS = 24;
  static final int PLACES = 16;
  static final int COUNTRIES = 24;
  static final int TOLD = 12;
  private static final int MOST = 1 << 20;
  private static final long HOUR = 3_600_000L;
  private static final int KINDS = Anonymizer.values().length;

  /** The profile with this login in it. */
  public Profile into(Profile profile) {
    long time = visit.time();
    // That a network is of phones alone needs phones that say what they are.
    boolean phone = saysPhone(visit.device());
    boolean anew = profile.isNew() || time - profile.newest() >= idle;
    Familiars<Spot> places =
        place == Spot.NONE
            ? profile.places()
            : profile.places().with(place, time, visit.hidden(), PLACES);
    return new Profile(
        profile.isNew() ? time : Math.min(profile.since(), time),
        profile.isNew() ? time : Math.max(profile.newest(), time),
        Math.min(profile.logins() + 1, MOST),
        anew ? time : profile.learningSince(),
        anew ? 1 : Math.min(profile.learned() + 1, MOST),
        interactive ? Math.min(profile.attended() + 1, MOST) : profile.attended(),
        profile.visits().with(visit),
        visit.device().known()
            ? profile.devices().with(visit.device(), time, false, DEVICES).withVersion(browserMajor)
            : profile.devices(),
        visit.network() != 0
            ? profile.networks().with(visit.network(), time, phone, NETWORKS)
            : profile.networks(),
        places,
        place.country().isEmpty()
            ? profile.countries()
            : profile.countries().with(place.country(), time, visit.hidden(), COUNTRIES),
        hidden(profile.anonymizers()),
        login ? profile.hours().with(hour(profile)) : profile.hours(),
        places == profile.places() ? profile.zone() : zone(places),
        session == null ? profile.sessions() : profile.sessions().with(session),
        profile.told(),
        profile.risk(),
        profile.level(),
        profile.unusual(),
        profile.standing());
  }

  /**
   * The hour that is a habit: of the place, unless the user did not travel there. Whoever appears
   * beyond an ocean minutes after logging in at home is at home, where an exit's clock says
   * nothing.
   */
  private int hour(Profile profile) {
    int there = homeHour(profile.zone(), visit);
    int atHome = hourAtHome(profile.zone(), visit.time());
    return there == atHome || travelled(profile.visits()) ? there : atHome;
  }

  /** Whether there was time enough: an airliner crosses a zone in an hour or more. */
  private boolean travelled(Visits visits) {
    for (int i = visits.size() - 1; i >= 0; i--) {
      Visit one = visits.get(i);
      if (visit.time() - one.time() >= 12 * HOUR) {
        // Nowhere is further away than that.
        return true;
      }
      if (!one.hidden() && one.spot().located()) {
        int zones = Math.abs(zone(one.spot()) - zone(visit.spot()));
        if (Math.abs(visit.time() - one.time()) < Math.min(zones, 24 - zones) * HOUR) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * The hour of a login in the user's usual zone. A traveller's hours are those of the place, so
   * that nine in the morning is nine in the morning anywhere; an egress says nothing of the place.
   */
  public static int homeHour(int zone, Visit visit) {
    int utc = (int) Math.floorMod(visit.time() / 3_600_000L, 24L);
    int here = visit.hidden() || !hasZone(visit.spot()) ? zone : zone(visit.spot());
    return Math.floorMod(utc + here, 24);
  }

  /** The hour at home at that time, wherever the login came from. */
  public static int hourAtHome(int zone, long time) {
    return (int) Math.floorMod(time / 3_600_000L + zone, 24L);
  }

  /** The hour at a place that is located, by the sun. */
  public static int hourAt(Spot spot, long time) {
    return hourAtHome(zone(spot), time);
  }

  /**
   * Whether a device is a phone or a tablet. OkHttp is what apps on Android call themselves if
   * their makers think of nothing better.
   */
  public static boolean isPhone(Device device) {
    return saysPhone(device)
        || (!device.kind().equals("desktop") && device.browser().equalsIgnoreCase("okhttp"));
  }

  private static boolean saysPhone(Device device) {
    return device.kind().equals("mobile") || device.kind().equals("tablet");
  }

  private static boolean hasZone(Spot spot) {
    return spot.located() || Longitudes.has(spot.country());
  }

  private static int zone(Spot spot) {
    return (int)
        Math.round(
            spot.located() ? spot.longitude() / 150_000.0 : Longitudes.of(spot.country()) / 15);
  }

  private static int zone(Familiars<Spot> places) {
    Familiar<Spot> home = places.most();
    return home == null ? 0 : zone(home.key());
  }

  private Familiars<Anonymizer> hidden(Familiars<Anonymizer> known) {
    if (anonymizers.isEmpty()) {
      return known;
    }
    Familiars<Anonymizer> more = known;
    for (Anonymizer anonymizer : sorted()) {
      more = more.with(anonymizer, visit.time(), false, KINDS);
    }
    return more;
  }

  /** A profile does not depend on the order of a set; nearly all have one element. */
  private Collection<Anonymizer> sorted() {
    return anonymizers.size() == 1 ? anonymizers : EnumSet.copyOf(anonymizers);
  }
}
