package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.profile.Distance;
import io.loginwatch.core.profile.Egress;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.profile.Visits;
import io.loginwatch.core.settings.Travel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two logins that no traveller could have made: further apart than the accuracy of both places
 * explains, faster than an airliner. Compares with all visits that are remembered, before and after
 * in event time, so that any order of arrival finds the same pairs; the nearest on each side is
 * told of, and pairs that it implies are only recorded; not even that of who hardly does anything
 * else.
 */
final class ImpossibleTravel implements Detector {
  static final String RULE = "impossible-travel";
  static final String QUIET = "egress-travel";

  /** Travel through one gateway is worth one line a day. */
  private static final int QUIETLY_TOLD = ProviderVerdicts.toldByUs(QUIET);

  /** Kilometres from any place to the furthest other: half a meridian is 20,003.93. */
  private static final double FURTHEST_KM = 20_004;

  private final Travel settings;
  private final Legs legs;
  private final Excuses excuses;
  private final long memory;

  ImpossibleTravel(Travel settings, Excuses excuses) {
    this.settings = settings;
    this.legs = new Legs(settings);
    this.excuses = excuses;
    // Whoever had the time to go round half the world could have come from anywhere.
    this.memory =
        (long)
            Math.min(
                settings.memory().toMillis(),
                Math.ceil(FURTHEST_KM / settings.minimumKmh() * 3_600_000));
  }

  @Override
  public boolean isOfJourneys() {
    return true;
  }

  @Override
  public void inspect(Sighting seen, List<Signal> signals) {
    Visit here = seen.visit();
    if (!legs.isMeasurable(here) || (!settings.knownAddresses() && isKnownAddress(seen))) {
      return;
    }
    Visits visits = seen.visits();
    if (!visits.canExceed(here.spot(), settings.minimumKm())) {
      return;
    }
    int at = visits.size();
    while (at > 0 && here.before(visits.get(at - 1))) {
      at--;
    }
    Visit before = look(seen, visits, at - 1, -1, signals);
    int first = signals.size();
    Visit after = look(seen, visits, at, 1, signals);
    if (before != null && after != null && Stories.isRetold(seen, before, after)) {
      List<Signal> afterwards = signals.subList(first, signals.size());
      afterwards.replaceAll(one -> one.reasons().isEmpty() ? one.because("told-before") : one);
    }
  }

  /** The visit that the nearest impossible leg on one side goes to, if it is told of. */
  private @Nullable Visit look(
      Sighting seen, Visits visits, int from, int step, List<Signal> signals) {
    Visit here = seen.visit();
    boolean implied = false;
    boolean quiet = false;
    boolean recorded = false;
    Visit told = null;
    int unasked = from;
    Legs.Leg last = null;
    for (int i = from; i >= 0 && i < visits.size(); i += step) {
      Visit there = visits.get(i);
      long apart = Math.abs(here.time() - there.time());
      if (apart > memory) {
        return told;
      }
      Legs.Leg leg = legs.between(there, here, apart, last);
      if (leg == null) {
        if (!settings.everyPair() && legs.isMeasurable(there)) {
          return told;
        }
        continue;
      }
      last = leg;
      // Where the user was in between matters only now: most legs are possible.
      for (; unasked != i; unasked += step) {
        implied = implied || sameStay(seen, visits.get(unasked));
      }
      unasked = i + step;
      if (settings.quietEgress() && isQuiet(seen, there)) {
        if (!implied
            && (Gateways.strayed(seen, there) || Gateways.reappeared(seen, there))
            && legs.isFurther(leg, Gateways.reachKm(Gateways.ofBoth(seen, there)))
            && !Gateways.mayHaveTravelled(seen, there)) {
          signals.add(doubtful(seen, there, leg));
          return null;
        }
        if (!implied && !quiet && !seen.isToldToday(QUIETLY_TOLD)) {
          signals.add(quiet(seen, leg));
          quiet = true;
          excuses.pass(seen, there);
        }
        if (here.egress() == Egress.TUNNEL || !seen.login().interactive()) {
          return told;
        }
        continue;
      }
      if ((implied || recorded) && legs.areMostlyImpossible(seen.profile())) {
        return told;
      }
      recorded = true;
      Excuses.Excuse excuse = implied ? null : excuses.of(seen, there);
      if (!implied) {
        if (excuse != null && excuse.isDoubtful(seen, there)) {
          signals.add(doubtful(seen, there, leg));
          return there;
        }
        signals.add(excuse == null ? told(seen, leg) : told(seen, leg).because(excuse.reason()));
      } else if (settings.everyPair()) {
        signals.add(told(seen, leg).because("implied"));
      }
      if (!implied && excuse == null) {
        told = there;
      }
      if (!settings.everyPair()) {
        return told;
      }
      implied |= excuse == null || !excuse.onlyThere();
    }
    return told;
  }

