package io.loginwatch.notify.message;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.login.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a login came from and where its user usually is, in words. */
final class Origin {
  /** Factors whose usual value is a place, the most exact first. */
  private static final List<String> PLACES = List.of("city", "place", "region", "country");

  private Origin() {}

  /**
   * {@code Paris, FR · 192.0.2.7 · Example Telecom (AS64500) · via TOR}; empty if nothing is known.
   */
  static String of(Source source) {
    List<String> parts = new ArrayList<>();
    if (!source.place().equals(Place.NONE)) {
      parts.add(source.place().label());
    }
    if (source.ip() != null) {
      parts.add(source.ip());
    }
    if (source.site() != null) {
      parts.add(source.site());
    }
    network(source.network()).ifPresent(parts::add);
    if (!source.anonymizers().isEmpty()) {
      parts.add(
          source.anonymizers().stream()
              .map(kind -> kind.name().toLowerCase(Locale.ROOT))
              .sorted()
              .collect(Collectors.joining(", ", "via ", "")));
    }
    return String.join(" · ", parts);
  }

  private static Optional<String> network(Network network) {
    String number = network.asn() > 0 ? "AS" + network.asn() : "";
    if (network.organization() == null) {
      return Optional.of(number).filter(text -> !text.isEmpty());
    }
    return Optional.of(
        number.isEmpty() ? network.organization() : network.organization() + " (" + number + ")");
  }

  /**
   * Where the user usually is, as far as any of the alerts says; else where a journey began, which
   * is the last that is known of them.
   */
  static Optional<String> usual(List<Alert> alerts) {
    return PLACES.stream()
        .flatMap(name -> alerts.stream().flatMap(alert -> usual(alert, name).stream()))
        .findFirst()
        .or(() -> departure(alerts).map(place -> "last seen in " + place));
  }

  private static Optional<String> departure(List<Alert> alerts) {
    return alerts.stream()
        .filter(alert -> alert.rule().equals("impossible-travel"))
        .flatMap(alert -> alert.factors().stream())
        .filter(factor -> factor.name().equals("from"))
        .map(Factor::value)
        .findFirst();
  }

  private static Optional<String> usual(Alert alert, String name) {
    return alert.factors().stream()
        .filter(factor -> factor.name().equals(name) && factor.usual() != null)
        .map(Factor::usual)
        .findFirst();
  }
}
