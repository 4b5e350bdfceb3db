package io.loginwatch.ingest.enrich;

import io.loginwatch.config.Section;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.login.Remembered;
import io.loginwatch.core.login.Source;
import io.loginwatch.ingest.format.Clip;
import io.loginwatch.ingest.format.Draft;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills in what a log does not say and an address or a user agent tells; what it says stands. */
public final class Enrichment {
  private static final Pattern VERSIONED = Pattern.compile("(\\D*[^\\d\\s/.])[\\s/]*\\d.*");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

  /** Characters of a part of a user agent that a log took apart itself. */
  private static final int LONGEST_PART = 48;

  /** What a log took a user agent apart into recurs with every login on such a device. */
  private static final Remembered<String> FAMILIES =
      new Remembered<>(LONGEST_PART, Enrichment::withoutVersion);

  private static final Remembered<String> MAJORS =
      new Remembered<>(LONGEST_PART, Enrichment::firstNumber);

  private final UserAgents agents = new UserAgents();
  private final Origins origins;

  /**
   * @param ingest section of the configuration, with sites and lists
   * @param folder where databases and lists are
   */
  public Enrichment(Section ingest, Path folder) {
    this.origins = new Origins(ingest, folder);
  }

  /** Where the login came from, as far as it can be known. */
  public Source source(Draft draft) {
    Known known = draft.ip == null ? Known.NOTHING : origins.of(draft.ip, draft.asn);
    Place place = place(draft, known);
    boolean ownNetwork = draft.asn != 0 || draft.organization != null;
    Network.Kind kind = draft.networkKind == Network.Kind.UNKNOWN ? known.kind : draft.networkKind;
    Network network =
        ownNetwork
            ? new Network(
                draft.asn,
                draft.organization == null ? organization(draft, known) : draft.organization,
                kind)
            : known.asn == 0 && known.organization == null && kind == Network.Kind.UNKNOWN
                ? Network.NONE
                : new Network(known.asn, known.organization, kind);
    Set<Anonymizer> anonymizers = anonymizers(draft, known);
    return new Source(draft.ip, place, network, anonymizers, site(known, place));
  }

  /** A documentation address that has a place plays the part of a real one. */
  private static @Nullable String site(Known known, Place place) {
    boolean playing = NamedRanges.DOCUMENTATION.equals(known.site) && !place.equals(Place.NONE);
    return playing ? null : known.site;
  }

  private static @Nullable String organization(Draft draft, Known known) {
    return draft.asn == known.asn ? known.organization : null;
  }

  /** A country alone is completed by a database that has the same country. */
  private static Place place(Draft draft, Known known) {
    boolean said = draft.country != null || draft.city != null || !Double.isNaN(draft.latitude);
    Place there = known.place;
    if (!said) {
      return there;
    }
    boolean same = draft.country == null || draft.country.equals(there.country());
    boolean fill =
        Double.isNaN(draft.latitude)
            && there.located()
            && same
            && (draft.city == null || draft.city.equalsIgnoreCase(there.city()));
    if (fill) {
      return new Place(
          there.country(),
          draft.region != null ? draft.region : there.region(),
          draft.city != null ? draft.city : there.city(),
          there.latitude(),
          there.longitude(),
          there.accuracyKm());
    }
    return new Place(
        draft.country == null && draft.city == null ? there.country() : draft.country,
        draft.region,
        draft.city,
        draft.latitude,
        draft.longitude,
        draft.accuracyKm);
  }

  private static Set<Anonymizer> anonymizers(Draft draft, Known known) {
    if (draft.anonymizers == null) {
      return known.anonymizers;
    }
    if (known.anonymizers.isEmpty()) {
      return draft.anonymizers;
    }
    Set<Anonymizer> both = EnumSet.copyOf(draft.anonymizers);
    both.addAll(known.anonymizers);
    if (both.size() > 1) {
      both.remove(Anonymizer.UNSPECIFIED);
    }
    return both;
  }

  /** What the login was made with. */
  public Client client(Draft draft) {
    if (draft.userAgent != null) {
      return agents.client(draft.userAgent);
    }
    if (draft.browser.isEmpty() && draft.os.isEmpty() && draft.deviceKind.isEmpty()) {
      return Client.NONE;
    }
    String os = FAMILIES.of(draft.os);
    String version =
        draft.osVersion.isEmpty() && draft.os.startsWith(os)
            ? draft.os.substring(os.length())
            : draft.osVersion;
    Device device =
        UserAgents.device(
            os,
            MAJORS.of(version),
            Clip.of(draft.deviceKind, LONGEST_PART),
            FAMILIES.of(draft.browser));
    String browser =
        MAJORS.of(draft.browserVersion.isEmpty() ? draft.browser : draft.browserVersion);
    return new Client(device, browser.isEmpty() ? 0 : Integer.parseInt(browser));
  }

  /** The name without its version: an update is no new device. */
  private static String withoutVersion(String name) {
    Matcher versioned = VERSIONED.matcher(name);
    String family = versioned.matches() ? versioned.group(1).strip() : name.strip();
    return family.equalsIgnoreCase("unknown") ? "" : Clip.of(family, LONGEST_PART);
  }

  private static String firstNumber(String version) {
    Matcher number = NUMBER.matcher(version);
    return number.find() ? number.group() : "";
  }
}
