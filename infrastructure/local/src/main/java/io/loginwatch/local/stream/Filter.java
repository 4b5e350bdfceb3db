package io.loginwatch.local.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.Machine;

/**
 * The filter criteria of an event source. Lambda's patterns are EventBridge's, so AWS's own Event
 * Ruler matches them.
 */
final class Filter {

  private final Machine machine = Machine.builder().build();
  private final boolean everything;

  Filter(List<JsonNode> patterns) {
    everything = patterns.isEmpty();
    for (int i = 0; i < patterns.size(); i++) {
      try {
        machine.addRule("filter " + i, patterns.get(i).toString());
      } catch (IOException e) {
        throw new IllegalArgumentException("not a filter pattern: " + patterns.get(i), e);
      }
    }
  }

  boolean lets(JsonNode record) {
    try {
      return everything || !machine.rulesForJSONEvent(record.toString()).isEmpty();
    } catch (Exception e) {
      throw new IllegalStateException("a stream record that is not JSON", e);
    }
  }
}
