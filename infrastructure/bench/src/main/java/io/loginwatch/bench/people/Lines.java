package io.loginwatch.bench.people;

import io.loginwatch.bench.world.Addresses;
import io.loginwatch.bench.world.Atlas;
import io.loginwatch.bench.world.Carrier;
import io.loginwatch.bench.world.City;
import io.loginwatch.bench.world.Gadget;
import io.loginwatch.bench.world.Spot;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The ordinary ways to be connected: a line at home whose address changes now and then, an office
 * that many share, hotels, a phone on its carrier or on whatever the laptop is on.
 */
public final class Lines implements Connection {
  private static final Atlas ATLAS = Atlas.atlas();

  private final Addresses addresses;
  private final SplittableRandom random;
  private final City home;
  private final long number;
  private final int leaseDays;
  private final double officeShare;
  private final Carrier mobile;
  private Carrier fixed;
  private int changesCarrierOn = Integer.MAX_VALUE;

  Lines(Addresses addresses, City home, SplittableRandom random) {
    this.addresses = addresses;
    this.random = random;
    this.home = home;
    this.number = random.nextInt(1 << 20);
    this.leaseDays = random.nextBoolean() ? 1000 : 4 + random.nextInt(25);
    this.officeShare = random.nextInt(4) == 0 ? 0 : 0.3 + 0.6 * random.nextDouble();
    this.fixed = ATLAS.carrier(random, Carrier.Kind.FIXED, home.country());
    this.mobile = ATLAS.carrier(random, Carrier.Kind.MOBILE, home.country());
  }

  Lines changingCarrierOn(int day) {
    this.changesCarrierOn = day;
    return this;
  }

  @Override
  public Spot connect(Instant time, City city, Gadget gadget) {
    if (gadget.isPhone() && random.nextInt(10) < 6) {
      return phone(time, city);
    }
    return line(time, city);
  }

  /** At home, in the office or in a hotel. */
  Spot line(Instant time, City city) {
    int day = Calendar.day(time);
    if (day >= changesCarrierOn) {
      changesCarrierOn = Integer.MAX_VALUE;
      List<Carrier> others = ATLAS.carriers(Carrier.Kind.FIXED, home.country());
      fixed = others.get(random.nextInt(others.size()));
    }
    if (city.equals(home)) {
      return !Calendar.weekend(day) && random.nextDouble() < officeShare
          ? office(city)
          : addresses.of(fixed, city, number + day / leaseDays);
    }
    if (city.country().equals(home.country()) && random.nextInt(3) == 0) {
      return office(city);
    }
    var stay = new SplittableRandom(Addresses.mix(number, city.name().hashCode(), day / 5));
    return addresses.of(
        ATLAS.carrier(stay, Carrier.Kind.FIXED, city.country()), city, stay.nextInt(1 << 16));
  }

  /** Every company of a city shares one line in this world. */
  private Spot office(City city) {
    var company = new SplittableRandom(city.name().hashCode());
    return addresses.of(
        ATLAS.carrier(company, Carrier.Kind.FIXED, city.country()), city, 7 + random.nextInt(2));
  }

  /** On the phone's own network, or on a partner of it abroad. */
  Spot phone(Instant time, City city) {
    boolean abroad = !city.country().equals(home.country());
    Carrier carrier = abroad ? ATLAS.carrier(random, Carrier.Kind.MOBILE, city.country()) : mobile;
    return addresses.of(carrier, city, 900 + (number + Calendar.day(time) * 3L) % 97);
  }

  Carrier mobile() {
    return mobile;
  }

  Addresses addresses() {
    return addresses;
  }
}
