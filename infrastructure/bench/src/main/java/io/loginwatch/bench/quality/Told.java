package io.loginwatch.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the scorer needs to know of an alert.
 *
 * @param subject such as {@code user:alice}
 * @param pages whether somebody is told: medium or higher, and not suppressed
 */
public record Told(
    String rule,
    String subject,
    @Nullable String user,
    Instant time,
    boolean pages,
    List<String> logins) {
  static Told of(Alert alert) {
    return new Told(
        alert.rule(),
        alert.subject().key(),
        alert.user(),
        alert.time(),
        alert.severity().atLeast(Severity.MEDIUM) && !alert.isSuppressed(),
        alert.events());
  }

  /** From the JSON form that {@code replay} prints. */
  static Told of(JsonNode json) {
    var logins = new ArrayList<String>();
    json.path("events").forEach(id -> logins.add(id.asText()));
    boolean paging =
        Severity.of(json.path("severity").asText("info")).atLeast(Severity.MEDIUM)
            && json.path("suppressed").isEmpty();
    JsonNode subject = json.path("subject");
    return new Told(
        json.path("rule").asText(),
        subject.path("type").asText() + ":" + subject.path("id").asText(),
        json.path("user").isTextual() ? json.path("user").asText() : null,
        Instant.parse(json.path("time").asText()),
        paging,
        logins);
  }
}
