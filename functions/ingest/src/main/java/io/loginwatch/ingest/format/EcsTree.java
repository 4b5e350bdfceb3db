package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Login;
import io.loginwatch.ingest.wire.Outer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads an ECS record from its tree, in any of the shapes that pipelines give it. */
final class EcsTree {
  /** Where the headers of a request are. */
  static final String HEADERS = "http.request.headers";

  private static final int MOST_VERDICTS = 4;

  private EcsTree() {}

  /** What the record, which has no dotted names, says. */
  static EcsRecord read(JsonNode record, Outer outer) {
    EcsRecord said = new EcsRecord();
    JsonNode source = Fields.object(record, "source");
    JsonNode client = Fields.object(record, "client");
    if (client != null && !says(source)) {
      said.origin = "client";
      source = client;
    }
    JsonNode geo = place(record, source, client, said);
    for (EcsField field : EcsField.values()) {
      said.text(field, Fields.text(at(record, field.path(), said.origin, geo)));
    }
    JsonNode event = Fields.object(record, "event");
    said.categories = event == null ? null : EcsRecord.words(event.get("category"));
    said.types = event == null ? null : EcsRecord.words(event.get("type"));
    JsonNode own = record.get("@timestamp");
    if (own != null && own.isArray()) {
      own = own.get(0);
    }
    said.time = own == null || own.isNull() ? outer.time() : own;
    user(record, said);
    origin(source, geo, said);
    agent(record, said);
    own(Fields.object(record, "loginwatch"), said);
    AddressTags.read(record, source, said.tagged);
    Function<String, @Nullable String> other =
        name -> Fields.text(at(record, List.of(name.split("\\.")), said.origin, geo));
    if (record.has("azure")) {
      AzureSignIn.complete(said, other);
    }
    OktaStep.complete(said, other);
    said.orElseSession(Fields.text(Fields.object(record, "labels"), "session_id"));
    return said;
  }

  /** Whether there is a source: something that says where it is. */
  private static boolean says(@Nullable JsonNode source) {
    return Fields.text(source, "ip") != null
        || Fields.text(source, "address") != null
        || Fields.object(source, "geo") != null;
  }

  /**
   * Where the source is. Pipelines that look its address up may put what they find at the client,
   * or by itself: {@code geoip} is where Elasticsearch's processor does so if it is not told.
   */
  private static @Nullable JsonNode place(
      JsonNode record, @Nullable JsonNode source, @Nullable JsonNode client, EcsRecord said) {
    said.place = said.origin + ".geo";
    JsonNode geo = Fields.object(source, "geo");
    if (geo == null && isOf(client, Fields.text(source, "ip"))) {
      said.place = "client.geo";
      geo = Fields.object(client, "geo");
    }
    for (String name : geo == null ? List.of("geo", "geoip") : List.<String>of()) {
      if (geo == null) {
        said.place = name;
        geo = Fields.object(record, name);
      }
    }
    return geo;
  }

  /** Whether a client is, or may be, what has that address. */
  private static boolean isOf(@Nullable JsonNode client, @Nullable String ip) {
    String own = Fields.text(client, "ip");
    return own == null || own.equals(ip);
  }

  private static @Nullable JsonNode at(
      JsonNode record, List<String> path, String origin, @Nullable JsonNode geo) {
    boolean inPlace = path.size() > 1 && path.get(1).equals("geo");
    JsonNode node = inPlace ? geo : record;
    for (int i = inPlace ? 2 : 0; node != null && i < path.size(); i++) {
      String name = path.get(i).equals("source") ? origin : path.get(i);
      node = i == path.size() - 1 ? node.get(name) : Fields.object(node, name);
    }
    return node;
  }

  /** The user may be no more than a name, or somebody who did it to another. */
  private static void user(JsonNode record, EcsRecord said) {
    JsonNode user = record.get("user");
    if (user != null && user.isArray()) {
      user = user.get(0);
    }
    if (user == null || !user.isObject()) {
      said.text(EcsField.USER, Fields.text(user));
      return;
    }
    JsonNode target = Fields.object(user, "target");
    if (target != null) {
      if (said.text(EcsField.ACTOR) == null) {
        said.text(EcsField.ACTOR, said.user());
      }
      said.text(EcsField.USER, Fields.text(target, "name"));
      said.text(EcsField.USER_ID, Fields.text(target, "id"));
      said.text(EcsField.EMAIL, Fields.text(target, "email"));
    }
  }

  private static void origin(@Nullable JsonNode origin, @Nullable JsonNode geo, EcsRecord said) {
    if (geo != null) {
      said.location = geo.get("location");
      said.looseLatitude = number(geo, "lat", "latitude");
      said.looseLongitude = number(geo, "lon", "lng", "longitude");
      said.radius = Fields.number(geo.get("accuracy_radius"));
      if (Double.isNaN(said.radius)) {
        said.radius = Fields.number(geo.path("location").get("accuracy_radius"));
      }
    }
    JsonNode as = Fields.object(origin, "as");
    said.asn = as == null ? Double.NaN : Fields.number(as.get("number"));
  }

  /** The first that is a number. */
  private static double number(JsonNode object, String... names) {
    double number = Double.NaN;
    for (String name : names) {
      number = Double.isNaN(number) ? Fields.number(object.get(name)) : number;
    }
    return number;
  }

  /** Whether a header of a request is its user agent, as headers are spelt and as fields are. */
  static boolean isAgentHeader(String name) {
    return name.equalsIgnoreCase("user-agent") || name.equalsIgnoreCase("user_agent");
  }

  private static void agent(JsonNode record, EcsRecord said) {
    JsonNode agent = record.get("user_agent");
    if (agent != null && !agent.isObject()) {
      said.text(EcsField.AGENT, Fields.text(agent));
    }
    JsonNode headers = record.path("http").path("request").path("headers");
    for (Map.Entry<String, JsonNode> header : headers.properties()) {
      if (isAgentHeader(header.getKey())) {
        said.orElseAgent(HEADERS + "." + header.getKey(), Fields.text(header.getValue()));
      }
    }
  }

  /** What only this product writes. */
  private static void own(@Nullable JsonNode own, EcsRecord said) {
    if (own == null) {
      return;
    }
    said.interactive = own.path("interactive").asBoolean(true);
    if (own.has("accuracy_km")) {
      said.accuracyKm = Math.max(own.path("accuracy_km").asInt(-1), -1);
    }
    List<String> anonymizers = new ArrayList<>();
    own.path("anonymizers").forEach(kind -> anonymizers.add(kind.asText()));
    said.anonymizers = anonymizers;
    List<Login.Verdict> verdicts = new ArrayList<>();
    for (JsonNode verdict : own.path("verdicts")) {
      if (verdicts.size() < MOST_VERDICTS) {
        verdicts.add(
            new Login.Verdict(
                Clip.of(verdict.path("provider").asText("unknown"), 32),
                Words.kebab(verdict.path("cause").asText("suspicious")),
                Constants.of(Severity.class, verdict.path("severity").asText(), Severity.MEDIUM),
                Clip.of(verdict.path("detail").asText(""), 120)));
      }
    }
    said.verdicts = verdicts;
  }
}
