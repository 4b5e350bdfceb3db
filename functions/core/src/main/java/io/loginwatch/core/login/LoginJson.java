package io.loginwatch.core.login;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A login as JSON, in nested ECS: what rules match, what the API answers and, less what follows
 * from the rest, what is stored.
 *
 * <p>This reads back what it wrote. What senders write is read by the ingest function, which also
 * knows ECS as it occurs in the wild.
 */
public final class LoginJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private LoginJson() {}

  /** The whole login; what is not known is absent. */
  public static ObjectNode toEcs(Login login) {
    try (var tokens = new TokenBuffer(MAPPER, false)) {
      write(tokens, login, true);
      return MAPPER.readTree(tokens.asParser());
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is read or written but memory", e);
    }
  }

  /**
   * The shortest text that {@link #fromEcs} reads back whole: without the kind, category and type
   * of the event, which follow from its action.
   */
  public static String toStored(Login login) {
    var text = new StringWriter(1024);
    try (JsonGenerator json = MAPPER.createGenerator(text)) {
      write(json, login, false);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written but memory", e);
    }
    return text.toString();
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

  private static void write(JsonGenerator json, Login login, boolean whole) throws IOException {
    var ecs = new SparseJson(json);
    json.writeStartObject();
    ecs.put("@timestamp", time(login.time()));
    ecs.open("event").put("id", login.id());
    if (whole) {
      ecs.put("kind", "event");
      words(ecs.named("category"), List.of("authentication"));
      words(ecs.named("type"), List.of(type(login.action())));
    }
    ecs.put("action", login.action())
        .put("outcome", word(login.outcome()))
        .put("reason", login.reason())
        .put("provider", login.provider())
        .close();
    ecs.open("user")
        .put("name", login.user())
        .put("id", login.userId())
        .put("email", login.email())
        .close();
    source(ecs, login.source());
    agent(ecs, login);
    ecs.open("service").put("name", login.application()).close();
    ecs.open("session").put("id", login.session()).close();
    ecs.open("labels");
    for (Map.Entry<String, String> label : new TreeMap<>(login.labels()).entrySet()) {
      ecs.put(label.getKey(), label.getValue());
    }
    ecs.close();
    ours(ecs, login, whole);
    json.writeEndObject();
  }

  private static void source(SparseJson ecs, Source source) throws IOException {
    ecs.open("source").put("ip", source.ip());
    Place place = source.place();
    ecs.open("geo")
        .put("country_iso_code", place.country())
        .put("region_name", place.region())
        .put("city_name", place.city());
    if (place.located()) {
      ecs.open("location").put("lat", place.latitude()).put("lon", place.longitude()).close();
    }
    ecs.close();
    Network network = source.network();
    ecs.open("as");
    if (network.asn() != 0) {
      ecs.put("number", network.asn());
    }
    ecs.open("organization").put("name", network.organization()).close();
    ecs.close();
    ecs.close();
  }

  private static void agent(SparseJson ecs, Login login) throws IOException {
    Device device = login.device();
    ecs.open("user_agent")
        .put("original", login.userAgent())
        .putUnlessBlank("name", device.browser());
    if (login.browserMajor() > 0) {
      ecs.put("version", Integer.toString(login.browserMajor()));
    }
    ecs.open("os")
        .putUnlessBlank("name", device.os())
        .putUnlessBlank("version", device.osMajor())
        .close();
    ecs.open("device").putUnlessBlank("name", device.kind()).close();
    ecs.close();
  }

  private static void ours(SparseJson ecs, Login login, boolean whole) throws IOException {
    Source source = login.source();
    ecs.open("loginwatch").put("actor", login.actor()).put("log_source", login.logSource());
    if (whole || !login.interactive()) {
      ecs.put("interactive", login.interactive());
    }
    if (!login.verdicts().isEmpty()) {
      verdicts(ecs.named("verdicts"), login.verdicts());
    }
    if (!source.anonymizers().isEmpty()) {
      words(
          ecs.named("anonymizers"),
          new TreeSet<>(source.anonymizers()).stream().map(LoginJson::word).toList());
    }
    if (source.place().accuracyKm() >= 0) {
      ecs.put("accuracy_km", source.place().accuracyKm());
    }
    if (source.network().kind() != Network.Kind.UNKNOWN) {
      ecs.put("network_kind", word(source.network().kind()));
    }
    ecs.put("site", source.site()).close();
  }

  private static void verdicts(JsonGenerator json, List<Login.Verdict> verdicts)
      throws IOException {
    json.writeStartArray();
    for (Login.Verdict verdict : verdicts) {
      json.writeStartObject();
      new SparseJson(json)
          .put("provider", verdict.provider())
          .put("cause", verdict.cause())
          .put("severity", word(verdict.severity()))
          .put("detail", verdict.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void words(JsonGenerator json, List<String> words) throws IOException {
    json.writeStartArray();
    for (String word : words) {
      json.writeString(word);
    }
    json.writeEndArray();
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
}
