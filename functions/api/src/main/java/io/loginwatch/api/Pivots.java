package io.loginwatch.api;

import io.loginwatch.core.alert.Alert;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From one alert to others like it: each of its fields as a link to the list filtered by it. */
final class Pivots {
  private final String base;

  /**
   * @param publicUrl where people reach the API; empty for links relative to the server
   */
  Pivots(String publicUrl) {
    this.base =
        publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
  }

  Map<String, String> of(Alert alert) {
    Map<String, String> links = new LinkedHashMap<>(alert.links());
    links.put("self", base + "/v1/alerts/" + alert.id());
    links.put("why", base + "/v1/alerts/" + alert.id() + "/why");
    if (alert.incident() != null) {
      links.put("incident", base + "/v1/incidents/" + encoded(alert.incident()));
      list(links, "same_incident", "incident", alert.incident());
    }
    if (alert.user() != null) {
      links.put("user", base + "/v1/users/" + encoded(alert.user()));
      links.put("logins", base + "/v1/users/" + encoded(alert.user()) + "/logins");
    }
    list(links, "same_subject", "subject", alert.subject().key());
    list(links, "same_user", "user", alert.user());
    list(links, "same_ip", "ip", alert.source().ip());
    list(links, "same_country", "country", alert.source().place().country());
    list(links, "same_rule", "rule", alert.rule());
    list(links, "same_severity", "severity", alert.severity().word());
    return links;
  }

  private void list(Map<String, String> links, String name, String filter, @Nullable String value) {
    if (value != null) {
      links.put(name, base + "/v1/alerts?" + filter + "=" + encoded(value));
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
