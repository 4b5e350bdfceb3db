package io.loginwatch.core.alert;

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

  static void write(JsonGenerator json, Source source) throws IOException {
    json.writeStartObject();
    AlertJson.writeIfKnown(json, "ip", source.ip());
    if (isKnown(source.place())) {
      geo(json, source.place());
    }
    network(json, source.network());
    if (!source.anonymizers().isEmpty()) {
      json.writeArrayFieldStart("anonymizer");
      for (Anonymizer anonymizer : new TreeSet<>(source.anonymizers())) {
        json.writeString(word(anonymizer));
      }
      json.writeEndArray();
    }
    AlertJson.writeIfKnown(json, "site", source.site());
    json.writeEndObject();
  }

  static Source fromJson(JsonNode json) {
    return new Source(
        AlertJson.textOrNull(json, "ip"),
        place(json.path("geo")),
        network(json),
        Set.copyOf(
            AlertJson.list(
                json.path("anonymizer"),
                word -> Anonymizer.valueOf(word.asText().toUpperCase(Locale.ROOT)))),
        AlertJson.textOrNull(json, "site"));
  }

  private static boolean isKnown(Place place) {
    return place.country() != null
        || place.region() != null
        || place.city() != null
        || place.located()
        || place.accuracyKm() >= 0;
  }

  private static void geo(JsonGenerator json, Place place) throws IOException {
    json.writeObjectFieldStart("geo");
    AlertJson.writeIfKnown(json, "country_iso_code", place.country());
    AlertJson.writeIfKnown(json, "region_name", place.region());
    AlertJson.writeIfKnown(json, "city_name", place.city());
    if (place.located()) {
      json.writeObjectFieldStart("location");
      json.writeNumberField("lat", place.latitude());
      json.writeNumberField("lon", place.longitude());
      json.writeEndObject();
    }
    if (place.accuracyKm() >= 0) {
      json.writeNumberField("accuracy_km", place.accuracyKm());
    }
    json.writeEndObject();
  }

  private static Place place(JsonNode geo) {
    JsonNode location = geo.path("location");
    return new Place(
        AlertJson.textOrNull(geo, "country_iso_code"),
        AlertJson.textOrNull(geo, "region_name"),
        AlertJson.textOrNull(geo, "city_name"),
        location.path("lat").asDouble(Double.NaN),
        location.path("lon").asDouble(Double.NaN),
        geo.path("accuracy_km").asInt(-1));
  }

  private static void network(JsonGenerator json, Network network) throws IOException {
    if (network.asn() != 0 || network.organization() != null) {
      json.writeObjectFieldStart("as");
      if (network.asn() != 0) {
        json.writeNumberField("number", network.asn());
      }
      if (network.organization() != null) {
        json.writeObjectFieldStart("organization");
        json.writeStringField("name", network.organization());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    if (network.kind() != Network.Kind.UNKNOWN) {
      json.writeStringField("network_kind", word(network.kind()));
    }
  }

  private static Network network(JsonNode json) {
    JsonNode as = json.path("as");
    return new Network(
        as.path("number").asLong(0),
        AlertJson.textOrNull(as.path("organization"), "name"),
        Network.Kind.valueOf(json.path("network_kind").asText("unknown").toUpperCase(Locale.ROOT)));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
