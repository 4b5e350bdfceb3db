package io.loginwatch.bench.quality;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.bench.people.Event;
import io.loginwatch.bench.quality.Dialect.Field;
import io.loginwatch.bench.world.Spot;
import io.loginwatch.core.login.Actions;
import java.util.Locale;

/** Writes one line of the log in ECS, as a pipeline with an enriched log would. */
final class EcsLine {
  private EcsLine() {}

  static ObjectNode of(Event event, Dialect dialect) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("@timestamp", event.time().toString());
    ObjectNode what = line.putObject("event");
    what.put("id", event.id());
    what.put("kind", "event");
    what.putArray("category").add("authentication");
    what.putArray("type").add(event.action().equals(Actions.LOGIN) ? "start" : "info");
    what.put("action", event.action());
    what.put("outcome", event.outcome().name().toLowerCase(Locale.ROOT));
    if (event.reason() != null) {
      what.put("reason", event.reason());
    }
    line.putObject("user").put("name", event.user());
    source(line.putObject("source"), event.spot(), dialect);
    if (dialect.has(Field.USER_AGENT)) {
      line.putObject("user_agent").put("original", event.gadget().userAgent(event.day()));
    }
    if (event.session() != null && dialect.has(Field.SESSIONS)) {
      line.putObject("session").put("id", event.session());
    }
    ours(line, event, dialect);
    return line;
  }

  private static void source(ObjectNode source, Spot spot, Dialect dialect) {
    source.put("ip", spot.ip());
    ObjectNode geo = source.putObject("geo");
    geo.put("country_iso_code", spot.city().country());
    if (!spot.countryOnly()) {
      if (dialect.has(Field.CITY)) {
        geo.put("region_name", spot.city().region());
        geo.put("city_name", spot.city().name());
      }
      geo.putObject("location").put("lat", spot.latitude()).put("lon", spot.longitude());
    }
    if (dialect.has(Field.ASN)) {
      ObjectNode as = source.putObject("as");
      as.put("number", spot.carrier().asn());
      as.putObject("organization").put("name", spot.carrier().organization());
    }
  }

  /** What ECS has no word for. */
  private static void ours(ObjectNode line, Event event, Dialect dialect) {
    Spot spot = event.spot();
    ObjectNode ours = JsonNodeFactory.instance.objectNode();
    if (!event.interactive()) {
      ours.put("interactive", false);
    }
    if (dialect.has(Field.RADII) && !spot.countryOnly()) {
      ours.put("accuracy_km", spot.radiusKm());
    }
    if (dialect.has(Field.ANONYMIZERS) && spot.anonymizer() != null) {
      ours.putArray("anonymizers").add(spot.anonymizer().name().toLowerCase(Locale.ROOT));
    }
    if (!ours.isEmpty()) {
      line.set("loginwatch", ours);
    }
  }
}
