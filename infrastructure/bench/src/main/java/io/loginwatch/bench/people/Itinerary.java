package io.loginwatch.bench.people;

import io.loginwatch.bench.world.Atlas;
import io.loginwatch.bench.world.City;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Where somebody is at any time, and honestly so: getting from city to city takes its time. */
public final class Itinerary {
  /**
   * Somebody is in a city from some hour on, until some hour (both counted by {@link Calendar}).
   */
  private record Stay(City city, double from, double until) {}

  private final List<Stay> stays;

  private Itinerary(List<Stay> stays) {
    this.stays = stays;
  }

  /** At home for good. */
  static Itinerary home(City city) {
    return new Itinerary(List.of(new Stay(city, -1e9, 1e9)));
  }

  /** Moves house once. */
  static Itinerary moving(City from, City to, int day) {
    double leave = day * 24 + 10 - from.utcOffset();
    return new Itinerary(
        List.of(new Stay(from, -1e9, leave), new Stay(to, leave + hoursBetween(from, to), 1e9)));
  }

  /** Half the week in each of two cities. */
  static Itinerary commuting(City home, City other, int days, SplittableRandom random) {
    var trips = new Trips(home);
    for (int week = -1; week * 7 < days; week++) {
      int go = week * 7 + random.nextInt(2);
      int back = go + 2 + random.nextInt(2);
      double morning = go * 24 + 5.5 + 2 * random.nextDouble() - home.utcOffset();
      trips.to(other, morning, back * 24 + 16.5 + 3 * random.nextDouble() - home.utcOffset());
    }
    return trips.done();
  }

  /** A trip every few weeks, to somewhere at least so many kilometres away. */
  static Itinerary travelling(
      City home, int days, double atLeastKm, SplittableRandom random, boolean sameFewPlaces) {
    List<City> reach =
        Atlas.atlas()
            .cities(c -> c.kilometresTo(home) >= atLeastKm && c.kilometresTo(home) < 12_500);
    var trips = new Trips(home);
    City favourite = reach.get(random.nextInt(reach.size()));
    double next = (3 + random.nextInt(20)) * 24;
    while (next < days * 24) {
      City there =
          sameFewPlaces && random.nextInt(3) > 0
              ? favourite
              : reach.get(random.nextInt(reach.size()));
      double leave = next + 6 + random.nextInt(14) - home.utcOffset();
      double stay = 24 + random.nextInt(6 * 24);
      trips.to(there, leave, leave + hoursBetween(home, there) + stay);
      next = leave + 2 * hoursBetween(home, there) + stay + (5 + random.nextInt(22)) * 24;
    }
    return trips.done();
  }

  /** The city somebody is in, or null while they are under way. */
  @Nullable City at(Instant time) {
    double hour = Calendar.hours(time);
    for (Stay stay : stays) {
      if (hour >= stay.from && hour <= stay.until) {
        return stay.city;
      }
    }
    return null;
  }

  /** The last city somebody was in at that time or before. */
  City lastSeen(Instant time) {
    double hour = Calendar.hours(time);
    City last = stays.getFirst().city;
    for (Stay stay : stays) {
      if (stay.from <= hour) {
        last = stay.city;
      }
    }
    return last;
  }

  /**
   * Times of that day at which travellers look at their mail: at the gate, and on the ground again.
   */
  List<Instant> gates(int day, SplittableRandom random) {
    var moments = new ArrayList<Instant>();
    for (Stay stay : stays) {
      double out = stay.until - 0.3 - 0.3 * random.nextDouble();
      double in = stay.from + 0.2 + 0.5 * random.nextDouble();
      for (double hour : new double[] {in, out}) {
        if (Math.floor(hour / 24) == day) {
          moments.add(Calendar.START.plusMillis(Math.round(hour * 3_600_000)));
        }
      }
    }
    return moments;
  }

  /**
   * Hours door to door: by train or car below 400 km, else by air at 850 km/h and two hours more.
   */
  static double hoursBetween(City a, City b) {
    double km = a.kilometresTo(b);
    return km < 400 ? 0.5 + km / 110 : 2 + km / 850;
  }

  /** Collects stays at home and away in their order. */
  private static final class Trips {
    private final City home;
    private final List<Stay> stays = new ArrayList<>();
    private double homeSince = -1e9;

    Trips(City home) {
      this.home = home;
    }

    void to(City there, double leave, double leaveThere) {
      double way = hoursBetween(home, there);
      stays.add(new Stay(home, homeSince, leave));
      stays.add(new Stay(there, leave + way, Math.max(leaveThere, leave + way + 1)));
      homeSince = Math.max(leaveThere, leave + way + 1) + way;
    }

    Itinerary done() {
      stays.add(new Stay(home, homeSince, 1e9));
      return new Itinerary(List.copyOf(stays));
    }
  }
}