  private static boolean isKnownAddress(Sighting seen) {
    String ip = seen.visit().ip();
    return !ip.isEmpty() && seen.visits().stream().anyMatch(before -> before.ip().equals(ip));
  }

  private static boolean isQuiet(Sighting seen, Visit there) {
    return seen.visit().egress() == Egress.TUNNEL
        || there.egress() == Egress.TUNNEL
        || !seen.login().interactive()
        || Machines.areFleet(seen.visit(), there);
  }

  /**
   * Whether the user was seen at this very place in between, by an address that says so: then what
   * lies beyond was looked at then.
   */
  private boolean sameStay(Sighting seen, Visit there) {
    return there.spot().located()
        && Distance.samePlace(there.spot(), seen.visit().spot())
        && !there.hidden()
        && !(settings.knownCarriers() && Carriers.isCarrier(seen, there, seen.visit()));
  }

  /**
   * Less sure than between two places: a gateway's place is only near the user's, and a phone's may
   * be far from it.
   */
  private Signal doubtful(Sighting seen, Visit there, Legs.Leg leg) {
    Signal told = told(seen, leg).as(Severity.MEDIUM);
    return Stories.wereTold(seen, there) ? told.because("told-before") : told;
  }

  private Signal told(Sighting seen, Legs.Leg leg) {
    boolean strange =
        Established.isStranger(seen, leg.from()) || Established.isStranger(seen, leg.to());
    return leg(RULE, seen, leg)
        .title("Impossible travel")
        .severity(strange ? Severity.CRITICAL : Severity.HIGH)
        .weight(60)
        .absorbs(NewCountry.RULE, NewCity.RULE, NewNetwork.RULE, UnusualLogin.RULE)
        .build();
  }

  private Signal quiet(Sighting seen, Legs.Leg leg) {
    return leg(QUIET, seen, leg)
        .title("Travel through a VPN, a gateway or a rented server")
        .severity(Severity.INFO)
        .weight(5)
        .novelty()
        .build();
  }

  private Signal.Builder leg(String rule, Sighting seen, Legs.Leg leg) {
    Visit from = leg.from();
    Visit to = leg.to();
    String minutes = Double.toString(Math.round(leg.millis() / 6_000.0) / 10.0);
    var signal =
        Signal.between(rule, seen, from, to)
            .summary(
                seen.login().user()
                    + " logged in from "
                    + from.spot().label()
                    + " and "
                    + minutes
                    + " minutes later from "
                    + to.spot().label()
                    + ": "
                    + grouped((long) leg.km())
                    + " km apart, at least "
                    + grouped((long) leg.speed())
                    + " km/h.")
            .factor("from", from.spot().label(), null, 0)
            .factor("to", to.spot().label(), null, 0)
            .factor("from_country", from.spot().country(), null, 0)
            .factor("to_country", to.spot().country(), null, 0)
            .factor("distance_km", Long.toString((long) leg.km()), null, 0)
            .factor("minutes", minutes, null, 0)
            .factor(
                "speed_kmh",
                Long.toString((long) leg.speed()),
                Long.toString((long) settings.minimumKmh()),
                rule.equals(RULE) ? 60 : 5);
    if (rule.equals(RULE)) {
      Visit there = to == seen.visit() ? from : to;
      Stories.of(seen, there).forEach(signal::remember);
      if (Jumpers.areUnnamed(seen, there.network())) {
        signal.remember(Jumpers.TOLD);
      }
    }
    return signal;
  }

  /** With commas between thousands, as {@link String#format} writes it in ten times the time. */
  private static String grouped(long number) {
    String last = Long.toString(number % 1000);
    return number < 1000
        ? last
        : grouped(number / 1000) + "," + "0".repeat(3 - last.length()) + last;
  }
}
