package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.ingest.wire.Outer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines with which an application marks its security events, {@code [SECURITY] auth.totp.disabled
 * user_id=7 ip=192.0.2.7}, as OpenHangar's. The time is the line's where it has a date, and the
 * shipper's where it has not, as is its level. Without either it is the minute of its arrival, so
 * that a line that is sent again at once is the same one.
 */
final class SecurityLines implements Format {
  private static final int LONGEST = 16_384;

  /** The mark as a word of its own, and the event's name behind it. */
  private static final Pattern EVENT =
      Pattern.compile("(?:^|\\s)\\[SECURITY]\\s+([A-Za-z][\\w.-]{0,127})(?=\\s|$)");

  private static final Pattern LEVEL =
      Pattern.compile("\\b(TRACE|DEBUG|INFO|NOTICE|WARNING|WARN|ERROR|CRITICAL)\\b");

  /** A value ends where the next name begins: a role's name may have spaces in it. */
  private static final Pattern PAIR =
      Pattern.compile("(?<=\\s)(\\w{1,64})=(\\S*(?:\\s+(?!\\w{1,64}=)\\S+)*)");

  private final Format events;

  /**
   * @param events reads the event once it is an object
   */
  SecurityLines(Format events) {
    this.events = events;
  }

  @Override
  public String name() {
    return "security-lines";
  }

  @Override
  public boolean recognises(JsonNode record) {
    return record.isTextual() && EVENT.matcher(Clip.of(record.textValue(), LONGEST)).find();
  }

  @Override
  public void read(JsonNode record, Outer outer, Instant now, Consumer<Draft> sink) {
    String line = Clip.of(record.textValue(), LONGEST);
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    Matcher mark = EVENT.matcher(line);
    if (mark.find()) {
      event.put("security_event", mark.group(1));
      Matcher pairs = PAIR.matcher(line).region(mark.end(), line.length());
      pairs.useTransparentBounds(true);
      while (pairs.find()) {
        event.put(pairs.group(1), pairs.group(2));
      }
      String head = line.substring(0, mark.start());
      Matcher level = LEVEL.matcher(head);
      if (level.find()) {
        event.put("level", level.group(1));
      } else if (outer.level() != null) {
        event.put("level", outer.level().toUpperCase(Locale.ROOT));
      }
      Matcher date = LogLine.DATE.matcher(head);
      if (date.find()) {
        event.put("time", date.group(1));
      } else if (outer.time() == null) {
        event.put("time", now.truncatedTo(ChronoUnit.MINUTES).toString());
      }
    }
    events.read(event, outer, now, sink);
  }
}
