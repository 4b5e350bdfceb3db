package io.loginwatch.bench.people;

import io.loginwatch.bench.world.Atlas;
import io.loginwatch.bench.world.Carrier;
import io.loginwatch.bench.world.City;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Connections that come out somewhere else than where their user is, and mean no harm. */
final class Detours {
  private static final Atlas ATLAS = Atlas.atlas();

  private Detours() {}

  /** Abroad, the phone's data goes home first and comes out at the home carrier. */
  static Connection homeRouted(Lines lines, City home) {
    return (time, city, gadget) ->
        gadget.isPhone() && !city.country().equals(home.country())
            ? lines.phone(time, home)
            : lines.connect(time, city, gadget);
  }

  /** The carrier comes out at one of its hubs, hundreds of kilometres away, and soon at another. */
  static Connection bouncing(Lines lines, City home, SplittableRandom random) {
    List<City> hubs =
        ATLAS.cities(c ->
            c.country().equals(home.country())
                && (c.kilometresTo(home) < 1_600 || c.country().equals("US")));
    return (time, city, gadget) ->
        gadget.isPhone() && random.nextInt(10) < 7
            ? lines
                .addresses()
                .of(lines.mobile(), hubs.get(random.nextInt(hubs.size())), random.nextInt(400))
            : lines.connect(time, city, gadget);
  }

  /**
   * Some programs use the company's tunnel, others do not; the exits are few and many share them.
   */
  static Connection splitTunnel(Lines lines, SplittableRandom random, boolean ownNetwork) {
    City[] exits = {
      ATLAS.city("Frankfurt am Main"),
      ATLAS.city("Ashburn"),
      ATLAS.city("Singapore"),
      ATLAS.city("London")
    };
    Carrier company =
        ownNetwork
            ? new Carrier(396_500, "Example Holding Ltd", Carrier.Kind.FIXED, "*")
            : ATLAS.carriers(Carrier.Kind.HOSTING, "*").get(6);
    int usual = random.nextInt(exits.length);
    return (time, city, gadget) -> {
      if (random.nextInt(10) >= 4) {
        return lines.connect(time, city, gadget);
      }
      City exit = exits[random.nextInt(8) == 0 ? random.nextInt(exits.length) : usual];
      return lines.addresses().of(company, exit, 3 + random.nextInt(2));
    };
  }

  /** A commercial VPN, from some day on, for most things; its exits change with the user's mood. */
  static Connection commercialVpn(Lines lines, int since, SplittableRandom random) {
    List<Carrier> providers = ATLAS.carriers(Carrier.Kind.VPN, "*");
    Carrier provider = providers.get(random.nextInt(providers.size()));
    List<City> exits = ATLAS.cities(c -> c.weight() > 1);
    int favourite = random.nextInt(exits.size());
    double share = 0.3 + 0.5 * random.nextDouble();
    return (time, city, gadget) -> {
      if (Calendar.day(time) < since || random.nextDouble() > share) {
        return lines.connect(time, city, gadget);
      }
      int exit = random.nextInt(4) == 0 ? random.nextInt(exits.size()) : favourite;
      return lines.addresses().of(provider, exits.get(exit), random.nextInt(200));
    };
  }

  /** A security service in the cloud: a new address each time, from one of the nearest sites. */
  static Connection sase(Lines lines, City home, SplittableRandom random) {
    List<Carrier> providers = ATLAS.carriers(Carrier.Kind.SASE, "*");
    Carrier provider = providers.get(random.nextInt(providers.size()));
    List<City> sites =
        ATLAS.cities(c -> c.weight() > 3).stream()
            .sorted(Comparator.comparingDouble(home::kilometresTo))
            .limit(5)
            .toList();
    return (time, city, gadget) ->
        gadget.isPhone() && random.nextInt(3) == 0
            ? lines.phone(time, city)
            : lines
                .addresses()
                .of(
                    provider,
                    sites.get(random.nextInt(8) == 0 ? random.nextInt(sites.size()) : 0),
                    random.nextInt(1 << 16));
  }

  /** In the air: the aeroplane's network, which comes out where its operator lives. */
  static Connection aloft(Lines lines, SplittableRandom random) {
    List<Carrier> operators = ATLAS.carriers(Carrier.Kind.SATELLITE, "*");
    return (time, city, gadget) ->
        lines
            .addresses()
            .of(
                operators.get(random.nextInt(operators.size())),
                ATLAS.city(random.nextBoolean() ? "Ashburn" : "Zurich"),
                random.nextInt(60));
  }
}
