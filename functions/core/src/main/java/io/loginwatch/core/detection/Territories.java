package io.loginwatch.core.detection;

import io.loginwatch.core.profile.Distance;
import io.loginwatch.core.profile.ShippedList;
import io.loginwatch.core.profile.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where countries are: circles that hold them. Where nothing is known of a login but its country,
 * that is all that can be said, and sometimes enough: from Rome to anywhere in Japan is 7,000
 * kilometres at the least. The list is {@code countries.txt}.
 */
final class Territories {
  private static final Territories SHIPPED = new Territories(ShippedList.lines("countries.txt"));

  /** Part of a country. */
  private record Circle(Spot centre, int km) {}

  private final Map<String, List<Circle>> circles = new HashMap<>();

  private Territories(List<String> lines) {
    lines.forEach(line -> add(line.split("\\s+")));
  }

  private void add(String[] fields) {
    String country = fields[0];
    int north = (int) Math.round(Double.parseDouble(fields[1]) * 10_000);
    int east = (int) Math.round(Double.parseDouble(fields[2]) * 10_000);
    int km = Integer.parseInt(fields[3]);
    circles
        .computeIfAbsent(country, c -> new ArrayList<>(1))
        .add(new Circle(new Spot(country, "", north, east, km), km));
  }

  /** The list that comes with the artifact. */
  static Territories shipped() {
    return SHIPPED;
  }

  /** Kilometres between two countries at the least; 0 where that cannot be told. */
  double kmAtLeast(String one, String other) {
    double least = Double.MAX_VALUE;
    for (Circle circle : of(one)) {
      least = Math.min(least, kmAtLeast(circle.centre(), circle.km(), other));
    }
    return least == Double.MAX_VALUE ? 0 : least;
  }

  /** The same between a place, which may be off by so many kilometres, and a country. */
  double kmAtLeast(Spot place, int radius, String country) {
    double least = Double.MAX_VALUE;
    for (Circle circle : of(country)) {
      double km = Distance.km(place, circle.centre()) - radius - circle.km();
      least = Math.min(least, Math.max(km, 0));
    }
    return least == Double.MAX_VALUE ? 0 : least;
  }

  /** The same between two places, either of which may be all of its country. */
  double kmAtLeast(Spot one, Spot other, int radii) {
    boolean there = Centroids.isAllThatIsKnown(other);
    if (Centroids.isAllThatIsKnown(one)) {
      return there
          ? kmAtLeast(one.country(), other.country())
          : kmAtLeast(other, radii, one.country());
    }
    return there ? kmAtLeast(one, radii, other.country()) : Distance.km(one, other) - radii;
  }

  private List<Circle> of(String country) {
    return circles.getOrDefault(country, List.of());
  }
}
