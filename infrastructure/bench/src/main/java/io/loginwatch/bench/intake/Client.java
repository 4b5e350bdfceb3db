package io.loginwatch.bench.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** What a sender and a reader of the API ask of a Loginwatch. */
final class Client implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI url;
  private final HttpClient http = HttpClient.newHttpClient();

  Client(URI url) {
    this.url = url;
  }

  /** Whether all of a packed body's logins are stored; false if the answer is another than 200. */
  boolean post(byte[] body, int logins) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(url.resolve("/v1/events"))
            .header("Content-Type", "application/x-ndjson")
            .header("Content-Encoding", "gzip")
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      return false;
    }
    int accepted = JSON.readTree(answer.body()).path("accepted").asInt();
    if (accepted != logins) {
      throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
    }
    return true;
  }

  /** The ids of a user's logins, with repetitions if there are any. */
  List<String> logins(String user) throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    for (JsonNode login : all("/v1/users/" + user + "/logins", "logins")) {
      ids.add(login.path("event").path("id").asText());
    }
    return ids;
  }

  /** The alerts that are recorded: id to what it says, versions and links aside. */
  Map<String, String> alerts() throws IOException, InterruptedException {
    Map<String, String> alerts = new TreeMap<>();
    for (JsonNode alert : all("/v1/alerts", "alerts")) {
      String said =
          alert.path("user").asText()
              + " "
              + alert.path("rule").asText()
              + " "
              + alert.path("time").asText()
              + " "
              + alert.path("severity").asText()
              + " "
              + alert.path("score").asText()
              + " "
              + alert.path("events");
      if (alerts.put(alert.path("id").asText(), said) != null) {
        throw new IllegalStateException("twice: " + alert);
      }
    }
    return alerts;
  }

  private List<JsonNode> all(String path, String name) throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    String next = "";
    do {
      URI page = url.resolve(path + "?limit=100" + (next.isEmpty() ? "" : "&next=" + next));
      var request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      JsonNode body = JSON.readTree(answer.body());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + ": " + body);
      }
      body.path(name).forEach(all::add);
      next = body.path("next").asText();
    } while (!next.isEmpty());
    return all;
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return packed.toByteArray();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
