package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.ingest.wire.Outer;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keycloak's events as its log has them, {@code type=LOGIN_ERROR, realmId=...}, quoted since
 * version 24. The time is the line's where it has a date, and the shipper's where it has not.
 */
final class KeycloakLines implements Format {
  private static final String LOGGER = "[org.keycloak.events]";
  private static final Pattern PAIR =
      Pattern.compile("(\\w{1,64})=(?:\"([^\"]*)\"|([^,]*))(?:, |$)");
  private static final Set<String> TOP =
      Set.of(
          "type", "realmId", "realmName", "clientId", "userId", "sessionId", "ipAddress", "error");

  private final Format events;

  /**
   * @param events reads the event once it is an object
   */
  KeycloakLines(Format events) {
    this.events = events;
  }

  @Override
  public String name() {
    return "keycloak-lines";
  }

  @Override
  public boolean recognises(JsonNode record) {
    return record.isTextual()
        && (record.textValue().contains(LOGGER) || record.textValue().startsWith("type="))
        && record.textValue().contains("type=");
  }

  @Override
  public void read(JsonNode record, Outer outer, Instant now, Consumer<Draft> sink) {
    String line = Clip.of(record.textValue(), 16_384);
    int begin = line.indexOf("type=");
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    ObjectNode details = event.putObject("details");
    Matcher pairs = PAIR.matcher(line.substring(Math.max(begin, 0)));
    while (pairs.find()) {
      String value = pairs.group(2) != null ? pairs.group(2) : pairs.group(3);
      (TOP.contains(pairs.group(1)) ? event : details).put(pairs.group(1), value);
    }
    Matcher date = LogLine.DATE.matcher(line.substring(0, Math.max(begin, 0)));
    if (date.find()) {
      event.put("time", date.group(1));
    }
    events.read(event, outer, now, sink);
  }
}
