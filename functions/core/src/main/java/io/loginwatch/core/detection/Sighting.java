package io.loginwatch.core.detection;

import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Egress;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Familiars;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Population;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.profile.Visits;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One successful login beside what was known of its user before it: the comparisons that several
 * detectors need, made once.
 */
final class Sighting {
  /** How a login's device compares with those that are known. */
  enum DeviceNews {
    /** There was no user agent, or the user never had one before. */
    UNKNOWN,
    /** The very same. */
    KNOWN,
    /** The same but for a newer version of its system. */
    UPDATED,
    /** A known system with another browser or an older version. */
    OTHER_CLIENT,
    /** Nothing like it. */
    NEW
  }

  /** From midnight to this hour people sleep. */
  private static final int MORNING = 6;

  private static final long DAY = 86_400_000L;

  /**
   * Logins around an hour, by {@link io.loginwatch.core.profile.Clockface#share}: one, nearly two
   * hours off.
   */
  private static final double HARDLY_EVER = 0.5;

  private final Login login;
  private final Profile profile;
  private final Visit visit;
  private final Set<Anonymizer> anonymizers;
  private final @Nullable Familiar<Device> device;
  private final DeviceNews deviceNews;
  private final boolean otherServers;
  private final @Nullable Familiar<Long> network;
  private final Spot place;
  private final @Nullable Familiar<Spot> knownPlace;
  private final @Nullable Familiar<String> country;
  private final boolean learning;
  private final @Nullable Memory memory;
  private final SharedNetworks shared;
  private final Population everyone;
  private @Nullable Boolean exit;

  Sighting(
      Login login,
      Profile profile,
      Visit visit,
      Set<Anonymizer> anonymizers,
      long forgetAfter,
      boolean learning,
      @Nullable Memory memory,
      SharedNetworks shared,
      Population everyone) {
    this.memory = memory;
    this.shared = shared;
    this.everyone = everyone;
    this.login = login;
    this.profile = profile;
    this.visit = visit;
    this.anonymizers = anonymizers;
    this.learning = learning;
    this.device = fresh(profile.devices().find(visit.device()), forgetAfter);
    this.deviceNews = deviceNews(forgetAfter);
    this.otherServers = onOtherServers();
    this.network =
        visit.network() == 0 || (otherServers && !changesServers())
            ? null
            : fresh(profile.networks().find(visit.network()), forgetAfter);
    Familiar<Spot> there = profile.place(visit.spot());
    this.place = there == null ? visit.spot() : there.key();
    this.knownPlace = vouched(fresh(there, forgetAfter), profile.places());
    this.country = vouched(profile.countries().find(visit.spot().country()), profile.countries());
  }

  private <K> @Nullable Familiar<K> fresh(@Nullable Familiar<K> known, long forgetAfter) {
    return known == null || visit.time() - known.last() > forgetAfter ? null : known;
  }

  /**
   * A place that the user was only seen at through a VPN or a rented server says nothing of an
   * ordinary line there: it is the exit's place, not the user's. Where the user always is through a
   * gateway, the gateway's place is the user's.
   */
  private <K> @Nullable Familiar<K> vouched(@Nullable Familiar<K> known, Familiars<K> all) {
    return known == null || visit.hidden() || !known.onlySpecial() || known == all.most()
        ? known
        : null;
  }

  /**
   * Whether the login came through a rented server of which no other in its range was used lately.
   * Whoever rents servers rents them to everybody: that the user's own VPN is on one of them says
   * nothing of the others.
   */
  private boolean onOtherServers() {
    if (visit.egress() != Egress.SERVER || visit.ip().isEmpty()) {
      return false;
    }
    long range = Networks.range(visit.ip());
    for (Visit before : profile.visits()) {
      if (before.egress() == Egress.SERVER && Networks.range(before.ip()) == range) {
        return false;
      }
    }
    return !shared.isFrequented(this, visit);
  }

  /**
   * Whether the user comes through that landlord's servers on a device of the user's own, on days
   * enough, and from one range and another: a VPN that rents there, whose next range is no news.
   */
  private boolean changesServers() {
    Familiar<Long> landlord = profile.networks().find(visit.network());
    if (landlord == null
        || landlord.days() < Habits.HABIT
        || (deviceNews != DeviceNews.KNOWN && deviceNews != DeviceNews.UPDATED)) {
      return false;
    }
    long range = 0;
    for (Visit before : profile.visits()) {
      if (before.network() == visit.network() && !before.ip().isEmpty()) {
        long another = Networks.range(before.ip());
        if (range != 0 && another != range) {
          return true;
        }
        range = another;
      }
    }
    return false;
  }

