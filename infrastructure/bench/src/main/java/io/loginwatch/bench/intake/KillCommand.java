package io.loginwatch.bench.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code bench kill}: the local run is killed under load, again and again, on the same folder. What
 * was answered 200 must be there when it is back, nothing may be there twice, and the alerts must
 * be those of a run that nobody killed.
 */
@Command(
    name = "kill",
    description = "SIGKILL under load: what was answered 200 is there, once, with its alerts.")
public final class KillCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration QUIET = Duration.ofSeconds(5);

  @Option(names = "--kills", defaultValue = "5", description = "How often (${DEFAULT-VALUE}).")
  private int kills;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "When it is killed and what is sent again (${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--keep", description = "Keep the folders.")
  private boolean keep;

  @Mixin private Senders senders = new Senders();

  private final Random random = new Random();
  private int lost;

  @Override
  public Integer call() throws Exception {
    long began = System.nanoTime();
    random.setSeed(seed);
    // An hour that has passed: no login is of the future.
    Instant from = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(6));
    Path folder = Files.createTempDirectory("loginwatch-kill");
    Map<String, String> expected = undisturbed(folder, lanes(from));
    List<Lane> lanes = lanes(from);
    int died = killed(folder, lanes);
    Outcome outcome = outcome(folder, lanes, expected);
    System.out.printf(
        "kill: seed %d, %d kills, %,d logins in %d batches by %d senders: of what was answered 200,"
            + " missing after a kill %d; in the end missing %d, doubled %d; alerts %d, missing %d,"
            + " more %d than without kills; %d s%n",
        seed,
        died,
        senders.all() * 100,
        senders.all(),
        senders.threads,
        lost,
        outcome.missing,
        outcome.doubled,
        expected.size(),
        outcome.alertsMissing,
        outcome.alertsMore,
        (System.nanoTime() - began) / 1_000_000_000);
    boolean good =
        lost + outcome.missing + outcome.doubled + outcome.alertsMissing + outcome.alertsMore == 0
            && died == kills
            && !expected.isEmpty();
    if (good && !keep) {
      delete(folder);
    } else {
      System.out.println("kill: the data is in " + folder);
    }
    return good ? 0 : 1;
  }

  private record Outcome(int missing, int doubled, int alertsMissing, int alertsMore) {}

  private List<Lane> lanes(Instant from) {
    List<Lane> lanes = new ArrayList<>();
    for (int lane = 0; lane < senders.threads; lane++) {
      lanes.add(new Lane(new Crowd("k" + lane, 10, 10, from), senders.batches, seed * 31 + lane));
    }
    return lanes;
  }

  /** The alerts of the same logins if nothing happens. */
  private Map<String, String> undisturbed(Path folder, List<Lane> lanes) throws Exception {
    try (Child child =
            Child.start(folder.resolve("undisturbed"), folder.resolve("undisturbed.log"));
        Client client = new Client(child.url());
        ExecutorService pool = Executors.newFixedThreadPool(senders.threads)) {
      send(lanes, client, 0, new AtomicInteger(), pool);
      pool.shutdown();
      pool.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return settled(client);
    }
  }

  /** Lives and dies until the kills are used up; returns how many there were. */
  private int killed(Path folder, List<Lane> lanes) throws Exception {
    int died = 0;
    while (died < kills) {
      try (Child child = start(folder);
          Client client = new Client(child.url());
          ExecutorService pool = Executors.newFixedThreadPool(senders.threads)) {
        check(client, lanes);
        int left = senders.all() - lanes.stream().mapToInt(Lane::answered).sum();
        int fatal = 1 + random.nextInt(Math.max(1, 2 * left / (kills - died + 1)));
        AtomicInteger answers = new AtomicInteger();
        send(lanes, client, died == 0 ? 0 : 2, answers, pool);
        while (answers.get() < fatal && !lanes.stream().allMatch(Lane::done)) {
          Thread.sleep(1);
        }
        Thread.sleep(random.nextInt(40));
        child.kill();
        died++;
        pool.shutdown();
        pool.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    }
    return died;
  }

  private Outcome outcome(Path folder, List<Lane> lanes, Map<String, String> expected)
      throws Exception {
    try (Child child = start(folder);
        Client client = new Client(child.url());
        ExecutorService pool = Executors.newFixedThreadPool(senders.threads)) {
      check(client, lanes);
      send(lanes, client, senders.batches / 3, new AtomicInteger(), pool);
      pool.shutdown();
      pool.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      Map<String, String> alerts = settled(client);
      int missing = 0;
      int doubled = 0;
      for (Lane lane : lanes) {
        Set<String> all = Set.copyOf(Crowd.ids(lane.crowd().each(), senders.batches));
        for (String user : lane.crowd().names()) {
          List<String> there = client.logins(user);
          missing += all.size() - new HashSet<>(there).size();
          doubled += there.size() - new HashSet<>(there).size();
        }
      }
      return new Outcome(
          missing,
          doubled,
          without(expected, alerts, "missing"),
          without(alerts, expected, "more"));
    }
  }

  /** Alerts in one run and not in the other, by what they say; prints a few. */
  private static int without(Map<String, String> some, Map<String, String> others, String word) {
    Map<String, String> left = new TreeMap<>(some);
    left.entrySet().removeIf(one -> one.getValue().equals(others.get(one.getKey())));
    left.entrySet().stream().limit(5).forEach(one -> System.err.println(word + ": " + one));
    return left.size();
  }

  /** Counts what was answered 200 and is not there, before anything is sent again. */
  private void check(Client client, List<Lane> lanes) throws IOException, InterruptedException {
    for (Lane lane : lanes) {
      List<String> answered = Crowd.ids(lane.crowd().each(), lane.answered());
      for (String user : answered.isEmpty() ? List.<String>of() : lane.crowd().names()) {
        Set<String> there = new HashSet<>(client.logins(user));
        lost += (int) answered.stream().filter(id -> !there.contains(id)).count();
      }
    }
  }

  private static void send(
      List<Lane> lanes, Client client, int again, AtomicInteger answers, ExecutorService pool) {
    for (Lane lane : lanes) {
      pool.submit(() -> {
        lane.run(client, again, answers);
        return lane;
      });
    }
  }

  private static Child start(Path folder) throws IOException, InterruptedException {
    return Child.start(folder.resolve("killed"), folder.resolve("killed.log"));
  }

  /** The alerts, once there are some and none has come for a while. */
  private static Map<String, String> settled(Client client) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Map<String, String> last = Map.of();
    long since = System.nanoTime();
    while (System.nanoTime() < end) {
      Map<String, String> now = client.alerts();
      if (!now.equals(last)) {
        last = now;
        since = System.nanoTime();
      } else if (!now.isEmpty() && System.nanoTime() - since > QUIET.toNanos()) {
        break;
      }
      Thread.sleep(200);
    }
    return last;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
