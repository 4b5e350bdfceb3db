package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Distance;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.profile.Visits;
import io.loginwatch.core.settings.Travel;
import org.jspecify.annotations.Nullable;

/** Measures the legs between two visits: how far at the least, how fast, and whether at all. */
final class Legs {
  /** Milliseconds between two logins of one instant, so that their speed stays finite. */
  private static final long INSTANT = 3_600;

  private final Travel settings;

  Legs(Travel settings) {
    this.settings = settings;
  }

  /**
   * A leg that nobody can have travelled.
   *
   * @param from the earlier visit
   * @param to the later one
   * @param km kilometres between the two places
   * @param atLeast the same, as far as the accuracy of both is sure
   * @param millis between the two visits
   * @param speed kilometres an hour at the least
   */
  record Leg(Visit from, Visit to, double km, double atLeast, long millis, double speed) {
    private boolean touches(Spot spot) {
      return from.spot().at(spot) || to.spot().at(spot);
    }
  }

  /** A country, or a point that stands for one, is no place to measure from. */
  boolean isMeasurable(Visit visit) {
    Spot spot = visit.spot();
    return spot.located()
        && !(spot.city().isEmpty()
            && (spot.radius() >= settings.vagueKm() || Centroids.contains(spot)));
  }

  /**
   * The leg between two visits if it is impossible; null if it is not.
   *
   * @param last another leg of {@code here}, whose way may be the same; null for none
   */
  @Nullable Leg between(Visit there, Visit here, long apart, @Nullable Leg last) {
    double hours = hours(apart);
    double radii = radii(there, here);
    if (!canBe(there, here, hours, radii)) {
      return null;
    }
    double km =
        last != null && last.touches(there.spot())
            ? last.km()
            : Distance.km(there.spot(), here.spot());
    double atLeast = km - radii;
    double speed = atLeast / hours;
    if (atLeast < settings.minimumKm() || atLeast <= 0 || speed <= settings.minimumKmh()) {
      return null;
    }
    return here.before(there)
        ? new Leg(here, there, km, atLeast, apart, speed)
        : new Leg(there, here, km, atLeast, apart, speed);
  }

  /** Whether there may be an impossible leg between two visits: cheap, errs on the side of yes. */
  private boolean canBe(Visit there, Visit here) {
    return isMeasurable(here)
        && canBe(there, here, hours(Math.abs(here.time() - there.time())), radii(there, here));
  }

  /**
   * Whether a user, as far as is remembered and longer, was elsewhere at every second login. In
   * what order such logins came matters to nobody, and each makes as many pairs as are remembered.
   */
  boolean areMostlyImpossible(Profile profile) {
    Visits visits = profile.visits();
    if (profile.logins() <= visits.size()) {
      return false;
    }
    int impossible = 0;
    for (int i = 1; i < visits.size(); i++) {
      impossible += canBe(visits.get(i - 1), visits.get(i)) ? 1 : 0;
    }
    return 2 * impossible >= visits.size();
  }

  private boolean canBe(Visit there, Visit here, double hours, double radii) {
    return !there.spot().at(here.spot())
        && isMeasurable(there)
        && Distance.canExceed(
            there.spot(),
            here.spot(),
            Math.max(settings.minimumKm(), settings.minimumKmh() * hours) + radii);
  }

  private double radii(Visit there, Visit here) {
    return settings.subtractAccuracy() ? radius(there) + radius(here) : 0;
  }

  private static double hours(long apart) {
    return (apart == 0 ? INSTANT : apart) / 3_600_000.0;
  }

  /** Kilometres that the place of a visit may be off. */
  int radius(Visit visit) {
    if (visit.spot().radius() >= 0) {
      return visit.spot().radius();
    }
    if (visit.spot().city().isEmpty()) {
      // A database that does not know the city knows a region at best.
      return settings.vagueKm() / 2;
    }
    return switch (visit.kind()) {
      case FIXED, HOSTING -> settings.fixedKm();
      case MOBILE, SATELLITE -> settings.mobileKm();
      case UNKNOWN -> settings.unknownKm();
    };
  }

  /** Whether the leg stays impossible if one of its ends is so many kilometres nearer. */
  boolean isFurther(Leg leg, double km) {
    double left = leg.atLeast() - km;
    return left >= settings.minimumKm()
        && leg.speed() * left / leg.atLeast() > settings.minimumKmh();
  }
}