  private DeviceNews deviceNews(long forgetAfter) {
    Device now = visit.device();
    if (!now.known() || profile.devices().size() == 0) {
      return DeviceNews.UNKNOWN;
    }
    if (device != null) {
      return DeviceNews.KNOWN;
    }
    DeviceNews news = DeviceNews.NEW;
    for (Familiar<Device> one : profile.devices()) {
      Device known = one.key();
      if (fresh(one, forgetAfter) == null
          || !known.os().equals(now.os())
          || !known.kind().equals(now.kind())) {
        continue;
      }
      if (known.browser().equals(now.browser()) && newer(now.osMajor(), known.osMajor())) {
        return DeviceNews.UPDATED;
      }
      news = DeviceNews.OTHER_CLIENT;
    }
    return news;
  }

  private static boolean newer(String major, String than) {
    return major.length() != than.length()
        ? major.length() > than.length()
        : major.compareTo(than) > 0;
  }

  Login login() {
    return login;
  }

  /** What was known before this login. */
  Profile profile() {
    return profile;
  }

  /** This login as the profile will keep it. */
  Visit visit() {
    return visit;
  }

  /** How its address hides its user. */
  Set<Anonymizer> anonymizers() {
    return anonymizers;
  }

  /** What is remembered beside the profile; null where nothing may be touched. */
  @Nullable Memory memory() {
    return memory;
  }

  /** What is usual with everyone. */
  Population everyone() {
    return everyone;
  }

  long time() {
    return visit.time();
  }

  /**
   * Milliseconds between this login and the last telling of that cause, whichever came first;
   * {@link Long#MAX_VALUE} if none is remembered.
   */
  long sinceTold(int cause) {
    long told = profile.toldOf(cause);
    return told == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(time() - told);
  }

  /** Whether that cause was told of within a day. */
  boolean isToldToday(int cause) {
    return sinceTold(cause) < DAY;
  }

  /** Whether the user is still too new for novelty to mean anything. */
  boolean learning() {
    return learning;
  }

  /** What is known of this very device; null if it is new. */
  @Nullable Familiar<Device> device() {
    return device;
  }

  DeviceNews deviceNews() {
    return deviceNews;
  }

  /** Whether the login was made with something the user was not seen with before. */
  boolean onStrangeDevice() {
    return deviceNews == DeviceNews.NEW || deviceNews == DeviceNews.OTHER_CLIENT;
  }

  /**
   * Whether even somebody new is somebody else: a device and a country that were never seen, and a
   * rented server, a VPN or a script; or a new device through a new rented server, at night. One of
   * them is how accounts begin; all at once is not.
   */
  boolean isStranger() {
    return profile.logins() >= Habits.FEW
        && deviceNews == DeviceNews.NEW
        && (inStrangeCountry()
            ? visit.hidden() || Machines.is(visit.device())
            : isOnServerAtNight() && onStrangeNetwork());
  }

  /** Whether it came through a rented server while people sleep, and this user, too. */
  boolean isOnServerAtNight() {
    int hour = Learning.hourAtHome(profile.zone(), visit.time());
    return visit.egress() == Egress.SERVER
        && hour < MORNING
        && profile.hours().total() >= Habits.FEW
        && profile.hours().share(hour) * profile.hours().total() < HARDLY_EVER;
  }

  /** What is known of this network; null if it is new, or there is none. */
  @Nullable Familiar<Long> network() {
    return network;
  }

  /** Whether none of the rented servers in this range was used lately. */
  boolean isOnOtherServers() {
    return otherServers;
  }

  boolean onStrangeNetwork() {
    return network == null && visit.network() != 0 && profile.networks().size() > 0;
  }

  /**
   * Whether colleagues come through this very range of addresses, so that it is the company's exit.
   * A VPN that anybody can buy is nobody's.
   */
  boolean onCompanyExit() {
    Boolean known = exit;
    if (known == null) {
      known = shared.isExit(this, visit);
      exit = known;
    }
    return known;
  }

  /** The known place that this one is, or this one. */
  Spot place() {
    return place;
  }

  /** What is known of this place; null if it is new. */
  @Nullable Familiar<Spot> knownPlace() {
    return knownPlace;
  }

  /** What is known of this country; null if it is new, or there is none. */
  @Nullable Familiar<String> country() {
    return country;
  }

  boolean inStrangeCountry() {
    return country == null && !visit.spot().country().isEmpty() && profile.countries().size() > 0;
  }

  /** The other visits, sorted by time. */
  Visits visits() {
    return profile.visits();
  }

  /** The device that is used most, for people. */
  @Nullable String usualDevice() {
    Familiar<Device> most = profile.devices().most();
    return most == null ? null : most.key().label();
  }

  /** The place that is used most, for people. */
  @Nullable String usualPlace() {
    Familiar<Spot> most = profile.places().most();
    return most == null ? null : most.key().label();
  }

  /** The country that is used most. */
  @Nullable String usualCountry() {
    Familiar<String> most = profile.countries().most();
    return most == null ? null : most.key();
  }
}
