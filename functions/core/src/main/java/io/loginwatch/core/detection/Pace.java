package io.loginwatch.core.detection;

import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Distance;
import io.loginwatch.core.profile.Egress;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;

/**
 * How far a device can be carried in what time, from where a database puts one address to where it
 * puts another, at the least.
 */
final class Pace {
  /** Further than a city and its surroundings. */
  static final double FAR_KM = 100;

  /** Hours besides a flight, for a phone that is used at both gates. */
  static final double GATE_TO_GATE = 0.75;

  /** The same from a line to another. */
  private static final double DOOR_TO_DOOR = 1.25;

  /** An airliner, in kilometres an hour. */
  private static final double BY_AIR_KMH = 850;

  /** A train, in kilometres an hour, and hours to and from it at the least. */
  private static final double BY_ROAD_KMH = 250;

  private static final double BY_ROAD = 0.25;

  /** Kilometres that a place may be off at the least. */
  private static final int LEAST_KM = 25;

  /** The same of a phone's carrier where the log says nothing, as for travel. */
  private static final int CARRIER_KM = 250;

  /** The same where a database that knows the other town knows none here: a region at best. */
  private static final int REGION_KM = 500;

  private static final Territories TERRITORIES = Territories.shipped();

  private Pace() {}

  /** Whether the way from one visit to the other, whichever came first, takes longer. */
  static boolean isTooFast(Visit from, Visit to) {
    return isTooFast(from.spot(), from.kind(), from.time(), to, 0, doors(to));
  }

  /** The same from a place of which no visit is remembered. */
  static boolean isTooFast(Spot from, long time, Visit to) {
    return isTooFast(from, Network.Kind.UNKNOWN, time, to, 0, doors(to));
  }

  /** The same of somebody who goes from a line to another, be it with a phone. */
  static boolean isTooFastFromDoorToDoor(Visit from, Visit to) {
    return isTooFast(from.spot(), from.kind(), from.time(), to, 0, DOOR_TO_DOOR);
  }

  /** The same of somebody who is near a gateway, or anywhere near its country if that is all. */
  static boolean isOutOfReach(Visit gateway, Visit to) {
    int reach = (int) Gateways.REACH_KM;
    if (gateway.spot().located()) {
      return isTooFast(gateway.spot(), gateway.kind(), gateway.time(), to, reach, doors(to));
    }
    int radii = reach + radius(to.spot(), gateway.spot(), to.kind());
    return TERRITORIES.kmAtLeast(to.spot(), radii, gateway.spot().country())
        > furthest(to.time() - gateway.time(), doors(to));
  }

  private static double doors(Visit to) {
    return Learning.isPhone(to.device()) || to.kind() == Network.Kind.MOBILE
        ? GATE_TO_GATE
        : DOOR_TO_DOOR;
  }

  private static boolean isTooFast(
      Spot from, Network.Kind kind, long time, Visit visit, int atLeast, double doors) {
    Spot to = visit.spot();
    if (visit.egress() == Egress.TUNNEL || !to.located() || !from.located()) {
      return false;
    }
    int radii = Math.max(radius(from, to, kind), atLeast) + radius(to, from, visit.kind());
    double furthest = furthest(visit.time() - time, doors);
    // Most ways are so short for their time that they need not be measured.
    if (!Distance.canExceed(from, to, furthest + radii)) {
      return false;
    }
    return TERRITORIES.kmAtLeast(from, to, radii) > furthest;
  }

  /** Kilometres that anybody can be carried in so many milliseconds. */
  private static double furthest(long time, double doors) {
    double hours = Math.max(Math.abs(time), 60_000L) / 3_600_000.0;
    return Math.max(
        FAR_KM, Math.max(BY_ROAD_KMH * (hours - BY_ROAD), BY_AIR_KMH * (hours - doors)));
  }

  private static int radius(Spot spot, Spot other, Network.Kind kind) {
    if (spot.radius() >= 0) {
      return Math.max(spot.radius(), LEAST_KM);
    }
    return kind == Network.Kind.MOBILE
        ? CARRIER_KM
        : spot.city().isEmpty() && !other.city().isEmpty() ? REGION_KM : LEAST_KM;
  }
}
