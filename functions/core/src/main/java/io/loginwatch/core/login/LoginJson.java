package io.loginwatch.core.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.core.alert.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A login as JSON, in nested ECS: what rules match, what the API answers and, less what follows
 * from the rest, what is stored.
 *
 * <p>This reads back what it wrote. What senders write is read by the ingest function, which also
 * knows ECS as it occurs in the wild.
 */
public final class LoginJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private LoginJson() {}

  /** The whole login; what is not known is absent. */
  public static ObjectNode toEcs(Login login) {
    return write(login, true);
  }

  /**
   * The shortest text that {@link #fromEcs} reads back whole: without the kind, category and type
   * of the event, which follow from its action.
   */
  public static String toStored(Login login) {
    return write(login, false).toString();
  }

  /**
   * Reads what {@link #toStored} wrote.
   *
   * @throws IllegalArgumentException if it is no login
   */
  public static Login fromStored(String json) {
    try {
      return fromEcs(MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a stored login: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Reads what {@link #toEcs} or {@link #toStored} wrote.
   *
   * @throws IllegalArgumentException if it lacks an id, a time, a user or an action
   */
  public static Login fromEcs(JsonNode ecs) {
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
        text(ecs.path("session"), "id"),
        text(ours, "log_source"),
        text(event, "provider"),
        text(ecs.path("service"), "name"),
        ours.path("interactive").asBoolean(true),
        verdicts(ours.path("verdicts")),
        labels(ecs.path("labels")));
  }

  private static ObjectNode write(Login login, boolean whole) {
    ObjectNode ecs = NODES.objectNode();
    ecs.put("@timestamp", time(login.time()));
    ObjectNode event = ecs.putObject("event").put("id", login.id());
    if (whole) {
      event.put("kind", "event");
      event.putArray("category").add("authentication");
      event.putArray("type").add(type(login.action()));
    }
    event.put("action", login.action()).put("outcome", word(login.outcome()));
    put(event, "reason", login.reason());
    put(event, "provider", login.provider());
    ObjectNode user = ecs.putObject("user").put("name", login.user());
    put(user, "id", login.userId());
    put(user, "email", login.email());
    putUnlessEmpty(ecs, "source", source(login.source()));
    putUnlessEmpty(ecs, "user_agent", agent(login));
    if (login.application() != null) {
      ecs.putObject("service").put("name", login.application());
    }
    if (login.session() != null) {
      ecs.putObject("session").put("id", login.session());
    }
    if (!login.labels().isEmpty()) {
      ObjectNode labels = ecs.putObject("labels");
      new TreeMap<>(login.labels()).forEach(labels::put);
    }
    putUnlessEmpty(ecs, "loginwatch", ours(login, whole));
    return ecs;
  }

  private static ObjectNode source(Source source) {
    ObjectNode node = NODES.objectNode();
    put(node, "ip", source.ip());
    Place place = source.place();
    ObjectNode geo = NODES.objectNode();
    put(geo, "country_iso_code", place.country());
    put(geo, "region_name", place.region());
    put(geo, "city_name", place.city());
    if (place.located()) {
      geo.putObject("location").put("lat", place.latitude()).put("lon", place.longitude());
    }
    putUnlessEmpty(node, "geo", geo);
    Network network = source.network();
    ObjectNode as = NODES.objectNode();
    if (network.asn() != 0) {
      as.put("number", network.asn());
    }
    if (network.organization() != null) {
      as.putObject("organization").put("name", network.organization());
    }
    putUnlessEmpty(node, "as", as);
    return node;
  }

  private static ObjectNode agent(Login login) {
    ObjectNode agent = NODES.objectNode();
    Device device = login.device();
    put(agent, "original", login.userAgent());
    putUnlessBlank(agent, "name", device.browser());
    ObjectNode os = NODES.objectNode();
    putUnlessBlank(os, "name", device.os());
    putUnlessBlank(os, "version", device.osMajor());
    putUnlessEmpty(agent, "os", os);
    if (!device.kind().isEmpty()) {
      agent.putObject("device").put("name", device.kind());
    }
    return agent;
  }

  private static ObjectNode ours(Login login, boolean whole) {
    ObjectNode ours = NODES.objectNode();
    put(ours, "actor", login.actor());
    put(ours, "log_source", login.logSource());
    if (whole || !login.interactive()) {
      ours.put("interactive", login.interactive());
    }
    if (!login.verdicts().isEmpty()) {
      ArrayNode verdicts = ours.putArray("verdicts");
      login
          .verdicts()
          .forEach(verdict ->
              verdicts
                  .addObject()
                  .put("provider", verdict.provider())
                  .put("cause", verdict.cause())
                  .put("severity", word(verdict.severity()))
                  .put("detail", verdict.detail()));
    }
    Source source = login.source();
    if (!source.anonymizers().isEmpty()) {
      ArrayNode anonymizers = ours.putArray("anonymizers");
      new TreeSet<>(source.anonymizers()).forEach(kind -> anonymizers.add(word(kind)));
    }
    if (source.place().accuracyKm() >= 0) {
      ours.put("accuracy_km", source.place().accuracyKm());
    }
    if (source.network().kind() != Network.Kind.UNKNOWN) {
      ours.put("network_kind", word(source.network().kind()));
    }
    put(ours, "site", source.site());
    return ours;
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

  /** ECS {@code event.type}: sessions start and end, accounts change. */
  private static String type(String action) {
    return switch (action) {
      case Actions.LOGIN -> "start";
      case Actions.LOGOUT -> "end";
      case Actions.MFA_DISABLED,
          Actions.MFA_ENROLLED,
          Actions.TOTP_DISABLED,
          Actions.PASSWORD_CHANGED,
          Actions.PASSWORD_RESET,
          Actions.ROLE_CHANGED ->
          "change";
      default -> "info";
    };
  }

  private static Outcome outcome(String word) {
    return constant(Outcome.class, word, Outcome.UNKNOWN);
  }

  /** Fixed width to the millisecond, so that texts sort as times do; longer only if it must. */
  private static String time(Instant time) {
    String text = time.toString();
    return time.getNano() == 0 ? text.substring(0, text.length() - 1) + ".000Z" : text;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word, E otherwise) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(word)) {
        return constant;
      }
    }
    return otherwise;
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  private static void putUnlessBlank(ObjectNode node, String name, String value) {
    if (!value.isEmpty()) {
      node.put(name, value);
    }
  }

  private static void putUnlessEmpty(ObjectNode node, String name, ObjectNode child) {
    if (!child.isEmpty()) {
      node.set(name, child);
    }
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
