package io.loginwatch.bench.delivery;

import io.loginwatch.local.LocalRun;
import io.loginwatch.local.RunSettings;
import io.loginwatch.local.demo.DemoConfiguration;
import io.loginwatch.local.inbox.Inbox;
import io.loginwatch.local.inbox.Message;
import io.loginwatch.local.inbox.Message.Way;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench latency}: from the POST of a login to the message, on the local run as it is. */
@Command(
    name = "latency",
    description = "Median time from POST /v1/events to a Slack-shaped webhook and an SMTP server.")
public final class LatencyCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Option(names = "--logins", description = "How many are measured, one after the other.")
  private int logins = 25;

  private final HttpClient http = HttpClient.newHttpClient();

  @Override
  public Integer call() throws Exception {
    var inbox = new Inbox(InstantSource.system());
    try (LocalRun run = LocalRun.start(settings(), inbox)) {
      int warmUp = 5;
      for (int user = 0; user < logins + warmUp; user++) {
        post(run.url(), Travellers.past(user, Instant.now()));
      }
      Map<Way, List<Long>> took = new EnumMap<>(Way.class);
      for (int user = 0; user < logins + warmUp; user++) {
        Map<Way, Long> one = measure(run, inbox, user);
        if (user >= warmUp) {
          one.forEach(
              (way, millis) -> took.computeIfAbsent(way, w -> new ArrayList<>()).add(millis));
        }
      }
      return print(took);
    }
  }

  private Map<Way, Long> measure(LocalRun run, Inbox inbox, int user) throws Exception {
    Map<Way, Long> took = new EnumMap<>(Way.class);
    var both = new CountDownLatch(2);
    Instant posted = Instant.now();
    Consumer<Message> listener =
        message -> {
          boolean ours =
              (message.way() == Way.WEBHOOK || message.way() == Way.MAIL)
                  && (message.title() + message.text() + message.body())
                      .contains(Travellers.name(user));
          if (ours) {
            synchronized (took) {
              if (took.putIfAbsent(message.way(), Duration.between(posted, message.at()).toMillis())
                  == null) {
                both.countDown();
              }
            }
          }
        };
    inbox.onMessage(listener);
    post(run.url(), Travellers.journey(user, posted));
    if (!both.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      System.err.printf("%s: nobody heard within %s%n", Travellers.name(user), PATIENCE);
    }
    inbox.forget(listener);
    synchronized (took) {
      return new EnumMap<>(took);
    }
  }

  private int print(Map<Way, List<Long>> took) {
    boolean good = true;
    for (Way way : List.of(Way.WEBHOOK, Way.MAIL)) {
      List<Long> times = took.getOrDefault(way, List.of()).stream().sorted().toList();
      long median = times.isEmpty() ? Long.MAX_VALUE : times.get(times.size() / 2);
      System.out.printf(
          "latency: POST to %s: median %d ms, worst %d ms, %d of %d arrived%n",
          way.name().toLowerCase(java.util.Locale.ROOT),
          median,
          times.isEmpty() ? Long.MAX_VALUE : times.getLast(),
          times.size(),
          logins);
      good &= median < 2000 && times.size() == logins;
    }
    return good ? 0 : 1;
  }

  private void post(URI url, String body) throws IOException, InterruptedException {
    var answer =
        http.send(
            HttpRequest.newBuilder(url.resolve("/v1/events"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  private static RunSettings settings() {
    Path home = Path.of(System.getProperty("loginwatch.home", ""));
    while (!Files.exists(home.resolve("template.yaml"))) {
      Path above = home.toAbsolutePath().getParent();
      if (above == null) {
        throw new IllegalStateException("there is no template.yaml here or above");
      }
      home = above;
    }
    var environment = new LinkedHashMap<>(System.getenv());
    environment.put("LOGINWATCH_LINK_KEY", "a key for the bench alone");
    return new RunSettings(
        home.resolve("template.yaml"),
        Map.of(
            "RequireKey", "false",
            "LinkKey", "env:LOGINWATCH_LINK_KEY",
            "PublicUrl", "http://localhost"),
        0,
        null,
        List.of(),
        environment,
        DemoConfiguration::write);
  }
}
