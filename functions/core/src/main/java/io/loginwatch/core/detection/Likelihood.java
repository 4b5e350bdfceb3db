package io.loginwatch.core.detection;

import io.loginwatch.core.login.Device;
import io.loginwatch.core.profile.Customs;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Familiars;
import io.loginwatch.core.profile.Line;
import io.loginwatch.core.profile.Population;
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
 * below is the user, above is somebody else.
 *
 * <p>Somebody else is anybody in the world, for whom there is a fixed prior at each level. The user
 * is, as far as the user's own past does not say, like everyone here: what a {@link Population} has
 * come back to is likelier to be the user's, and what nobody here has is less so. It backs off to
 * the world, with the weight of {@value #WORLD} days of users; so with nobody known the score is
 * that of the fixed prior alone, and what nobody has is never less suspect than what somebody has.
 */
public final class Likelihood {
  private static final double ALPHA = 1.5;

  private static final double WORLD = 50;

  /** With anybody: one country in 40, one network in 50 of a country, one address in 500 of it. */
  private static final double COUNTRY = 1 / 40.0;

  private static final double NETWORK = 1 / 50.0;
  private static final double ADDRESS = 1 / 500.0;

  /** With anybody: kinds of device, systems of a kind, browsers of a system. */
  private static final double KIND = 1 / 2.0;

  private static final double SYSTEM = 1 / 3.0;
  private static final double BROWSER = 1 / 4.0;

  private Likelihood() {}

  /** The score of a login; 1 for a user of whom nothing is known. */
  public static double score(Visit visit, Profile profile, Population everyone) {
    if (profile.isNew()) {
      return 1;
    }
    return origin(visit, profile, everyone)
        * client(visit.device(), profile.devices(), everyone)
        * hour(visit, profile);
  }

  private static double origin(Visit visit, Profile profile, Population everyone) {
    double logins = profile.logins();
    String here = visit.spot().country();
    double days = everyone.days();
    double anyCountry = usual(everyone.countries().days(here), days, COUNTRY);
    double anyNetwork =
        usual(everyone.lines().days(new Line(here, visit.network())), days, NETWORK);
    double country = share(count(profile.countries(), here), logins, anyCountry);
    double network =
        share(count(profile.networks(), visit.network()), logins, anyNetwork * country);
    int sameAddress = 0;
    for (Visit before : profile.visits()) {
      sameAddress += before.sharesLine(visit) ? 1 : 0;
    }
    double address = share(sameAddress, profile.visits().size(), ADDRESS * network);
    return COUNTRY * NETWORK * ADDRESS / address;
  }

  private static double client(Device device, Familiars<Device> known, Population everyone) {
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
    Customs<Device> clients = everyone.clients();
    double days = everyone.days();
    double anyKind = usual(clients.days(one -> one.kind().equals(device.kind())), days, KIND);
    double anySystem =
        usual(
            clients.days(one -> one.kind().equals(device.kind()) && one.os().equals(device.os())),
            days,
            SYSTEM);
    double anyBrowser = usual(clients.days(Population.client(device)), days, BROWSER);
    double byKind = share(kind, logins, anyKind);
    double bySystem = share(system, logins, anySystem * byKind);
    return KIND * SYSTEM * BROWSER / share(browser, logins, anyBrowser * bySystem);
  }

  private static double hour(Visit visit, Profile profile) {
    double prior = 3.0 / 24;
    int hour = io.loginwatch.core.profile.Learning.homeHour(profile.zone(), visit);
    double total = profile.hours().total();
    return prior / share(profile.hours().share(hour) * total, total, prior);
  }

  /** How usual it is with everyone; as with anybody, where nobody is known. */
  private static double usual(double days, double of, double world) {
    return of == 0 ? world : (Math.min(days, of) + WORLD * world) / (of + WORLD);
  }

  private static double share(double count, double of, double prior) {
    return (count + ALPHA * prior) / (of + ALPHA);
  }

  private static <K> int count(Familiars<K> known, K key) {
    Familiar<K> one = known.find(key);
    return one == null ? 0 : one.count();
  }
}
