package io.loginwatch.ingest.enrich;

import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What databases and lists know of one address; gathered from one after the other. */
final class Known {
  static final Known NOTHING = new Known();

  @Nullable String site;
  Place place = Place.NONE;
  long asn;
  @Nullable String organization;
  Network.Kind kind = Network.Kind.UNKNOWN;
  final Set<Anonymizer> anonymizers = EnumSet.noneOf(Anonymizer.class);

  /** One of the same that more can be added to. */
  Known copy() {
    Known copy = new Known();
    copy.site = site;
    copy.place = place;
    copy.asn = asn;
    copy.organization = organization;
    copy.kind = kind;
    copy.anonymizers.addAll(anonymizers);
    return copy;
  }

  /** Whether a database had an answer. */
  boolean answered() {
    return !place.equals(Place.NONE) || asn != 0 || !anonymizers.isEmpty();
  }

  /** The better place of two databases is the one with coordinates, and then with a city. */
  void place(Place other) {
    boolean better =
        (other.located() && !place.located())
            || (other.located() == place.located()
                && place.city() == null
                && other.country() != null);
    if (better) {
      place = other;
    }
  }

  void network(@Nullable Long number, @Nullable String name) {
    if (asn == 0 && number != null) {
      asn = number;
    }
    if (organization == null) {
      organization = name;
    }
  }
}
