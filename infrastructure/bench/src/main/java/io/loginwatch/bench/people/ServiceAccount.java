package io.loginwatch.bench.people;

import io.loginwatch.bench.world.Addresses;
import io.loginwatch.bench.world.Atlas;
import io.loginwatch.bench.world.Carrier;
import io.loginwatch.bench.world.City;
import io.loginwatch.bench.world.Gadget;
import io.loginwatch.bench.world.Spot;
import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A machine that logs in by the clock from a cloud: from a few addresses, and from others after a
 * deployment; from two regions at once if it is deployed twice.
 */
public final class ServiceAccount implements User {
  private final String name;
  private final Addresses addresses;
  private final SplittableRandom random;
  private final Carrier cloud;
  private final List<City> regions;
  private final Gadget client;
  private final double everyHours;
  private final boolean saysItIsAMachine;
  private int deployment;
  private int sequence;

  ServiceAccount(String name, Addresses addresses, SplittableRandom random) {
    this.name = name;
    this.addresses = addresses;
    this.random = random;
    this.cloud = Atlas.atlas().carriers(Carrier.Kind.HOSTING, "*").get(random.nextInt(9));
    City main = Atlas.atlas().city(random.nextBoolean() ? "Dublin" : "Ashburn");
    this.regions =
        random.nextInt(3) == 0
            ? List.of(main, Atlas.atlas().city("Frankfurt am Main"))
            : List.of(main);
    this.client = Gadget.tool(random);
    this.everyHours = 0.5 + random.nextInt(6);
    this.saysItIsAMachine = random.nextBoolean();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Population population() {
    return Population.SERVICE_ACCOUNT;
  }

  @Override
  public City city(Instant time) {
    return regions.getFirst();
  }

  @Override
  public List<Event> day(int day) {
    var events = new ArrayList<Event>();
    if (random.nextInt(12) == 0) {
      deployment++;
    }
    boolean expired = random.nextInt(700) == 0;
    for (double hour = random.nextDouble() * everyHours; hour < 24; hour += everyHours) {
      City region = regions.get(random.nextInt(regions.size()));
      Spot spot = addresses.of(cloud, region, 40L * deployment + random.nextInt(3));
      Instant time = Calendar.at(day, hour, 0);
      if (expired && hour > 12) {
        for (int i = 0; i < 6; i++) {
          events.add(event(time.plusSeconds(30L * i), spot, Outcome.FAILURE));
        }
      } else {
        events.add(event(time, spot, Outcome.SUCCESS));
      }
    }
    return events;
  }

  private Event event(Instant time, Spot spot, Outcome outcome) {
    sequence++;
    return new Event(
        Long.toHexString(Addresses.mix(name.hashCode(), sequence, 78)),
        time,
        time.plusMillis(random.nextInt(5_000)),
        Calendar.day(time),
        name,
        Actions.LOGIN,
        outcome,
        outcome == Outcome.FAILURE ? "PASSWORD_EXPIRED" : null,
        spot,
        client,
        null,
        !saysItIsAMachine);
  }
}
