package io.loginwatch.bench.quality;

import io.loginwatch.bench.people.Event;
import io.loginwatch.bench.quality.Dialect.Field;
import io.loginwatch.bench.world.Spot;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.login.Source;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Logins without the detour over JSON, for measuring many seeds. */
final class Logins {
  private Logins() {}

  static Login of(Event event, Dialect dialect) {
    return new Login(
        event.id(),
        event.time(),
        event.user(),
        null,
        null,
        null,
        event.action(),
        event.outcome(),
        event.reason(),
        source(event.spot(), dialect),
        dialect.has(Field.USER_AGENT) ? event.gadget().userAgent(event.day()) : null,
        dialect.has(Field.USER_AGENT) ? event.gadget().device() : Device.NONE,
        dialect.has(Field.SESSIONS) ? event.session() : null,
        "bench",
        null,
        null,
        event.interactive(),
        List.of(),
        Map.of());
  }

  private static Source source(Spot spot, Dialect dialect) {
    Set<Anonymizer> anonymizers =
        spot.anonymizer() != null && dialect.has(Field.ANONYMIZERS)
            ? Set.of(spot.anonymizer())
            : Set.of();
    Network network =
        dialect.has(Field.ASN)
            ? new Network(spot.carrier().asn(), spot.carrier().organization(), Network.Kind.UNKNOWN)
            : Network.NONE;
    return new Source(spot.ip(), place(spot, dialect), network, anonymizers, null);
  }

  private static Place place(Spot spot, Dialect dialect) {
    String country = spot.city().country();
    if (spot.countryOnly()) {
      return new Place(country, null, null, Double.NaN, Double.NaN, -1);
    }
    boolean named = dialect.has(Field.CITY);
    return new Place(
        country,
        named ? spot.city().region() : null,
        named ? spot.city().name() : null,
        spot.latitude(),
        spot.longitude(),
        dialect.has(Field.RADII) ? spot.radiusKm() : -1);
  }
}
