package io.loginwatch.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Logins with times that are relative to now: {@code "@timestamp": "-P3DT2H"} is three days and two
 * hours ago.
 *
 * @param history what happened longer ago than {@link #HISTORY}
 * @param story what happened since
 */
record DemoLogins(List<ObjectNode> history, List<ObjectNode> story) {

  /** What is older was ordinary. */
  static final Duration HISTORY = Duration.ofHours(3);

  private static final ObjectMapper JSON = new ObjectMapper();

  static DemoLogins read(Path file, Instant now) throws IOException {
    var history = new ArrayList<ObjectNode>();
    var story = new ArrayList<ObjectNode>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        var login = (ObjectNode) JSON.readTree(line);
        Duration ago = Duration.parse(login.path("@timestamp").asText());
        login.put("@timestamp", now.plus(ago).toString());
        (ago.negated().compareTo(HISTORY) > 0 ? history : story).add(login);
      }
    }
    return new DemoLogins(history, story);
  }

  static String ndjson(List<ObjectNode> logins) {
    var text = new StringBuilder();
    logins.forEach(login -> text.append(login).append('\n'));
    return text.toString();
  }
}
