package io.loginwatch.bench.people;

import io.loginwatch.bench.world.Addresses;
import io.loginwatch.bench.world.Atlas;
import io.loginwatch.bench.world.City;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Makes the users of a seed. */
public final class People {
  private static final String[] FIRST = {
    "anna", "bela", "carla", "dario", "elena", "felix", "greta", "hugo", "ines", "jonas", "katja",
    "liam", "maja", "nils", "olga", "paul", "quinn", "rosa", "samir", "tilda", "ugo", "vera", "wim",
    "xenia", "yara", "zoran"
  };
  private static final String[] LAST = {
    "abel", "brandt", "costa", "dubois", "eriksen", "fontana", "garcia", "holm", "ivanova", "jung",
    "keller", "lopez", "moreau", "novak", "okafor", "petit", "quist", "rossi", "sato", "turner"
  };

  private final long seed;
  private final int days;
  private final Addresses addresses;

  public People(long seed, int days, Addresses addresses) {
    this.seed = seed;
    this.days = days;
    this.addresses = addresses;
  }

  /** That many users, each a function of the seed and its number alone. */
  public List<User> people(int count) {
    return IntStream.range(0, count).mapToObj(this::user).toList();
  }

  private User user(int index) {
    var random = new SplittableRandom(Addresses.mix(seed, index, 11));
    Population population = Population.of(index);
    if (population == Population.SERVICE_ACCOUNT) {
      return new ServiceAccount("svc-" + name(index), addresses, random);
    }
    City home = Atlas.atlas().home(random);
    var lines = new Lines(addresses, home, random.split());
    int someDay = 16 + random.nextInt(Math.max(1, days - 16));
    Itinerary itinerary =
        switch (population) {
          case MOVES_HOUSE -> Itinerary.moving(home, otherHome(home, random), someDay);
          case COMMUTER -> Itinerary.commuting(home, nearby(home, random), days, random);
          case TRAVELLER -> Itinerary.travelling(home, days, 400, random, random.nextBoolean());
          case PHONE_ROUTED_HOME -> Itinerary.travelling(home, days, 700, random, false);
          default -> Itinerary.home(home);
        };
    Connection connection =
        switch (population) {
          case CHANGES_PROVIDER -> lines.changingCarrierOn(someDay);
          case PHONE_ROUTED_HOME -> Detours.homeRouted(lines, home);
          case PHONE_CARRIER_FAR_AWAY -> Detours.bouncing(lines, home, random.split());
          case SPLIT_TUNNEL_VPN -> Detours.splitTunnel(lines, random.split(), index % 2 == 0);
          case COMMERCIAL_VPN_OLD -> Detours.commercialVpn(lines, 0, random.split());
          case COMMERCIAL_VPN_NEW -> Detours.commercialVpn(lines, someDay, random.split());
          case SASE -> Detours.sase(lines, home, random.split());
          default -> lines;
        };
    return new Person(name(index), population, itinerary, connection, random, days);
  }

  private static String name(int index) {
    String first = FIRST[index % FIRST.length];
    String last = LAST[(index / FIRST.length) % LAST.length];
    int more = index / (FIRST.length * LAST.length);
    return first + "." + last + (more == 0 ? "" : more + 1);
  }

  private static City otherHome(City home, SplittableRandom random) {
    return random.nextInt(3) == 0 ? Atlas.atlas().home(random) : nearby(home, random);
  }

  /** A city 150 to 1300 km away, in the same country where it has one. */
  private static City nearby(City home, SplittableRandom random) {
    List<City> same =
        Atlas.atlas().cities(c -> c.country().equals(home.country()) && between(home, c));
    List<City> near = same.isEmpty() ? Atlas.atlas().cities(c -> between(home, c)) : same;
    return near.isEmpty() ? home : near.get(random.nextInt(near.size()));
  }

  private static boolean between(City a, City b) {
    double km = a.kilometresTo(b);
    return km > 150 && km < 1_300;
  }
}
