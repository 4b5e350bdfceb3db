package io.loginwatch.core.alert;

import static io.loginwatch.core.alert.AlertField.ACCURACY_KM;
import static io.loginwatch.core.alert.AlertField.ANONYMIZER;
import static io.loginwatch.core.alert.AlertField.AS;
import static io.loginwatch.core.alert.AlertField.CITY_NAME;
import static io.loginwatch.core.alert.AlertField.COUNTRY_ISO_CODE;
import static io.loginwatch.core.alert.AlertField.GEO;
import static io.loginwatch.core.alert.AlertField.IP;
import static io.loginwatch.core.alert.AlertField.LAT;
import static io.loginwatch.core.alert.AlertField.LOCATION;
import static io.loginwatch.core.alert.AlertField.LON;
import static io.loginwatch.core.alert.AlertField.NAME;
import static io.loginwatch.core.alert.AlertField.NETWORK_KIND;
import static io.loginwatch.core.alert.AlertField.NUMBER;
import static io.loginwatch.core.alert.AlertField.ORGANIZATION;
import static io.loginwatch.core.alert.AlertField.REGION_NAME;
import static io.loginwatch.core.alert.AlertField.SITE;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.login.Source;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a login came from, as a part of an alert: ECS field names, and three of our own ({@code
 * anonymizer}, {@code network_kind}, {@code site}).
 */
final class SourceJson {
  private SourceJson() {}

  /** Writes the fields of an object that is begun. */
  static void write(JsonGenerator json, Source source) throws IOException {
    IP.writeIfKnown(json, source.ip());
    if (isKnown(source.place())) {
      geo(json, source.place());
    }
    network(json, source.network());
    if (!source.anonymizers().isEmpty()) {
      ANONYMIZER.startArray(json);
      for (Anonymizer anonymizer : new TreeSet<>(source.anonymizers())) {
        json.writeString(word(anonymizer));
      }
      json.writeEndArray();
    }
    SITE.writeIfKnown(json, source.site());
  }

  static Source fromJson(JsonNode json) {
    return new Source(
        AlertJson.textOrNull(json, IP),
        place(GEO.in(json)),
        network(json),
        Set.copyOf(
            AlertJson.list(
                ANONYMIZER.in(json),
                word -> Anonymizer.valueOf(word.asText().toUpperCase(Locale.ROOT)))),
        AlertJson.textOrNull(json, SITE));
  }

  private static boolean isKnown(Place place) {
    return place.country() != null
        || place.region() != null
        || place.city() != null
        || place.located()
        || place.accuracyKm() >= 0;
  }

  private static void geo(JsonGenerator json, Place place) throws IOException {
    GEO.startObject(json);
    COUNTRY_ISO_CODE.writeIfKnown(json, place.country());
    REGION_NAME.writeIfKnown(json, place.region());
    CITY_NAME.writeIfKnown(json, place.city());
    if (place.located()) {
      LOCATION.startObject(json);
      LAT.write(json, place.latitude());
      LON.write(json, place.longitude());
      json.writeEndObject();
    }
    if (place.accuracyKm() >= 0) {
      ACCURACY_KM.write(json, place.accuracyKm());
    }
    json.writeEndObject();
  }

  private static Place place(JsonNode geo) {
    JsonNode location = LOCATION.in(geo);
    return new Place(
        AlertJson.textOrNull(geo, COUNTRY_ISO_CODE),
        AlertJson.textOrNull(geo, REGION_NAME),
        AlertJson.textOrNull(geo, CITY_NAME),
        LAT.in(location).asDouble(Double.NaN),
        LON.in(location).asDouble(Double.NaN),
        ACCURACY_KM.in(geo).asInt(-1));
  }

  private static void network(JsonGenerator json, Network network) throws IOException {
    if (network.asn() != 0 || network.organization() != null) {
      AS.startObject(json);
      if (network.asn() != 0) {
        NUMBER.write(json, network.asn());
      }
      if (network.organization() != null) {
        ORGANIZATION.startObject(json);
        NAME.write(json, network.organization());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    if (network.kind() != Network.Kind.UNKNOWN) {
      NETWORK_KIND.write(json, word(network.kind()));
    }
  }

  private static Network network(JsonNode json) {
    JsonNode as = AS.in(json);
    return new Network(
        NUMBER.in(as).asLong(0),
        AlertJson.textOrNull(ORGANIZATION.in(as), NAME),
        Network.Kind.valueOf(NETWORK_KIND.in(json).asText("unknown").toUpperCase(Locale.ROOT)));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
