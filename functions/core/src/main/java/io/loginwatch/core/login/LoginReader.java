package io.loginwatch.core.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.core.alert.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads back what {@link LoginJson} wrote. */
final class LoginReader {
  private LoginReader() {}

  static Login read(JsonNode ecs) {
    JsonNode event = ecs.path("event");
    JsonNode user = ecs.path("user");
    JsonNode agent = ecs.path("user_agent");
    JsonNode ours = ecs.path("loginwatch");
    return new Login(
        required(event, "id"),
        Instant.parse(required(ecs, "@timestamp")),
        required(user, "name"),
        text(user, "id"),
        text(user, "email"),
        text(ours, "actor"),
        required(event, "action"),
        outcome(event.path("outcome").asText("unknown")),
        text(event, "reason"),
        source(ecs.path("source"), ours),
        text(agent, "original"),
        new Device(
            agent.path("os").path("name").asText(""),
            agent.path("os").path("version").asText(""),
            agent.path("device").path("name").asText(""),
            agent.path("name").asText("")),
        agent.path("version").asInt(0),
        text(ecs.path("session"), "id"),
        text(ours, "log_source"),
        text(event, "provider"),
        text(ecs.path("service"), "name"),
        ours.path("interactive").asBoolean(true),
        verdicts(ours.path("verdicts")),
        labels(ecs.path("labels")));
  }

  private static Source source(JsonNode source, JsonNode ours) {
    JsonNode geo = source.path("geo");
    JsonNode location = geo.path("location");
    JsonNode as = source.path("as");
    Place place =
        new Place(
            text(geo, "country_iso_code"),
            text(geo, "region_name"),
            text(geo, "city_name"),
            location.path("lat").asDouble(Double.NaN),
            location.path("lon").asDouble(Double.NaN),
            ours.path("accuracy_km").asInt(-1));
    Network network =
        new Network(
            as.path("number").asLong(0),
            text(as.path("organization"), "name"),
            constant(
                Network.Kind.class, ours.path("network_kind").asText(""), Network.Kind.UNKNOWN));
    Set<Anonymizer> anonymizers = EnumSet.noneOf(Anonymizer.class);
    ours.path("anonymizers")
        .forEach(kind ->
            anonymizers.add(constant(Anonymizer.class, kind.asText(), Anonymizer.UNSPECIFIED)));
    return new Source(text(source, "ip"), place, network, anonymizers, text(ours, "site"));
  }

  private static List<Login.Verdict> verdicts(JsonNode array) {
    List<Login.Verdict> verdicts = new ArrayList<>();
    array.forEach(verdict ->
        verdicts.add(
            new Login.Verdict(
                verdict.path("provider").asText(),
                verdict.path("cause").asText(),
                constant(Severity.class, verdict.path("severity").asText(), Severity.MEDIUM),
                verdict.path("detail").asText())));
    return verdicts;
  }

  private static Map<String, String> labels(JsonNode object) {
    if (object.isEmpty()) {
      return Map.of();
    }
    Map<String, String> labels = new TreeMap<>();
    object.properties().forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return labels;
  }

  private static Outcome outcome(String word) {
    return constant(Outcome.class, word, Outcome.UNKNOWN);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word, E otherwise) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(word)) {
        return constant;
      }
    }
    return otherwise;
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value.asText();
  }

  private static String required(JsonNode node, String name) {
    String value = text(node, name);
    if (value == null) {
      throw new IllegalArgumentException("a login without " + name);
    }
    return value;
  }
}
