package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Source;
import io.loginwatch.core.settings.AddressRanges;
import io.loginwatch.core.settings.Countries;
import io.loginwatch.core.settings.Forbidden;
import java.util.List;

/** A login from a country or a network that nobody may log in from. */
final class ForbiddenOrigin implements Detector {
  static final String COUNTRY = "forbidden-country";
  static final String NETWORK = "forbidden-network";

  private final Countries countries;
  private final AddressRanges networks;

  ForbiddenOrigin(Forbidden settings) {
    countries = new Countries(settings.countries());
    networks = new AddressRanges(settings.networks());
  }

  @Override
  public void inspect(Sighting seen, List<Signal> signals) {
    Source source = seen.login().source();
    if (!countries.isEmpty() && countries.contains(source.place().country())) {
      signals.add(signal(COUNTRY, seen, "Login from a forbidden country", source.place().label()));
    }
    if (!networks.isEmpty() && networks.contain(source.ip(), source.network().asn())) {
      signals.add(
          signal(NETWORK, seen, "Login from a forbidden network", String.valueOf(source.ip())));
    }
  }

  private static Signal signal(String rule, Sighting seen, String title, String where) {
    return Signal.of(rule, seen)
        .title(title)
        .summary(seen.login().user() + " logged in from " + where + ".")
        .severity(Severity.HIGH)
        .factor("from", where, null, 0)
        .build();
  }
}
