package io.loginwatch.bench.world;

import io.loginwatch.core.login.Anonymizer;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Gives out addresses. The same carrier, city and number give the same address, and a location
 * database's usual faults with it: some fixed lines are put into the wrong city, phones into their
 * carrier's hub, and some addresses into no city at all.
 */
public final class Addresses {
  private static final Atlas ATLAS = Atlas.atlas();

  private final long seed;

  public Addresses(long seed) {
    this.seed = seed;
  }

  /** The address with that number of a carrier in a city. */
  public Spot of(Carrier carrier, City city, long number) {
    var random = new SplittableRandom(mix(seed ^ carrier.asn(), city.name().hashCode(), number));
    City shown = shown(random, carrier, city);
    String ip = ip(carrier, city, number);
    boolean countryOnly = random.nextDouble() < countryOnlyShare(carrier.kind());
    double spread = carrier.kind() == Carrier.Kind.MOBILE ? 0.35 : 0.08;
    return new Spot(
        ip,
        carrier,
        shown,
        Math.round((shown.latitude() + spread * (random.nextDouble() - 0.5)) * 1e4) / 1e4,
        Math.round((shown.longitude() + spread * (random.nextDouble() - 0.5)) * 1e4) / 1e4,
        radius(random, carrier.kind()),
        countryOnly,
        anonymizer(carrier.kind()));
  }

  /** Three in a hundred fixed lines are shown in another city of the country. */
  private static City shown(SplittableRandom random, Carrier carrier, City city) {
    if (carrier.kind() != Carrier.Kind.FIXED || random.nextDouble() >= 0.03) {
      return city;
    }
    List<City> near =
        ATLAS.cities(c -> c.country().equals(city.country()) && c.kilometresTo(city) < 900);
    return near.get(random.nextInt(near.size()));
  }

  private static double countryOnlyShare(Carrier.Kind kind) {
    return switch (kind) {
      case FIXED -> 0.01;
      case MOBILE -> 0.08;
      case HOSTING, VPN, TOR -> 0.1;
      case SASE, SATELLITE -> 0.2;
    };
  }

  private static int radius(SplittableRandom random, Carrier.Kind kind) {
    int[] choices =
        switch (kind) {
          case FIXED -> new int[] {5, 5, 10, 20, 20, 50};
          case MOBILE -> new int[] {50, 100, 200, 200, 500};
          case HOSTING, VPN, TOR -> new int[] {5, 20, 20, 50, 200, 1000};
          case SASE, SATELLITE -> new int[] {20, 200, 1000};
        };
    return choices[random.nextInt(choices.length)];
  }

  private static @Nullable Anonymizer anonymizer(Carrier.Kind kind) {
    return switch (kind) {
      case VPN -> Anonymizer.VPN;
      case TOR -> Anonymizer.TOR;
      case HOSTING -> Anonymizer.HOSTING;
      case FIXED, MOBILE, SASE, SATELLITE -> null;
    };
  }

  /**
   * A carrier has a /15 of its own; a city of it a few /22; a tenth of the fixed lines are IPv6.
   */
  private String ip(Carrier carrier, City city, long number) {
    int net = Math.floorMod(mix(carrier.asn(), 17, 3), 180 * 128);
    int first = 20 + net / 128;
    first = first == 127 || first == 169 || first == 172 || first == 192 ? first + 1 : first;
    int second = 2 * (net % 128) + Math.floorMod(number >> 10, 2);
    int place = Math.floorMod(city.name().hashCode(), 64);
    if (carrier.kind() == Carrier.Kind.FIXED && Math.floorMod(mix(number, 5, 5), 10) == 0) {
      return String.format(
          "2a0%x:%x:%x:%x::%x", first % 16, net, place, number & 0xffff, 2 + (number & 0xff));
    }
    int third = (place * 4 + Math.floorMod(number >> 8, 4)) & 0xff;
    return first + "." + second + "." + third + "." + (1 + Math.floorMod(number, 254));
  }

  /** Mixes three numbers into one that looks random. */
  public static long mix(long a, long b, long c) {
    long z = a * 0x9e3779b97f4a7c15L + b * 0xbf58476d1ce4e5b9L + c * 0x94d049bb133111ebL;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
