package io.loginwatch.bench.attack;

import io.loginwatch.bench.people.Calendar;
import io.loginwatch.bench.people.Event;
import io.loginwatch.bench.world.Addresses;
import io.loginwatch.bench.world.Atlas;
import io.loginwatch.bench.world.Carrier;
import io.loginwatch.bench.world.City;
import io.loginwatch.bench.world.Gadget;
import io.loginwatch.bench.world.Spot;
import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one attacker has at hand: places, servers, a device, and luck. */
final class Villain {
  private static final Atlas ATLAS = Atlas.atlas();

  private final String id;
  private final Addresses addresses;
  final SplittableRandom random;
  private int sequence;

  Villain(String id, Addresses addresses, SplittableRandom random) {
    this.id = id;
    this.addresses = addresses;
    this.random = random;
  }

  /** Somewhere that fits, or null if nowhere does. */
  @Nullable City somewhere(Predicate<City> which) {
    List<City> cities = ATLAS.cities(which);
    return cities.isEmpty() ? null : cities.get(random.nextInt(cities.size()));
  }

  /** An address there: a hacked home line or a rented server. */
  Spot anyLine(City city) {
    int kind = random.nextInt(10);
    return kind < 5
        ? line(city, Carrier.Kind.FIXED)
        : kind < 7 ? line(city, Carrier.Kind.MOBILE) : line(city, Carrier.Kind.HOSTING);
  }

  Spot line(City city, Carrier.Kind kind) {
    Carrier carrier = ATLAS.carrier(random, kind, city.country());
    return addresses.of(carrier, city, 200_000 + random.nextInt(1 << 16));
  }

  Event success(String user, Instant time, Spot spot, Gadget gadget, @Nullable String session) {
    return event(user, time, Actions.LOGIN, Outcome.SUCCESS, null, spot, gadget, session);
  }

  Event failure(String user, Instant time, Spot spot, Gadget gadget) {
    return event(
        user, time, Actions.LOGIN, Outcome.FAILURE, "INVALID_CREDENTIALS", spot, gadget, null);
  }

  Event event(
      String user,
      Instant time,
      String action,
      Outcome outcome,
      @Nullable String reason,
      Spot spot,
      Gadget gadget,
      @Nullable String session) {
    sequence++;
    return new Event(
        Long.toHexString(Addresses.mix(id.hashCode(), sequence, 79)),
        time,
        time.plus(Duration.ofMillis(random.nextInt(20_000))),
        Calendar.day(time),
        user,
        action,
        outcome,
        reason,
        spot,
        gadget,
        session != null ? session : "a" + Long.toHexString(Addresses.mix(id.hashCode(), 3, 80)),
        true);
  }

  /** Between the two, both included. */
  int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /** A while between the two, in minutes, to the millisecond. */
  Duration minutes(double low, double high) {
    return Duration.ofMillis(Math.round(60_000 * random.nextDouble(low, high)));
  }
}
