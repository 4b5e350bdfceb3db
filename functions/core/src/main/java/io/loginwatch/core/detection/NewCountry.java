package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.profile.Distance;
import io.loginwatch.core.profile.Egress;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Familiars;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.profile.Visits;
import java.util.HashSet;
import java.util.List;

/** A country the user was not seen in before. */
final class NewCountry implements Detector {
  static final String RULE = "new-country";

  /** Long enough to have seen the user at work and at home, in milliseconds. */
  private static final long FORTNIGHT = 14 * 86_400_000L;

  /** Kilometres that commuters travel, a city and its surroundings. */
  private static final int COMMUTE_KM = 100;

  /** Kilometres to where a carrier may have the address of a phone; less is no travel, either. */
  private static final int CARRIER_KM = 500;

  private final Weights weights;

  NewCountry(Weights weights) {
    this.weights = weights;
  }

  @Override
  public void inspect(Sighting seen, List<Signal> signals) {
    if (!seen.inStrangeCountry()) {
      return;
    }
    String country = seen.visit().spot().country();
    boolean exit = isExit(seen) || seen.onCompanyExit();
    boolean colleagues = !exit && Colleagues.areInCountry(seen);
    double weight =
        OwnPhones.isFromAbove(seen.visit())
            ? 0
            : exit || isHardlyNews(seen)
                ? weights.of(NewCity.RULE)
                : colleagues
                    ? Colleagues.HALF * weights.of(RULE)
                    : weights.of(RULE) + (isUnmasked(seen) ? weights.of("unmasked") : 0);
    signals.add(
        Signal.of(RULE, seen)
            .title("Login from a new country")
            .summary(
                seen.login().user()
                    + " logged in from "
                    + seen.visit().spot().label()
                    + ", a country never seen of this user before.")
            .severity(Severity.LOW)
            .weight(weight)
            .novelty()
            .factor("country", country, seen.usualCountry(), weight)
            .colleagues(colleagues, 0)
            .absorbs(NewCity.RULE)
            .build());
  }

  /** Whether it says little that the user was never in that country. */
  static boolean isHardlyNews(Sighting seen) {
    return isNextDoor(seen) || isFirstLine(seen);
  }

  /**
   * Whether that is the first line that says where somebody is who was only seen behind gateways,
   * whose countries are their exits' and not the user's; by day, and on a device of the user's, on
   * the first phone within two weeks, or on the only one later, where colleagues live.
   */
  private static boolean isFirstLine(Sighting seen) {
    Familiars<String> countries = seen.profile().countries();
    return !seen.visit().hidden()
        && countries.size() > 0
        && (isOwn(seen.deviceNews())
            || OwnPhones.isFirst(seen, seen.visit())
            || (OwnPhones.isOnly(seen, seen.visit()) && Colleagues.comeBackTo(seen)))
        && !Strangers.whileAsleep(seen)
        && (!countries.any(one -> !one.onlySpecial()) || wasBehindExitsOnly(seen));
  }

  /**
   * The same where the exits are the company's own: addresses on ordinary lines, to which
   * colleagues come from far away. The user is known on no network but theirs.
   */
  private static boolean wasBehindExitsOnly(Sighting seen) {
    Visits visits = seen.visits();
    var exits = new HashSet<Long>();
    for (int i = visits.size() - 1; i >= 0; i--) {
      Visit visit = visits.get(i);
      if (!visit.hidden() && !seen.isCompanyExit(visit)) {
        return false;
      }
      exits.add(visit.network());
    }
    return !seen.profile().networks().any(one -> !one.onlySpecial() && !exits.contains(one.key()));
  }

  /**
   * Whether that is over a border that is near: as near as commuters live, or as a carrier may well
   * put the first phone of somebody who is known for less than two weeks.
   */
  private static boolean isNextDoor(Sighting seen) {
    Visit visit = seen.visit();
    Familiar<Spot> most = seen.profile().places().most();
    Spot home = most == null ? Spot.NONE : most.key();
    return !visit.hidden()
        && home.located()
        && visit.spot().located()
        && Distance.km(home, visit.spot())
            <= (OwnPhones.isFirst(seen, visit) ? CARRIER_KM : COMMUTE_KM);
  }

  /**
   * Whether somebody who never comes but through a VPN comes without. Exits jump, and excuse much;
   * they do not put anybody on a line in a country that nobody of the firm is in. A traveller on
   * the own computer does come without by day, to get through an hotel's door.
   */
  private static boolean isUnmasked(Sighting seen) {
    Profile profile = seen.profile();
    return !seen.visit().hidden()
        && (!isOwn(seen.deviceNews()) || Strangers.whileAsleep(seen))
        && profile.newest() - profile.since() >= FORTNIGHT
        && (Habits.isAlwaysHidden(profile) || Habits.isAlwaysHidden(seen, seen.visit().device()));
  }

  private static boolean isOwn(DeviceNews device) {
    return device == DeviceNews.KNOWN || device == DeviceNews.UPDATED;
  }

  /**
   * What a VPN says of its user's country is little. A rented server is a VPN if its user has one,
   * as far as is known: one of the user's own, which may be anywhere, or the company's, which is at
   * the same landlord's.
   */
  private static boolean isExit(Sighting seen) {
    return seen.visit().egress() == Egress.TUNNEL
        || (seen.visit().onServer()
            && (seen.learning()
                || Habits.isUsedToOwnExits(seen)
                || (Habits.isUsedToHiding(seen.profile()) && isKnownLandlord(seen))));
  }

  private static boolean isKnownLandlord(Sighting seen) {
    return seen.profile().network(seen.visit().network()) != null;
  }
}
