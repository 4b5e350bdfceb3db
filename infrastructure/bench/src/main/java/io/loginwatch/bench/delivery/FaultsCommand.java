package io.loginwatch.bench.delivery;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** {@code bench faults}: servers break and functions die; what becomes of each delivery. */
@Command(
    name = "faults",
    description =
        "Alerts over channels whose servers time out, reset, answer 429/500/503/410 at random,"
            + " while functions die between sending and recording. Simulated time, real sockets.")
public final class FaultsCommand implements Callable<Integer> {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");
  private static final Duration TIMEOUT = Duration.ofMillis(500);
  private static final int BATCH = 20;

  @Option(names = "--seed", description = "What goes wrong depends on it alone.")
  private long seed = 42;

  @Option(names = "--alerts", description = "How many, each an incident of its own.")
  private int alerts = 1000;

  @Option(names = "--channels")
  private int channels = 6;

  @Override
  public Integer call() throws Exception {
    long began = System.nanoTime();
    List<String> names = IntStream.range(0, channels).mapToObj(i -> "channel-" + i).toList();
    var now = new AtomicReference<>(START);
    var random = new Random(seed);
    var witness = new Witness();
    // The functions count dead deliveries on standard output: that is not the result.
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try (var receiver = new FaultyReceiver(seed, names.getLast(), TIMEOUT);
        var functions =
            new Functions(
                yaml(names, receiver),
                witness,
                () -> {
                  witness.goOn();
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
      Outcome outcome = Outcome.of(functions, receiver, witness, all, names);
      out.printf(
          "faults: seed %d, %d alerts, %d channels: %s; %.1f h simulated in %d s%n",
          seed,
          alerts,
          channels,
          outcome,
          Duration.between(START, now.get()).toMinutes() / 60.0,
          (System.nanoTime() - began) / 1_000_000_000);
      return outcome.holds() ? 0 : 1;
    } finally {
      System.setOut(out);
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
    } catch (Witness.Death | ApiCallTimeoutException e) {
      // A table that does not answer in time ends a call, too: on a machine that is busy it
      // happens.
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
}
