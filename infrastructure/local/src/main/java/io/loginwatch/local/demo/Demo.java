package io.loginwatch.local.demo;

import io.loginwatch.local.inbox.Inbox;
import io.loginwatch.local.inbox.Message;
import io.loginwatch.local.inbox.Message.Way;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Posts the demo logins over HTTP, as a log pipeline would, and measures how long a message takes.
 */
public final class Demo {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;
  private final Inbox inbox;
  private final Path logins;
  private final PrintStream out;

  public Demo(URI url, Inbox inbox, Path logins, PrintStream out) {
    this.url = url;
    this.inbox = inbox;
    this.logins = logins;
    this.out = out;
  }

  /** Returns when a message has come on each way, or the time for it is over. */
  public void play() throws IOException, InterruptedException {
    var logs = DemoLogins.read(logins, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    post("ordinary logins of the last month", DemoLogins.ndjson(logs.history()));

    var firstOf = new EnumMap<Way, Instant>(Way.class);
    var all = new CountDownLatch(3);
    inbox.onMessage(message -> note(message, firstOf, all));
    Instant posted = Instant.now();
    post("logins of the last hours", DemoLogins.ndjson(logs.story()));
    boolean complete = all.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    synchronized (firstOf) {
      for (Map.Entry<Way, Instant> first : firstOf.entrySet()) {
        out.printf(
            "From POST to %s: %d ms%n",
            first.getKey().name().toLowerCase(java.util.Locale.ROOT),
            Duration.between(posted, first.getValue()).toMillis());
      }
    }
    out.println(
        complete
            ? "Look at " + url + "/ for all of it. Lesser incidents follow within two minutes."
            : "Not every channel has been heard of within " + PATIENCE.toSeconds() + " s.");
    out.flush();
  }

  private void note(Message message, Map<Way, Instant> firstOf, CountDownLatch all) {
    synchronized (firstOf) {
      if (message.way() != Way.GIVEN_UP
          && firstOf.putIfAbsent(message.way(), message.at()) == null) {
        all.countDown();
      }
    }
  }

  private void post(String what, String ndjson) throws IOException, InterruptedException {
    var answer =
        http.send(
            HttpRequest.newBuilder(url.resolve("/v1/events"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(ndjson))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    out.printf("POST /v1/events  %s: %d %s%n", what, answer.statusCode(), answer.body().strip());
    out.flush();
  }
}
