package io.loginwatch.core.detection;

import static io.loginwatch.core.detection.Freshness.fresh;

import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Familiars;
import io.loginwatch.core.profile.Population;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Session;
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
  private static final long DAY = 86_400_000L;

  private final Login login;
  private final Profile profile;
  private final Visit visit;
  private final @Nullable Session session;
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
    this.session = Session.of(login.session(), visit);
    this.anonymizers = anonymizers;
    this.learning = learning;
    Familiar<Device> same = fresh(profile.devices().find(visit.device()), visit, forgetAfter);
    this.device = Freshness.before(same, visit, profile, true);
    DeviceNews news = DeviceNews.of(visit, profile.devices(), device, forgetAfter);
    this.otherServers =
        Landlords.isInOtherRange(visit, profile.visits()) && !shared.isFrequented(this, visit);
    this.network =
        otherServers && !Landlords.rentsHereAndThere(this, news)
            ? null
            : Freshness.before(
                fresh(profile.network(visit.network()), visit, forgetAfter), visit, profile, false);
    Familiar<Spot> there = profile.place(visit.spot());
    this.place = there == null ? visit.spot() : there.key();
    this.knownPlace = vouched(fresh(there, visit, forgetAfter), profile.places());
    this.country = vouched(profile.countries().find(visit.spot().country()), profile.countries());
    // Systems are updated at home; what is said to be one on the way abroad is another machine.
    this.deviceNews =
        news == DeviceNews.UPDATED && inStrangeCountry() && onStrangeNetwork() && !visit.hidden()
            ? DeviceNews.OTHER_CLIENT
            : news;
  }

  /**
   * A place that the user was only seen at through a VPN or a rented server says nothing of an
   * ordinary line there: it is the exit's place, not the user's. Where the user always is through a
   * gateway, the gateway's place is the user's. That the company's exits are in a country says
   * nothing of another landlord's servers there, either.
   */
  private <K> @Nullable Familiar<K> vouched(@Nullable Familiar<K> known, Familiars<K> all) {
    return known == null
            || !known.onlySpecial()
            || known == all.most()
            || (visit.hidden() && !Landlords.isAnother(this))
        ? known
        : null;
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

  /** Its session, as it is used now; null without one. */
  @Nullable Session session() {
    return session;
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

  /** Whether nothing is known yet of where and with what the user is: in the first working week. */
  boolean beginning() {
    return learning && (profile.logins() < Habits.FEW || !profile.isSeenForDays(time()));
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
   * Whether the user's own device, where all is news, has an older browser than it had already:
   * browsers do not go back, so that it is another machine.
   */
  boolean isOutdatedAbroad() {
    return inStrangeCountry() && onStrangeNetwork() && isOutdated() && !visit.hidden();
  }

  /** Whether its browser is older than that of the user's very device was already. */
  boolean isOutdated() {
    return device != null && device.isPast(login.browserMajor());
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

  /** The same of another visit of the user's. */
  boolean isCompanyExit(Visit other) {
    return shared.isExit(this, other);
  }

  /** The known place that this one is, or this one. */
  Spot place() {
    return place;
  }

  /** Where the user is most is where the user is, however many others share the address. */
  boolean isHome(Visit visit) {
    Familiar<Spot> home = learning ? null : profile.places().most();
    return home != null && profile.known(visit.spot()) == home.key();
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

  /** The country that is used most, by lines where they say enough. */
  @Nullable String usualCountry() {
    return Habits.usualCountry(profile);
  }
}
