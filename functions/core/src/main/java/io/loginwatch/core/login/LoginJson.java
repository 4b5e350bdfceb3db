package io.loginwatch.core.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
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
    return LoginReader.read(ecs);
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
    if (login.browserMajor() > 0) {
      agent.put("version", Integer.toString(login.browserMajor()));
    }
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

  /** Fixed width to the millisecond, so that texts sort as times do; longer only if it must. */
  private static String time(Instant time) {
    String text = time.toString();
    return time.getNano() == 0 ? text.substring(0, text.length() - 1) + ".000Z" : text;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
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
}
