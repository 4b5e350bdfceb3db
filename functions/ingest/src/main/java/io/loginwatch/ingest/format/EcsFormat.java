package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Outcome;
import io.loginwatch.ingest.Refusal;
import io.loginwatch.ingest.wire.Outer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The Elastic Common Schema, nested or dotted, with arrays or single values, and what this product
 * writes itself. In Java and not a mapping because it is on the hot path.
 */
final class EcsFormat implements Format {
  private static final KnownNames KNOWN =
      KnownNames.of(
          List.of(
              "@timestamp",
              "@version",
              "ecs",
              "agent",
              "data_stream",
              "elastic_agent",
              "input",
              "log",
              "related",
              "message",
              "tags",
              "loginwatch",
              "labels",
              "session",
              "event.id",
              "event.kind",
              "event.category",
              "event.type",
              "event.action",
              "event.outcome",
              "event.reason",
              "event.provider",
              "event.module",
              "event.dataset",
              "event.ingested",
              "event.created",
              "event.original",
              "event.timezone",
              "event.severity",
              "event.agent_id_status",
              "user.name",
              "user.id",
              "user.email",
              "user.target",
              "user.full_name",
              "source.ip",
              "source.address",
              "source.geo",
              "source.as",
              "client.ip",
              "client.address",
              "client.geo",
              "client.as",
              "user_agent",
              "service.name"));

  private final Watch watch;

  EcsFormat(Watch watch) {
    this.watch = watch;
  }

  @Override
  public String name() {
    return "ecs";
  }

  @Override
  public boolean recognises(JsonNode record) {
    JsonNode event = record.get("event");
    if (event != null && event.isObject()) {
      boolean described =
          isWord(event, "category")
              || isWord(event, "outcome")
              || isWord(event, "action")
              || isWord(event, "kind");
      JsonNode source = record.get("source");
      return described
          && (record.has("@timestamp")
              || record.has("user")
              || record.has("user.name")
              || (source != null && source.isObject()));
    }
    return record.has("event.category")
        || record.has("event.outcome")
        || record.has("event.action")
        || (record.has("@timestamp")
            && (record.has("user.name") || record.path("user").isObject()));
  }

  @Override
  public void read(JsonNode raw, Outer outer, Instant now, Consumer<Draft> sink) {
    JsonNode record = Fields.nested(raw);
    Draft draft = new Draft();
    JsonNode event = Fields.object(record, "event");
    if (watched(event, draft)) {
      describe(event, draft);
      time(record, outer, now, draft);
      user(record, draft);
      origin(record, draft);
      agent(record.get("user_agent"), draft);
      draft.application = Fields.text(Fields.object(record, "service"), "name");
      draft.session = Fields.text(Fields.object(record, "session"), "id");
      own(Fields.object(record, "loginwatch"), draft);
      JsonNode labels = Fields.object(record, "labels");
      if (labels != null) {
        KnownNames.of(List.of()).keepOthers(labels, draft);
      }
      KNOWN.keepOthers(record, draft);
    }
    sink.accept(draft);
  }

  private boolean watched(@Nullable JsonNode event, Draft draft) {
    if (event == null) {
      return true;
    }
    return watched(event.get("category"), "event.category", watch.categories(), draft)
        && (watch.types().isEmpty()
            || watched(event.get("type"), "event.type", watch.types(), draft));
  }

  private static boolean watched(
      @Nullable JsonNode values, String field, java.util.Set<String> wanted, Draft draft) {
    if (values == null || values.isNull() || (values.isArray() && values.isEmpty())) {
      return true;
    }
    if (values.isArray()) {
      for (JsonNode value : values) {
        if (wanted.contains(value.asText().toLowerCase(Locale.ROOT))) {
          return true;
        }
      }
    } else if (wanted.contains(values.asText().toLowerCase(Locale.ROOT))) {
      return true;
    }
    draft.refuse(
        new Refusal(Refusal.NOT_WATCHED, field, field + " is none of those watched: " + wanted));
    return false;
  }

