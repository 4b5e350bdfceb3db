package io.loginwatch.core.detection;

import io.loginwatch.core.login.Device;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Familiars;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Visit;

/**
 * How much likelier a login is of somebody else than of its user: Freeman's ratio of how common its
 * features are with everyone to how common they are with this user, after Wiefling's hierarchy of
 * features (address, network, country; browser, system, kind of device) and the hour.
 *
 * <p>The user's side backs off level by level: a value's share is smoothed towards what the next
 * coarser level says, with the weight of {@value #ALPHA} logins. So what is partly known is never
 * riskier than what is not known at all, which the published reference gets wrong. 1 is neutral,
 * below is the user, above is somebody else. "Everyone" is a fixed prior for each level: the engine
 * keeps no statistics over users.
 */
public final class Likelihood {
  private static final double ALPHA = 1.5;

  /** With everyone: one country in 40, one network in 50 of a country, one address in 500 of it. */
  private static final double COUNTRY = 1 / 40.0;

  private static final double NETWORK = 1 / 50.0;
  private static final double ADDRESS = 1 / 500.0;

  /** With everyone: kinds of device, systems of a kind, browsers of a system. */
  private static final double KIND = 1 / 2.0;

  private static final double SYSTEM = 1 / 3.0;
  private static final double BROWSER = 1 / 4.0;

  private Likelihood() {}

  /** The score of a login; 1 for a user of whom nothing is known. */
  public static double score(Visit visit, Profile profile) {
    if (profile.isNew()) {
      return 1;
    }
    return origin(visit, profile)
        * client(visit.device(), profile.devices())
        * hour(visit, profile);
  }

  private static double origin(Visit visit, Profile profile) {
    double logins = profile.logins();
    double country = share(count(profile.countries(), visit.spot().country()), logins, COUNTRY);
    double network = share(count(profile.networks(), visit.network()), logins, NETWORK * country);
    int sameAddress = 0;
    for (Visit before : profile.visits()) {
      sameAddress += before.ip().equals(visit.ip()) ? 1 : 0;
    }
    double address = share(sameAddress, profile.visits().size(), ADDRESS * network);
    return COUNTRY * NETWORK * ADDRESS / address;
  }

  private static double client(Device device, Familiars<Device> known) {
    double logins = 0;
    double kind = 0;
    double system = 0;
    double browser = 0;
    for (Familiar<Device> one : known) {
      Device key = one.key();
      logins += one.count();
      if (key.kind().equals(device.kind())) {
        kind += one.count();
        if (key.os().equals(device.os())) {
          system += one.count();
          browser += key.browser().equals(device.browser()) ? one.count() : 0;
        }
      }
    }
    double byKind = share(kind, logins, KIND);
    double bySystem = share(system, logins, SYSTEM * byKind);
    return KIND * SYSTEM * BROWSER / share(browser, logins, BROWSER * bySystem);
  }

  private static double hour(Visit visit, Profile profile) {
    double prior = 3.0 / 24;
    int hour = io.loginwatch.core.profile.Learning.homeHour(profile.zone(), visit);
    double total = profile.hours().total();
    return prior / share(profile.hours().share(hour) * total, total, prior);
  }

  private static double share(double count, double of, double prior) {
    return (count + ALPHA * prior) / (of + ALPHA);
  }

  private static <K> int count(Familiars<K> known, K key) {
    Familiar<K> one = known.find(key);
    return one == null ? 0 : one.count();
  }
}
