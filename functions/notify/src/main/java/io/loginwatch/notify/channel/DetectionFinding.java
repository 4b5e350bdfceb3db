package io.loginwatch.notify.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.login.Source;
import io.loginwatch.core.login.Timestamp;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.message.Clip;
import org.jspecify.annotations.Nullable;

/** An incident as OCSF 1.8 has it: class Detection Finding (2004) of category Findings (2). */
final class DetectionFinding {
  private static final int CLASS = 2004;
  private static final int EVIDENCES = 10;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private DetectionFinding() {}

  static ObjectNode of(Notice.About about) {
    Incident incident = about.incident();
    Alert leading = about.leading();
    int activity =
        switch (about.kind()) {
          case FIRST, TEST, DIGEST -> 1;
          case UPDATE, REMINDER, ACKNOWLEDGED -> 2;
          case CLOSING -> 3;
        };
    ObjectNode json = JSON.objectNode();
    json.put("activity_id", activity);
    json.put("category_uid", 2);
    json.put("class_uid", CLASS);
    json.put("type_uid", CLASS * 100 + activity);
    json.put("time", about.at().toEpochMilli());
    json.put("severity_id", incident.severity().ordinal() + 1);
    json.put("severity", caption(incident.severity()));
    json.put("status_id", status(incident.status()));
    json.put("is_alert", true);
    json.put("message", Clip.chars(leading.summary(), 2000));
    json.put("count", incident.alertCount());
    json.put("risk_score", Math.round(leading.score()));
    json.set("metadata", metadata(about));
    json.set("finding_info", finding(about));
    ArrayNode evidences = json.putArray("evidences");
    about.alerts().stream()
        .limit(EVIDENCES)
        .map(DetectionFinding::evidence)
        .forEach(evidences::add);
    if (leading.factors().stream().anyMatch(factor -> factor.usual() != null)) {
      json.putArray("anomaly_analyses").add(analysis(leading));
    }
    return json;
  }

  /** The word that OCSF has for the number. */
  private static String caption(Severity severity) {
    return switch (severity) {
      case INFO -> "Informational";
      case LOW -> "Low";
      case MEDIUM -> "Medium";
      case HIGH -> "High";
      case CRITICAL -> "Critical";
    };
  }

  private static int status(Incident.Status status) {
    return switch (status) {
      case OPEN -> 1;
      case ACKNOWLEDGED -> 2;
      case SNOOZED -> 3;
      case RESOLVED, FALSE_POSITIVE, BENIGN -> 4;
    };
  }

  private static ObjectNode metadata(Notice.About about) {
    ObjectNode json = JSON.objectNode();
    json.put("version", "1.8.0");
    json.put("uid", Digests.sha256(about.key()).substring(0, 32));
    json.putObject("product").put("name", "Loginwatch").put("vendor_name", "Loginwatch");
    return json;
  }

  private static ObjectNode finding(Notice.About about) {
    Incident incident = about.incident();
    Alert leading = about.leading();
    ObjectNode json = JSON.objectNode();
    json.put("uid", incident.id());
    json.put("title", Clip.chars(leading.title(), 500));
    json.put("desc", Clip.chars(leading.summary(), 2000));
    json.put("created_time", incident.openedAt().toEpochMilli());
    json.put("modified_time", about.at().toEpochMilli());
    json.put("first_seen_time", incident.firstAt().toEpochMilli());
    json.put("last_seen_time", incident.lastAt().toEpochMilli());
    json.putObject("analytic")
        .put("type_id", 2)
        .put("type", "Behavioral")
        .put("uid", leading.rule())
        .put("name", leading.rule());
    incident.rules().forEach(json.putArray("types")::add);
    ArrayNode events = json.putArray("related_events");
    leading.events().forEach(event -> events.addObject().put("uid", event));
    return json;
  }

  private static ObjectNode evidence(Alert alert) {
    ObjectNode json = JSON.objectNode();
    if (alert.source().ip() != null) {
      json.set("src_endpoint", endpoint(alert.source()));
    }
    if (alert.user() != null) {
      json.putObject("user").put("name", alert.user());
    }
    ObjectNode data = json.putObject("data");
    data.put("alert", alert.id()).put("rule", alert.rule());
    data.put("time", Timestamp.text(alert.time()));
    return json;
  }

  private static ObjectNode endpoint(Source source) {
    ObjectNode json = JSON.objectNode();
    put(json, "ip", source.ip());
    if (!source.place().equals(Place.NONE)) {
      json.set("location", location(source.place()));
    }
    if (source.network().asn() > 0) {
      ObjectNode system = json.putObject("autonomous_system");
      system.put("number", source.network().asn());
      put(system, "name", source.network().organization());
    }
    return json;
  }

  private static ObjectNode location(Place place) {
    ObjectNode json = JSON.objectNode();
    put(json, "city", place.city());
    put(json, "region", place.region());
    put(json, "country", place.country());
    if (place.located()) {
      json.put("lat", place.latitude()).put("long", place.longitude());
    }
    return json;
  }

  private static ObjectNode analysis(Alert alert) {
    ObjectNode json = JSON.objectNode();
    json.putArray("analysis_targets")
        .addObject()
        .put("name", alert.subject().id())
        .put("type", alert.subject().type().word());
    ArrayNode anomalies = json.putArray("anomalies");
    ArrayNode baselines = json.putArray("baselines");
    for (Factor factor : alert.factors()) {
      if (factor.usual() != null) {
        observed(anomalies, factor.name(), factor.value());
        observed(baselines, factor.name(), factor.usual());
      }
    }
    return json;
  }

  private static void observed(ArrayNode list, String name, String value) {
    ObjectNode one = list.addObject().put("observation_parameter", name);
    one.putArray("observations").addObject().put("value", value);
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
