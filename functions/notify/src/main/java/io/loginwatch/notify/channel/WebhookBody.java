package io.loginwatch.notify.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.core.login.Timestamp;
import io.loginwatch.notify.Notice;

/** How a webhook's body is made. */
enum WebhookBody {
  /** {@code type}, {@code timestamp} and {@code data}, as Standard Webhooks recommends. */
  LOGINWATCH {
    @Override
    ObjectNode of(Notice notice, Choice choice, int bytes) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("type", type(notice));
      json.put("timestamp", Timestamp.text(notice.at()));
      json.set("data", chosen(notice, choice, bytes - 500));
      return json;
    }
  },
  /** CloudEvents 1.0, structured. */
  CLOUDEVENTS {
    @Override
    ObjectNode of(Notice notice, Choice choice, int bytes) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("specversion", "1.0");
      json.put("id", Digests.sha256(notice.key()).substring(0, 32));
      json.put("source", "/loginwatch");
      json.put("type", "io.loginwatch." + type(notice));
      json.put("time", Timestamp.text(notice.at()));
      if (notice instanceof Notice.About about) {
        json.put("subject", about.incident().subject().key());
      }
      json.put("datacontenttype", "application/json");
      json.set("data", chosen(notice, choice, bytes - 500));
      return json;
    }

    @Override
    String contentType() {
      return "application/cloudevents+json; charset=utf-8";
    }
  },
  /** OCSF's Detection Finding (2004); a digest, which is none, as Loginwatch's own. */
  OCSF {
    @Override
    ObjectNode of(Notice notice, Choice choice, int bytes) {
      return switch (notice) {
        case Notice.About about -> DetectionFinding.of(about);
        case Notice.Summary _ -> LOGINWATCH.of(notice, choice, bytes);
      };
    }
  },
  /** What the channel's own template makes: for services that have no kind here. */
  TEMPLATE {
    @Override
    ObjectNode of(Notice notice, Choice choice, int bytes) {
      throw new IllegalStateException("made by a writer");
    }
  };

  /** The body, of about that many bytes at most. */
  abstract ObjectNode of(Notice notice, Choice choice, int bytes);

  String contentType() {
    return "application/json; charset=utf-8";
  }

  /** The leading alert's chosen fields, and the same of all others. */
  private static ObjectNode chosen(Notice notice, Choice choice, int bytes) {
    ObjectNode json = IncidentJson.of(notice, bytes);
    if (notice instanceof Notice.Summary || choice.fields().isEmpty()) {
      return json;
    }
    var alerts = JsonNodeFactory.instance.arrayNode();
    json.path("alerts").forEach(alert -> alerts.add(choice.of((ObjectNode) alert)));
    ObjectNode chosen = choice.of(json);
    chosen.set("alerts", alerts);
    chosen.set("incident", json.path("incident"));
    chosen.set("notice", json.path("notice"));
    return chosen;
  }

  /** What happened: {@code incident.opened}, {@code digest.daily}, ... */
  static String type(Notice notice) {
    return switch (notice) {
      case Notice.Summary summary -> "digest." + summary.digest().period().word();
      case Notice.About about ->
          switch (about.kind()) {
            case FIRST -> "incident.opened";
            case UPDATE -> "incident.updated";
            case REMINDER -> "incident.reminder";
            case ACKNOWLEDGED -> "incident.acknowledged";
            case CLOSING -> "incident.closed";
            case DIGEST -> "digest";
            case TEST -> "test";
          };
    };
  }
}
