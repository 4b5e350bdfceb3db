package io.loginwatch.bench.delivery;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.incident.Delivery;
import io.loginwatch.core.incident.Delivery.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench faults}: servers break and functions die; what becomes of each delivery. */
@Command(
    name = "faults",
    description =
        "Alerts over channels whose servers time out, reset, answer 429/500/503/410 at random, while"
            + " functions die between sending and recording. Simulated time, real sockets.")
public final class FaultsCommand implements Callable<Integer> {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int BATCH = 20;

  @Option(names = "--seed", description = "What goes wrong depends on it alone.")
  private long seed = 42;

  @Option(names = "--alerts", description = "How many, each an incident of its own.")
  private int alerts = 1000;

  @Option(names = "--channels")
  private int channels = 6;

  /** The death of a function: nothing in it may catch this. */
  private static final class Death extends Error {}

  @Override
  public Integer call() throws Exception {
    long began = System.nanoTime();
    List<String> names = IntStream.range(0, channels).mapToObj(i -> "channel-" + i).toList();
    var now = new AtomicReference<>(START);
    var random = new Random(seed);
    try (var receiver = new FaultyReceiver(seed, names.getLast(), TIMEOUT);
        var functions =
            new Functions(
                yaml(names, receiver),
                () -> {
                  String thread = Thread.currentThread().getName();
                  if (thread.startsWith("to ") && receiver.dies(thread.substring(3))) {
                    throw new Death();
                  }
                  return now.get();
                },
                () -> {
                  synchronized (random) {
                    return random.nextDouble();
                  }
                })) {
      List<Alert> all = new ArrayList<>();
      for (int i = 0; i < alerts; i++) {
        all.add(Functions.alert(i, i % 2 == 0 ? Severity.CRITICAL : Severity.HIGH, START));
      }
      raise(functions, all, now);
      sweepUntilQuiet(functions, now);
      String line = outcome(functions, receiver, all, names);
      System.out.printf(
          "faults: seed %d, %d alerts, %d channels: %s; %.1f days simulated in %d s%n",
          seed,
          alerts,
          channels,
          line,
          Duration.between(START, now.get()).toHours() / 24.0,
          (System.nanoTime() - began) / 1_000_000_000);
      return line.contains(" lost 0,") && line.contains("unexplained 0") ? 0 : 1;
    }
  }

  private static String yaml(List<String> names, FaultyReceiver receiver) {
    return names.stream()
        .map(name ->
            "    %s: {kind: post, url: '%s', timeout: %dms, rate: {limit: 100000}}"
                .formatted(name, receiver.url(name), TIMEOUT.toMillis()))
        .collect(Collectors.joining("\n", "notify:\n  channels:\n", "\n"));
  }

  private static void raise(Functions functions, List<Alert> all, AtomicReference<Instant> now) {
    for (int from = 0; from < all.size(); from += BATCH) {
      List<Alert> batch = all.subList(from, Math.min(all.size(), from + BATCH));
      batch.forEach(functions.alerts::put);
      boolean again = true;
      while (again) {
        again = survive(functions, () -> functions.stream(batch));
        now.updateAndGet(then -> then.plusSeconds(1));
      }
    }
  }

  /** Runs a function, and another in its place if it dies. Whether it has to be called again. */
  private static boolean survive(Functions functions, Callable<Boolean> call) {
    try {
      return call.call();
    } catch (Death e) {
      functions.restart();
      return true;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sweepUntilQuiet(Functions functions, AtomicReference<Instant> now) {
    while (true) {
      var delivery = functions.deliveries.due(FAR, 1, null);
      var incident = functions.incidents.due(FAR, 1);
      if (delivery.isEmpty() && incident.isEmpty()) {
        return;
      }
      Instant next = FAR;
      if (!delivery.isEmpty() && delivery.getFirst().dueAt() != null) {
        next = delivery.getFirst().dueAt();
      }
      if (!incident.isEmpty()
          && incident.getFirst().dueAt() != null
          && incident.getFirst().dueAt().isBefore(next)) {
        next = incident.getFirst().dueAt();
      }
      Instant then = next;
      // A sweep each minute; minutes in which nothing can be due are passed over.
      now.updateAndGet(was -> {
        Instant minute = was.plusSeconds(60);
        return then.isAfter(minute) ? then : minute;
      });
      survive(
          functions,
          () -> {
            functions.sweep();
            return false;
          });
    }
  }

  private static String outcome(
      Functions functions, FaultyReceiver receiver, List<Alert> all, List<String> names) {
    Map<State, Integer> states = new EnumMap<>(State.class);
    int lost = 0;
    int unexplained = 0;
    for (Alert alert : all) {
      String incident = functions.alerts.byId(alert.id()).orElseThrow().incident();
      Map<String, Delivery> byChannel =
          (incident == null ? List.<Delivery>of() : functions.deliveries.of(incident))
              .stream().collect(Collectors.toMap(Delivery::channel, one -> one));
      for (String name : names) {
        Delivery one = byChannel.get(name);
        if (one == null || one.notice() != 1 || !ended(one, receiver)) {
          lost++;
          continue;
        }
        states.merge(one.state(), 1, Integer::sum);
        if (receiver.accepted(name, one.key()) > 1 + receiver.deaths(name, one.key())) {
          unexplained++;
        }
      }
    }
    return ("%d sent, %d off, %d dead, each with its reason; lost %d, in %d attempts and %d deaths;"
            + " %d duplicates, all with the same key, unexplained %d")
        .formatted(
            states.getOrDefault(State.SENT, 0),
            states.getOrDefault(State.OFF, 0),
            states.getOrDefault(State.DEAD, 0),
            lost,
            receiver.attempts(),
            receiver.deaths(),
            receiver.duplicates(),
            unexplained);
  }

  /** Whether it came to an end that the receiver can confirm, and says why. */
  private static boolean ended(Delivery one, FaultyReceiver receiver) {
    return one.reason() != null
        && switch (one.state()) {
          case SENT -> receiver.accepted(one.channel(), one.key()) > 0;
          case DEAD, OFF -> true;
          default -> false;
        };
  }
}
