package io.loginwatch.core.detection;

import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import java.util.Set;

/**
 * Relays that a browser or a phone sends its traffic through by itself, as Apple's Private Relay:
 * whoever has one did not set out to hide, and comes out in the own country, mostly near. They are
 * known by the log's own verdict, or by the shape: Apple's browser, through one of the three
 * networks that Apple's relay comes out of.
 */
final class Relays {
  /** Akamai, Cloudflare and Fastly, who run Private Relay's second hop by Apple's own list. */
  private static final Set<Long> APPLES = Set.of(13_335L, 36_183L, 54_113L);

  private static final Set<Anonymizer> ONLY = Set.of(Anonymizer.RELAY);

  private Relays() {}

  /** Whether a login came through a relay in the user's own country. */
  static boolean isAtHome(Sighting seen) {
    return seen.visit().spot().country().equals(seen.usualCountry())
        && (seen.anonymizers().equals(ONLY) || (seen.anonymizers().isEmpty() && isApples(seen)));
  }

  private static boolean isApples(Sighting seen) {
    Device device = seen.visit().device();
    return APPLES.contains(seen.login().source().network().asn())
        && device.browser().endsWith("Safari")
        && (device.os().startsWith("iOS")
            || device.os().startsWith("iPadOS")
            || device.os().startsWith("Mac OS"));
  }
}
