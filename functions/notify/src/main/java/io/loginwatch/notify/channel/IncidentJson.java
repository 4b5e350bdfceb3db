package io.loginwatch.notify.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.core.alert.AlertJson;
import io.loginwatch.core.digest.Digest;
import io.loginwatch.core.digest.Tally;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.core.login.Timestamp;
import io.loginwatch.notify.Notice;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A notice for machines: the leading alert's object, with {@code alerts} (all that fit), {@code
 * incident} and {@code notice} beside its fields. Its fields are a contract.
 */
final class IncidentJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private IncidentJson() {}

  /** The notice with as many of its alerts as fit into that many bytes, one at least. */
  static ObjectNode of(Notice notice, int bytes) {
    return switch (notice) {
      case Notice.Summary summary -> of(summary);
      case Notice.About about -> {
        int listed = about.alerts().size();
        ObjectNode json = of(about, listed);
        while (listed > 1 && Sizes.bytes(json) > bytes) {
          listed = listed / 2;
          json = of(about, listed);
        }
        yield json;
      }
    };
  }

  private static ObjectNode of(Notice.About about, int listed) {
    ObjectNode json = AlertJson.toJson(about.leading());
    ArrayNode alerts = json.putArray("alerts");
    about.alerts().stream().limit(listed).map(AlertJson::toJson).forEach(alerts::add);
    json.set("incident", incident(about.incident()));
    ObjectNode notice = json.putObject("notice");
    notice.put("kind", word(about));
    notice.put("key", about.key());
    notice.put("number", about.number());
    notice.put("more_alerts", about.more() + about.alerts().size() - listed);
    notice.put("others_held", about.othersHeld());
    links(json.putObject("links"), about.leading().links());
    links(json.withObjectProperty("links"), about.links());
    return json;
  }

  private static ObjectNode incident(Incident incident) {
    ObjectNode json = JSON.objectNode();
    json.put("id", incident.id());
    json.put("status", incident.status().word());
    json.put("severity", incident.severity().word());
    json.putObject("subject")
        .put("type", incident.subject().type().word())
        .put("id", incident.subject().id());
    json.put("opened_at", Timestamp.text(incident.openedAt()));
    json.put("first_at", Timestamp.text(incident.firstAt()));
    json.put("last_at", Timestamp.text(incident.lastAt()));
    json.put("alert_count", incident.alertCount());
    json.put("suppressed_count", incident.suppressedCount());
    incident.rules().forEach(json.putArray("rules")::add);
    return json;
  }

  private static ObjectNode of(Notice.Summary summary) {
    Digest digest = summary.digest();
    ObjectNode json = JSON.objectNode();
    json.put("period", digest.period().word());
    json.put("from", Timestamp.text(digest.from()));
    json.put("to", Timestamp.text(digest.to()));
    json.set("tally", tally(digest.tally()));
    if (digest.previous() != null) {
      json.set("previous", tally(digest.previous()));
    }
    ArrayNode movers = json.putArray("movers");
    digest
        .movers()
        .forEach(mover ->
            movers
                .addObject()
                .put("user", mover.user())
                .put("before", mover.before())
                .put("now", mover.now()));
    counts(json.putObject("dead"), digest.dead());
    digest.silent().forEach(json.putArray("silent")::add);
    ObjectNode notice = json.putObject("notice");
    notice.put("kind", word(summary));
    notice.put("key", summary.key());
    notice.put("others_held", summary.othersHeld());
    links(json.putObject("links"), summary.links());
    return json;
  }

  private static ObjectNode tally(Tally tally) {
    ObjectNode json = JSON.objectNode();
    json.put("alerts", tally.alerts());
    json.put("suppressed", tally.suppressed());
    counts(json.putObject("by_severity"), tally.bySeverity());
    counts(json.putObject("by_rule"), tally.byRule());
    counts(json.putObject("by_user"), tally.byUser());
    counts(json.putObject("by_country"), tally.byCountry());
    counts(json.putObject("by_source"), tally.bySource());
    counts(json.putObject("by_reason"), tally.byReason());
    return json;
  }

  private static void counts(ObjectNode json, Map<String, Integer> counts) {
    new TreeMap<>(counts).forEach(json::put);
  }

  private static void links(ObjectNode json, Map<String, String> links) {
    new TreeMap<>(links).forEach(json::put);
  }

  /** What happened, as one word: {@code first}, {@code update}, ... {@code digest}. */
  static String word(Notice notice) {
    return switch (notice) {
      case Notice.About about -> about.kind().name().toLowerCase(Locale.ROOT);
      case Notice.Summary _ -> "digest";
    };
  }
}
