package io.loginwatch.bench.quality;

import io.loginwatch.bench.people.Event;
import io.loginwatch.bench.world.City;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.geographiclib.Geodesic;
import org.jspecify.annotations.Nullable;

/**
 * The judgement of the nearest peer, to be measured on the same logins: the detections and filters
 * of BuffaLogs 3.0.0 as that release behaves, with the settings it ships. Written anew from its
 * behaviour. Its minimum risk score of "medium" is left out, because it never lets a first alert
 * through, and with it none at all.
 */
final class BuffaLogs {
  private static final double KM = 100;
  private static final double KM_PER_HOUR = 300;
  private static final Duration ATYPICAL = Duration.ofDays(30);
  private static final Duration LEARNING = Duration.ofDays(14);

  private final boolean filters;
  private final Map<String, Known> users = new HashMap<>();
  private final List<Told> alerts = new ArrayList<>();

  BuffaLogs(boolean filters) {
    this.filters = filters;
  }

  List<Told> alerts() {
    return alerts;
  }

  /** What it keeps of a user; one row for each country and user agent. */
  private static final class Known {
    final Map<String, Row> rows = new HashMap<>();
    final Set<String> ips = new HashSet<>();
    final Set<Device> devices = new HashSet<>();
    final Instant created;
    int counted;
    int level;

    Known(Instant created) {
      this.created = created;
    }

    Row latest() {
      return rows.values().stream()
          .max((a, b) -> a.time.compareTo(b.time))
          .orElseThrow(IllegalStateException::new);
    }

    @Nullable Row newestOf(String country) {
      return rows.values().stream()
          .filter(r -> r.country.equals(country))
          .max((a, b) -> Integer.compare(a.number, b.number))
          .orElse(null);
    }
  }

  private record Row(int number, Instant time, String country, double latitude, double longitude) {}

  void see(Event event) {
    if (!event.isSuccess()) {
      return;
    }
    boolean located = !event.spot().countryOnly();
    @Nullable Known known = users.get(event.user());
    if (event.spot().anonymizer() == Anonymizer.TOR
        || event.spot().anonymizer() == Anonymizer.VPN) {
      known = known == null ? new Known(event.time()) : known;
      raise("Anonymous IP Login", event, known, true, false);
    }
    if (!located) {
      return;
    }
    if (known == null || known.rows.isEmpty()) {
      known = known == null ? new Known(event.time()) : known;
      users.put(event.user(), known);
    } else {
      check(event, known);
    }
    keep(event, known);
  }

  private void check(Event event, Known known) {
    City city = event.spot().city();
    if (!known.devices.contains(event.gadget().device())) {
      raise("New Device", event, known, false, filters);
    }
    Row there = known.newestOf(city.country());
    if (there == null) {
      raise("New Country", event, known, true, false);
    } else if (Duration.between(there.time, event.time()).compareTo(ATYPICAL) >= 0) {
      raise("Atypical Country", event, known, true, false);
    }
    if (!known.ips.contains(event.spot().ip())) {
      travel(event, known);
    }
  }

  private void travel(Event event, Known known) {
    Row before = known.latest();
    double km =
        Geodesic.WGS84.Inverse(
                    before.latitude,
                    before.longitude,
                    event.spot().latitude(),
                    event.spot().longitude())
                .s12
            / 1000;
    double hours = Duration.between(before.time, event.time()).toMillis() / 3_600_000.0;
    if (km > KM && km / (hours == 0 ? 0.001 : hours) > KM_PER_HOUR) {
      boolean sameCountry = before.country.equals(event.spot().city().country());
      raise("Imp Travel", event, known, true, filters && sameCountry);
    }
  }

  private static void keep(Event event, Known known) {
    known.ips.add(event.spot().ip());
    known.devices.add(event.gadget().device());
    String key = event.spot().city().country() + "|" + event.gadget().userAgent(event.day());
    Row old = known.rows.get(key);
    known.rows.put(
        key,
        new Row(
            old == null ? known.rows.size() : old.number,
            event.time(),
            event.spot().city().country(),
            event.spot().latitude(),
            event.spot().longitude()));
  }

  private void raise(
      String name, Event event, Known known, boolean counts, boolean filteredItself) {
    boolean filtered =
        filteredItself
            || (filters
                && (event.gadget().isPhone()
                    || Duration.between(known.created, event.time()).compareTo(LEARNING) < 0));
    known.counted += counts ? 1 : 0;
    alerts.add(told(name, event, !filtered));
    if (!filtered) {
      int level = known.counted == 0 ? 0 : known.counted < 4 ? 1 : known.counted < 7 ? 2 : 3;
      if (level > known.level && level >= 2) {
        alerts.add(told("User Risk Threshold", event, !filters));
      }
      known.level = level;
    }
  }

  private static Told told(String name, Event event, boolean pages) {
    return new Told(
        name, "user:" + event.user(), event.user(), event.time(), pages, List.of(event.id()));
  }
}