  private static void describe(@Nullable JsonNode event, Draft draft) {
    if (event == null) {
      return;
    }
    draft.id = Fields.text(event, "id");
    draft.reason = Fields.text(event, "reason");
    String provider = Fields.text(event, "provider");
    draft.provider = provider != null ? provider : Fields.text(event, "module");
    draft.action = action(event);
    String outcome = Fields.text(event, "outcome");
    Outcome known = outcome == null ? null : Words.outcome(outcome);
    draft.outcome = known == null ? Outcome.UNKNOWN : known;
    draft.label("event.dataset", Fields.text(event, "dataset"));
  }

  private static String action(JsonNode event) {
    String word = Fields.text(event, "action");
    String ours = word == null ? null : Words.action(word);
    if (ours != null) {
      return ours;
    }
    JsonNode type = event.get("type");
    if (has(type, "end")) {
      return Actions.LOGOUT;
    }
    if (word == null || has(type, "start")) {
      return Actions.LOGIN;
    }
    String kebab = Words.kebab(word);
    boolean change = has(type, "change") || has(type, "deletion") || has(type, "creation");
    boolean login =
        !change
            && (kebab.contains("login") || kebab.contains("logon") || kebab.contains("sign-in"));
    return login || kebab.isEmpty() ? Actions.LOGIN : kebab;
  }

  private static void time(JsonNode record, Outer outer, Instant now, Draft draft) {
    JsonNode own = record.get("@timestamp");
    if (own != null && own.isArray()) {
      own = own.get(0);
    }
    JsonNode time = own == null || own.isNull() ? outer.time() : own;
    if (time == null) {
      draft.refuse(Refusal.missing("@timestamp"));
      return;
    }
    draft.time = Timestamps.read(time, ZoneOffset.UTC, now);
    if (draft.time == null) {
      draft.refuse(
          Refusal.invalid("@timestamp", "is no possible time: " + Clip.of(time.asText(), 64)));
    }
  }

  private static void user(JsonNode record, Draft draft) {
    JsonNode user = record.get("user");
    if (user != null && user.isArray()) {
      user = user.get(0);
    }
    if (user == null || !user.isObject()) {
      draft.user = Fields.text(user);
    } else {
      named(user, draft);
      JsonNode target = Fields.object(user, "target");
      if (target != null) {
        draft.actor = draft.user;
        draft.user = null;
        named(target, draft);
      }
    }
    if (draft.user == null) {
      draft.refuse(Refusal.missing("user.name"));
    }
  }

  private static void named(JsonNode user, Draft draft) {
    draft.email = Fields.text(user, "email");
    draft.userId = Fields.text(user, "id");
    String name = Fields.text(user, "name");
    draft.user = name != null ? name : draft.email != null ? draft.email : draft.userId;
  }

  private static void origin(JsonNode record, Draft draft) {
    JsonNode source = Fields.object(record, "source");
    JsonNode client = source == null ? Fields.object(record, "client") : source;
    if (client == null) {
      return;
    }
    String prefix = source == null ? "client" : "source";
    String ip = Fields.text(client, "ip");
    if (ip != null) {
      draft.ip = Addresses.canonical(ip);
      if (draft.ip == null) {
        draft.refuse(Refusal.invalid(prefix + ".ip", "is no address: " + Clip.of(ip, 64)));
      }
    } else {
      String address = Fields.text(client, "address");
      draft.ip = address == null ? null : Addresses.canonical(address);
    }
    JsonNode geo = Fields.object(client, "geo");
    if (geo != null) {
      draft.country = Countries.code(Fields.text(geo, "country_iso_code"));
      if (draft.country == null) {
        draft.country = Countries.code(Fields.text(geo, "country_name"));
      }
      draft.region = Fields.text(geo, "region_name");
      if (draft.region == null) {
        draft.region = Fields.text(geo, "region_iso_code");
      }
      draft.city = Fields.text(geo, "city_name");
      GeoPoint.read(geo.get("location"), prefix + ".geo.location", draft);
      accuracy(geo, draft);
    }
    anonymizers(client, draft);
    JsonNode as = Fields.object(client, "as");
    if (as != null) {
      double number = Fields.number(as.get("number"));
      draft.asn = number > 0 && number <= 4_294_967_295.0 ? (long) number : 0;
      draft.organization = Fields.text(Fields.object(as, "organization"), "name");
    }
  }

