package io.loginwatch.ingest.enrich;

import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.login.Source;
import io.loginwatch.ingest.format.Clip;
import io.loginwatch.ingest.format.Draft;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in what a log does not say and an address or a user agent tells; what it says stands. */
public final class Enrichment {
  private static final Pattern VERSIONED = Pattern.compile("(\\D*[^\\d\\s/.])[\\s/]*\\d.*");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

  private final UserAgents agents = new UserAgents();

  /** Where the login came from, as far as it can be known. */
  public Source source(Draft draft) {
    Place place =
        new Place(
            draft.country,
            draft.region,
            draft.city,
            draft.latitude,
            draft.longitude,
            draft.accuracyKm);
    Network network = new Network(draft.asn, draft.organization, draft.networkKind);
    Set<io.loginwatch.core.login.Anonymizer> anonymizers =
        draft.anonymizers == null ? Set.of() : draft.anonymizers;
    return new Source(draft.ip, place, network, anonymizers, null);
  }

  /** What the login was made with. */
  public Device device(Draft draft) {
    if (draft.userAgent != null) {
      return agents.device(draft.userAgent);
    }
    if (draft.browser.isEmpty() && draft.os.isEmpty() && draft.deviceKind.isEmpty()) {
      return Device.NONE;
    }
    String os = family(draft.os);
    String version = draft.osVersion.isEmpty() ? draft.os.substring(os.length()) : draft.osVersion;
    return new Device(os, major(version), draft.deviceKind, family(draft.browser));
  }

  /** The name without its version: an update is no new device. */
  private static String family(String name) {
    Matcher versioned = VERSIONED.matcher(name);
    String family = versioned.matches() ? versioned.group(1).strip() : name.strip();
    return family.equalsIgnoreCase("unknown") ? "" : Clip.of(family, 48);
  }

  private static String major(String version) {
    Matcher number = NUMBER.matcher(version);
    return number.find() ? number.group() : "";
  }
}
