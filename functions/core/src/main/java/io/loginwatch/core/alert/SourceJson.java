package io.loginwatch.core.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.login.Source;
import java.util.Locale;
import java.util.Set;

/**
 * Where a login came from, as a part of an alert: ECS field names, and three of our own ({@code
 * anonymizer}, {@code network_kind}, {@code site}).
 */
final class SourceJson {
  private SourceJson() {}

  static ObjectNode toJson(Source source) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    AlertJson.putIfKnown(json, "ip", source.ip());
    ObjectNode geo = geo(source.place());
    if (!geo.isEmpty()) {
      json.set("geo", geo);
    }
    network(json, source.network());
    if (!source.anonymizers().isEmpty()) {
      ArrayNode anonymizer = json.putArray("anonymizer");
      source.anonymizers().stream().sorted().map(SourceJson::word).forEach(anonymizer::add);
    }
    AlertJson.putIfKnown(json, "site", source.site());
    return json;
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

  private static ObjectNode geo(Place place) {
    ObjectNode geo = JsonNodeFactory.instance.objectNode();
    AlertJson.putIfKnown(geo, "country_iso_code", place.country());
    AlertJson.putIfKnown(geo, "region_name", place.region());
    AlertJson.putIfKnown(geo, "city_name", place.city());
    if (place.located()) {
      geo.putObject("location").put("lat", place.latitude()).put("lon", place.longitude());
    }
    if (place.accuracyKm() >= 0) {
      geo.put("accuracy_km", place.accuracyKm());
    }
    return geo;
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

  private static void network(ObjectNode json, Network network) {
    if (network.asn() != 0 || network.organization() != null) {
      ObjectNode as = json.putObject("as");
      if (network.asn() != 0) {
        as.put("number", network.asn());
      }
      if (network.organization() != null) {
        as.putObject("organization").put("name", network.organization());
      }
    }
    if (network.kind() != Network.Kind.UNKNOWN) {
      json.put("network_kind", word(network.kind()));
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
