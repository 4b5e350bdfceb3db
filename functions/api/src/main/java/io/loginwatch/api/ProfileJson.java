package io.loginwatch.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.core.login.Timestamp;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.settings.Risk;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Function;

/** What is known of a user, for people. */
final class ProfileJson {
  private final Risk risk;

  ProfileJson(Risk risk) {
    this.risk = risk;
  }

  ObjectNode of(String user, Profile profile, Instant now) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("user", user);
    json.put("first_login", time(profile.since()));
    json.put("last_login", time(profile.newest()));
    json.put("logins", profile.logins());
    json.set("risk", risk(profile, now));
    familiar(json, "countries", profile.countries(), country -> country);
    familiar(json, "places", profile.places(), place -> place.label());
    familiar(json, "devices", profile.devices(), device -> device.label());
    familiar(
        json, "anonymizers", profile.anonymizers(), kind -> kind.name().toLowerCase(Locale.ROOT));
    json.put("networks", profile.networks().size());
    ArrayNode hours = json.putArray("hours");
    for (int hour = 0; hour < 24; hour++) {
      hours.add(Math.round(profile.hours().share(hour) * 1000) / 1000.0);
    }
    json.put("hours_utc_offset", profile.zone());
    ArrayNode recent = json.putArray("recent");
    profile.visits().reversed().forEach(visit -> visit(recent.addObject(), visit));
    return json;
  }

  ObjectNode risk(Profile profile, Instant now) {
    double value = profile.risk().at(now.toEpochMilli(), risk.halfLife().toMillis());
    return JsonNodeFactory.instance
        .objectNode()
        .put("score", Math.round(value * 1000) / 1000.0)
        .put("level", risk.level(value).word());
  }

  private static <K> void familiar(
      ObjectNode json, String name, Iterable<Familiar<K>> all, Function<K, String> label) {
    ArrayNode list = json.putArray(name);
    for (Familiar<K> one : all) {
      list.addObject()
          .put("name", label.apply(one.key()))
          .put("logins", one.count())
          .put("days", one.days())
          .put("first_day", LocalDate.ofEpochDay(one.first()).toString())
          .put("last_seen", time(one.last()));
    }
  }

  private static void visit(ObjectNode json, Visit visit) {
    json.put("id", visit.id())
        .put("time", time(visit.time()))
        .put("place", visit.spot().label())
        .put("device", visit.device().label());
    if (!visit.ip().isEmpty()) {
      json.put("ip", visit.ip());
    }
  }

  private static String time(long milliseconds) {
    return Timestamp.text(Instant.ofEpochMilli(milliseconds));
  }
}
