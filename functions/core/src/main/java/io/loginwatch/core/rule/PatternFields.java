package io.loginwatch.core.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a pattern may ask for: those that a login has as ECS, and what is known of its
 * user. A pattern that asks for another never matches, and is most likely misspelt.
 */
public final class PatternFields {
  private static final Set<String> NAMES =
      Set.of(
          "@timestamp",
          "event.id",
          "event.kind",
          "event.category",
          "event.type",
          "event.action",
          "event.outcome",
          "event.reason",
          "event.provider",
          "user.name",
          "user.id",
          "user.email",
          "source.ip",
          "source.geo.country_iso_code",
          "source.geo.region_name",
          "source.geo.city_name",
          "source.geo.location.lat",
          "source.geo.location.lon",
          "source.as.number",
          "source.as.organization.name",
          "user_agent.original",
          "user_agent.name",
          "user_agent.os.name",
          "user_agent.os.version",
          "user_agent.device.name",
          "service.name",
          "session.id",
          "loginwatch.actor",
          "loginwatch.log_source",
          "loginwatch.interactive",
          "loginwatch.verdicts.provider",
          "loginwatch.verdicts.cause",
          "loginwatch.verdicts.severity",
          "loginwatch.verdicts.detail",
          "loginwatch.anonymizers",
          "loginwatch.accuracy_km",
          "loginwatch.network_kind",
          "loginwatch.site",
          "loginwatch.network",
          "loginwatch.known.user",
          "loginwatch.known.address",
          "loginwatch.known.network",
          "loginwatch.known.device",
          "loginwatch.known.country",
          "loginwatch.known.place",
          "loginwatch.known.colleagues");

  private PatternFields() {}

  /**
   * Refuses a pattern that asks for what logins do not have.
   *
   * @throws IllegalArgumentException if it does; the message names the field
   */
  static void require(JsonNode pattern) {
    require("", pattern);
  }

  /** The first field of a login, as ECS, that logins do not have; null if it has no such field. */
  public static @Nullable String unknown(JsonNode login) {
    return unknown("", login);
  }

  private static @Nullable String unknown(String path, JsonNode value) {
    if (value.isObject()) {
      for (var field : value.properties()) {
        String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
        String unknown = unknown(name, field.getValue());
        if (unknown != null) {
          return unknown;
        }
      }
      return null;
    }
    if (value.isArray() && value.path(0).isObject()) {
      for (JsonNode one : value) {
        String unknown = unknown(path, one);
        if (unknown != null) {
          return unknown;
        }
      }
      return null;
    }
    return isField(path) ? null : path;
  }

  private static boolean isField(String path) {
    return NAMES.contains(path) || path.startsWith("labels.");
  }

  private static void require(String at, JsonNode pattern) {
    pattern
        .properties()
        .forEach(field -> {
          String name = field.getKey();
          JsonNode value = field.getValue();
          String path = at.isEmpty() ? name : at + "." + name;
          if (name.equals("$or")) {
            value.forEach(one -> require(at, one));
          } else if (value.isObject()) {
            require(path, value);
          } else if (!isField(path)) {
            throw new IllegalArgumentException("names a field that logins do not have: " + path);
          }
        });
  }
}