  /** ECS has no word for the radius; pipelines that look up MaxMind's databases use theirs. */
  private static void accuracy(JsonNode geo, Draft draft) {
    double radius = Fields.number(geo.get("accuracy_radius"));
    if (Double.isNaN(radius)) {
      radius = Fields.number(geo.path("location").get("accuracy_radius"));
    }
    if (radius >= 0) {
      draft.accuracyKm = (int) Math.min(radius, 20_000);
    }
  }

  /** ECS has no word for these either; {@code intelligence_category} is what BuffaLogs reads. */
  private static void anonymizers(JsonNode client, Draft draft) {
    String category = Fields.text(client, "intelligence_category");
    if (category != null) {
      switch (category.toLowerCase(Locale.ROOT)) {
        case "anonymizer", "anonymous" -> draft.anonymizer(Anonymizer.UNSPECIFIED);
        case "tor" -> draft.anonymizer(Anonymizer.TOR);
        case "vpn" -> draft.anonymizer(Anonymizer.VPN);
        case "proxy" -> draft.anonymizer(Anonymizer.PROXY);
        case "relay" -> draft.anonymizer(Anonymizer.RELAY);
        case "hosting" -> draft.anonymizer(Anonymizer.HOSTING);
        default -> {}
      }
    }
  }

  private static void agent(@Nullable JsonNode agent, Draft draft) {
    if (agent == null) {
      return;
    }
    if (!agent.isObject()) {
      draft.userAgent = Fields.text(agent);
      return;
    }
    draft.userAgent = Fields.text(agent, "original");
    if (draft.userAgent == null) {
      draft.browser = orEmpty(Fields.text(agent, "name"));
      JsonNode os = Fields.object(agent, "os");
      draft.os = orEmpty(Fields.text(os, "name"));
      draft.osVersion = orEmpty(Fields.text(os, "version"));
      draft.deviceKind = orEmpty(Fields.text(Fields.object(agent, "device"), "name"));
    }
  }

  /** What only this product writes. */
  private static void own(@Nullable JsonNode own, Draft draft) {
    if (own == null) {
      return;
    }
    draft.logSource = Fields.text(own, "log_source");
    String actor = Fields.text(own, "actor");
    draft.actor = actor != null ? actor : draft.actor;
    draft.interactive = own.path("interactive").asBoolean(true);
    if (own.has("accuracy_km")) {
      draft.accuracyKm = Math.clamp(own.path("accuracy_km").asInt(-1), -1, 20_000);
    }
    String kind = Fields.text(own, "network_kind");
    if (kind != null) {
      draft.networkKind = Constants.of(Network.Kind.class, kind, Network.Kind.UNKNOWN);
    }
    for (JsonNode anonymizer : own.path("anonymizers")) {
      draft.anonymizer(Constants.of(Anonymizer.class, anonymizer.asText(), Anonymizer.UNSPECIFIED));
    }
    int verdicts = 0;
    for (JsonNode verdict : own.path("verdicts")) {
      if (++verdicts <= 4) {
        draft.verdict(
            new Login.Verdict(
                Clip.of(verdict.path("provider").asText("unknown"), 32),
                Words.kebab(verdict.path("cause").asText("suspicious")),
                Constants.of(Severity.class, verdict.path("severity").asText(), Severity.MEDIUM),
                Clip.of(verdict.path("detail").asText(""), 120)));
      }
    }
  }

  private static boolean has(@Nullable JsonNode values, String word) {
    if (values == null) {
      return false;
    }
    if (values.isTextual()) {
      return values.textValue().equals(word);
    }
    for (JsonNode value : values) {
      if (word.equals(value.textValue())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(JsonNode event, String name) {
    JsonNode value = event.get(name);
    return value != null && (value.isTextual() || value.isArray());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
