package io.loginwatch.core.detection;

import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Line;
import io.loginwatch.core.profile.Population;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Sample;
import io.loginwatch.core.profile.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What colleagues say of something that is new with a user. What several of them come back to is
 * half as surprising; what none of them ever did, although many of them have ways of their own, is
 * more so.
 *
 * <p>It says nothing of VPNs and rented servers: anybody can rent one. Whether those are the
 * company's, {@link SharedNetworks} knows by their addresses.
 */
final class Colleagues {
  /** Points of something that no colleague was ever seen with. */
  static final String UNHEARD_OF = "unheard-of";

  /** What is left of the points of something that several colleagues come back to. */
  static final double HALF = 0.5;

  /** One in twenty is as surprising as anything: no more is ever told from few logins. */
  private static final double USUAL_SURPRISE = Math.log(20);

  private Colleagues() {}

  /**
   * What a login tells of what is usual; null if nothing. Programs tell nothing: where they are is
   * a data centre, which is nobody's home, and what they log in with is a person's tool.
   */
  static @Nullable Sample told(String user, Visit visit, Profile before) {
    boolean program =
        before.attended() == 0
            || (before.devices().size() > 0
                && !before.devices().any(known -> isPersons(known.key())));
    return program ? null : Sample.of(user, visit, before);
  }

  /** Whether a person has that: programs mostly do not say on which system they run. */
  static boolean isPersons(Device device) {
    return !device.os().isEmpty() && !Machines.is(device);
  }

  /**
   * Whether several colleagues come back to that country, and the user came on a device of the
   * user's own: where colleagues are, a thief can be, too.
   */
  static boolean areInCountry(Sighting seen) {
    String country = seen.visit().spot().country();
    return !seen.onStrangeDevice()
        && !seen.visit().hidden()
        && seen.everyone().countries().areSeveral(country, seen.login().user());
  }

  /** The same of the network of a provider. */
  static boolean areOnNetwork(Sighting seen) {
    return !seen.onStrangeDevice() && comeBackTo(seen);
  }

  /** The same on whatever device. */
  static boolean comeBackTo(Sighting seen) {
    return comeBackTo(seen, seen.visit());
  }

  /** Whether several colleagues come back to the network of that visit, in its country. */
  static boolean comeBackTo(Sighting seen, Visit visit) {
    var line = new Line(visit.spot().country(), visit.network());
    return !visit.hidden() && seen.everyone().lines().areSeveral(line, seen.login().user());
  }

  /** Whether several colleagues have that client: an app of the company's, as it seems. */
  static boolean have(Sighting seen) {
    Device client = Population.client(seen.visit().device());
    return seen.everyone().clients().areSeveral(client, seen.login().user());
  }

  /**
   * How telling it is that no colleague was ever seen on that network, 0 to 1: whether it is
   * nobody's home or mobile provider. In a country that is the user's, as a traveller is on
   * whatever network there is; and not where the log says what the network serves.
   */
  static double missOnNetwork(Sighting seen) {
    Visit visit = seen.visit();
    if (visit.network() <= 0
        || visit.hidden()
        || visit.kind() != Network.Kind.UNKNOWN
        || seen.inStrangeCountry()) {
      return 0;
    }
    String user = seen.login().user();
    var lines = seen.everyone().lines();
    String country = visit.spot().country();
    return lines.others(line -> line.network() == visit.network(), user) > 0
        ? 0
        : surprise(lines.novelty(line -> line.country().equals(country), user));
  }

  /** How telling it is that no colleague was ever seen with that client, 0 to 1. */
  static double missWithClient(Sighting seen) {
    String user = seen.login().user();
    Device client = Population.client(seen.visit().device());
    var clients = seen.everyone().clients();
    return clients.others(client::equals, user) > 0
        ? 0
        : surprise(clients.novelty(_ -> true, user));
  }

  /**
   * Whether no colleague was ever in the country of that visit, and they are hardly ever in
   * another.
   */
  static boolean neverIn(Sighting seen, Visit visit) {
    String user = seen.login().user();
    String country = visit.spot().country();
    var countries = seen.everyone().countries();
    return !country.isEmpty()
        && countries.others(country::equals, user) == 0
        && surprise(countries.novelty(_ -> true, user)) == 1;
  }

  private static double surprise(double novelty) {
    return Math.clamp(-Math.log(novelty) / USUAL_SURPRISE, 0, 1);
  }
}
