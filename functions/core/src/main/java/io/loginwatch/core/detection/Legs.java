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

  /** So much more than the limit is more than it, however numbers are rounded. */
  private static final double LEAST_KM = 0.001;

  private final Travel settings;

  Legs(Travel settings) {
    this.settings = settings;
  }

  /** A leg that nobody can have travelled. How far it is exactly is measured once asked for. */
  static final class Leg {
    private final Visit from;
    private final Visit to;
    private final double radii;
    private final long millis;

    /** Not a number before it is measured. */
    private double km;

    private Leg(Visit from, Visit to, double radii, long millis, double km) {
      this.from = from;
      this.to = to;
      this.radii = radii;
      this.millis = millis;
      this.km = km;
    }

    /** The earlier visit. */
    Visit from() {
      return from;
    }

    /** The later visit. */
    Visit to() {
      return to;
    }

    /** Between the two visits. */
    long millis() {
      return millis;
    }

    /** Kilometres between the two places. */
    double km() {
      if (Double.isNaN(km)) {
        km = Distance.km(from.spot(), to.spot());
      }
      return km;
    }

    /** The same, as far as the accuracy of both is sure. */
    private double atLeast() {
      return km() - radii;
    }

    /** Kilometres an hour at the least. */
    double speed() {
      return atLeast() / hours(millis);
    }

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
    double radii = radii(there, here);
    double limit = limit(apart, radii);
    if (!canExceed(there, here, limit)) {
      return null;
    }
    double km = last != null && last.touches(there.spot()) ? last.km : Double.NaN;
    boolean later = here.before(there);
    var leg = new Leg(later ? here : there, later ? there : here, radii, apart, km);
    boolean sure = Distance.mustExceed(there.spot(), here.spot(), limit + LEAST_KM);
    return sure || isFurther(leg, 0) ? leg : null;
  }

  /** Whether there may be an impossible leg between two visits: cheap, errs on the side of yes. */
  private boolean canBe(Visit there, Visit here) {
    return isMeasurable(here)
        && canExceed(there, here, limit(Math.abs(here.time() - there.time()), radii(there, here)));
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

  private boolean canExceed(Visit there, Visit here, double limit) {
    return !there.spot().at(here.spot())
        && isMeasurable(there)
        && Distance.canExceed(there.spot(), here.spot(), limit);
  }

  /** Kilometres that two places may be apart, with radii, to be possible. */
  private double limit(long apart, double radii) {
    return Math.max(settings.minimumKm(), settings.minimumKmh() * hours(apart)) + radii;
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
    return left > 0
        && left >= settings.minimumKm()
        && left / hours(leg.millis) > settings.minimumKmh();
  }
}
