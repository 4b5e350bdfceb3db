package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.settings.Travel;
import org.jspecify.annotations.Nullable;

/**
 * Why travel that is impossible on paper is believed all the same: the person did not move, only
 * the address did. Each excuse needs the past to speak for it, the user's own or that of many, and
 * a device that is the user's.
 */
final class Excuses {
  private static final String CARRIER = "carrier";

  private final Travel settings;
  private final HabitExcuses habits;
  private final SharedNetworks shared;
  private final CompanyExcuses company;
  private final Jumpers jumpers;

  Excuses(Travel settings, SharedNetworks shared, Jumpers jumpers) {
    this.settings = settings;
    this.habits = new HabitExcuses(settings);
    this.shared = shared;
    this.company = new CompanyExcuses(shared);
    this.jumpers = jumpers;
  }

  /**
   * Why a pair is believed.
   *
   * @param reason one word
   * @param onlyThere whether it speaks for the other visit alone: that its address says nothing of
   *     where the user was does not explain how the user came from the visits before it
   */
  record Excuse(String reason, boolean onlyThere) {
    /** Whether it explains too much: then the pair is told, at less than it would be without. */
    boolean isDoubtful(Sighting seen, Visit there) {
      return switch (reason) {
        case CARRIER -> Carriers.isInTwoHands(seen, there);
        case HabitExcuses.OWN_EXIT, HabitExcuses.OWN_SERVER -> Gateways.leftALine(seen, there);
        default -> false;
      };
    }
  }

  /** The excuse for a pair of the judged login and another visit; null if there is none. */
  @Nullable Excuse of(Sighting seen, Visit there) {
    Visit here = seen.visit();
    boolean oneCountry = here.sharesCountry(there);
    Excuse early = early(seen, there, oneCountry);
    if (early != null) {
      return early;
    }
    boolean outdated = seen.isOutdatedAbroad();
    if (!seen.beginning()
        && (seen.deviceNews() == DeviceNews.NEW
            || (!seen.learning()
                && (seen.deviceNews() == DeviceNews.OTHER_CLIENT || outdated)
                && !oneCountry))) {
      boolean asked = settings.knownCarriers();
      if (asked && Carriers.isAtOwnLine(seen) && Carriers.isCarrier(seen, there, here)) {
        return new Excuse(CARRIER, true);
      }
      if (asked && OwnPhones.isOtherAppOnCarrier(seen, there)) {
        return new Excuse(CARRIER, false);
      }
      // Where the user was meanwhile, an exit does not say: a new phone at home is a new phone.
      return settings.sharedNetworks() ? company.ofStrangeDevice(seen, there) : null;
    }
    boolean ownDevice = !(seen.onStrangeDevice() || outdated) || seen.beginning();
    Excuse excuse = ownDevice ? habits.of(seen, there) : null;
    if (excuse != null && settings.sharedNetworks()) {
      shared.noteOuting(seen, there);
    }
    if (excuse == null && settings.knownCarriers()) {
      excuse = carrier(seen, there, oneCountry);
    }
    if (excuse == null && ownDevice && settings.sharedNetworks()) {
      shared.note(seen, there);
      excuse = company.of(seen, there);
    } else if (excuse == null && settings.sharedNetworks()) {
      excuse = company.atTheDoor(seen, there);
    }
    if (excuse == null && ownDevice) {
      excuse = Together.excuse(seen, there);
    }
    if (excuse == null && ownDevice && Stories.wereTold(seen, there)) {
      excuse = new Excuse("told-before", true);
    }
    if (excuse == null && ownDevice && settings.sharedNetworks()) {
      excuse = jumpers.excuse(seen, there);
    }
    if (excuse == null && ownDevice) {
      excuse = habits.ofTheFirstWeeks(seen, there);
    }
    return excuse;
  }

  /** Remembers a VPN's or a gateway's range through which a user seemed to travel. */
  void pass(Sighting seen, Visit there) {
    if (settings.sharedNetworks()) {
      shared.pass(seen, there);
    }
  }

  /** What only time will show; null where it has, or nothing will. */
  private @Nullable Excuse early(Sighting seen, Visit there, boolean oneCountry) {
    Visit here = seen.visit();
    if (seen.learning()
        && settings.knownCarriers()
        && oneCountry
        && (Carriers.roams(here) || Carriers.roams(there))) {
      return new Excuse("learning", false);
    }
    boolean undecided = settings.quietEgress() && isUndecided(seen, here);
    if (undecided || (settings.quietEgress() && isUndecided(seen, there))) {
      if (settings.sharedNetworks()) {
        shared.note(seen, there);
      }
      return new Excuse("learning", !undecided);
    }
    if (settings.knownCarriers() && !oneCountry) {
      boolean ours = OwnPhones.isFirstAbroad(seen, here, there);
      return ours || OwnPhones.isFirstAbroad(seen, there, here)
          ? new Excuse("first-phone", !ours)
          : null;
    }
    if (seen.learning() || !settings.knownCarriers()) {
      return null;
    }
    boolean fresh = OwnPhones.isNewOnCarrier(seen);
    return fresh || OwnPhones.isFirstOfTwo(seen, there)
        ? new Excuse("first-phone", !fresh && !OwnPhones.isFirst(seen, here))
        : null;
  }

  private @Nullable Excuse carrier(Sighting seen, Visit there, boolean oneCountry) {
    Visit here = seen.visit();
    boolean ours = isCarrier(seen, here, there);
    boolean carrier = ours || isCarrier(seen, there, here);
    boolean excused = carrier || (oneCountry && sameNetwork(seen.profile(), here, there));
    return excused && !Surrounded.is(seen, there)
        ? new Excuse(carrier ? CARRIER : "same-network", carrier && !ours)
        : null;
  }

  /** Whether that phone may be anywhere; but nobody is in a data centre in a new country. */
  private static boolean isCarrier(Sighting seen, Visit visit, Visit other) {
    return (Carriers.isCarrier(seen, visit, other) || TravelCards.explain(seen, visit, other))
        && !(other.onServer() && Gateways.isNews(seen, other));
  }

  /**
   * Whether that is a server or a company's line of which only time shows whether it is the VPN of
   * the user's company: of a line, who logs in ten times in a morning has not had the time.
   */
  private static boolean isUndecided(Sighting seen, Visit visit) {
    boolean line = Egresses.isForCompanies(visit);
    return seen.learning()
        ? line
            || (visit.onServer()
                && (seen.beginning() || !Gateways.isNews(seen, visit))
                && !Colleagues.neverIn(seen, visit))
        : line && !seen.profile().isSeenForDays(seen.time()) && !seen.onStrangeDevice();
  }

  /** Whether one provider, known to the user, put the user in two places. */
  private static boolean sameNetwork(Profile profile, Visit here, Visit there) {
    return here.network() > 0
        && here.network() == there.network()
        && Habits.isOnOwnNetwork(profile, here);
  }
}
