package io.loginwatch.bench.start;

import io.loginwatch.sam.Function;
import io.loginwatch.sam.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench start}: start time of every function, as a ratio to one that does nothing. */
@Command(
    name = "start",
    description = "Process start to first question for an event, and sizes of the zips.")
public final class StartCommand implements Callable<Integer> {
  private static final double MAX_RATIO = 2;
  private static final double MAX_MEGABYTES = 20;

  @Option(names = "--runs", defaultValue = "9", description = "Starts of each (${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--template",
      defaultValue = "template.yaml",
      description = "The deployment (${DEFAULT-VALUE}).")
  private Path file = Path.of("template.yaml");

  @Override
  public Integer call() throws IOException, InterruptedException {
    Template template = Template.load(file.toAbsolutePath());
    Path folder = Files.createTempDirectory("loginwatch-start");
    try {
      return measure(template, folder);
    } finally {
      Unpacked.remove(folder);
    }
  }

  /** The runs are interleaved, so that whatever else the machine does slows all of them alike. */
  private int measure(Template template, Path folder) throws IOException, InterruptedException {
    var unpacked = new Unpacked(template, folder);
    var times = new LinkedHashMap<Sandbox, List<Duration>>();
    Sandbox empty = unpacked.empty();
    times.put(empty, new ArrayList<>());
    var sizes = new LinkedHashMap<String, Long>();
    for (Function function : template.functions()) {
      times.put(unpacked.function(function), new ArrayList<>());
      sizes.put(function.id(), Files.size(template.directory().resolve(function.code())));
    }
    var broken = new ArrayList<Sandbox>();
    for (Sandbox sandbox : times.keySet()) {
      try {
        System.out.printf(
            "%s answers its first event %d ms after its start, %d ms after a snapshot%n",
            sandbox.name(),
            sandbox.startAndAnswer().toMillis(),
            sandbox.restoreAndAnswer().toMillis());
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage());
        broken.add(sandbox);
      }
    }
    broken.forEach(times::remove);
    for (int run = 0; run < runs; run++) {
      for (Map.Entry<Sandbox, List<Duration>> entry : times.entrySet()) {
        entry.getValue().add(entry.getKey().start());
      }
    }
    int status = report(times, median(times.getOrDefault(empty, List.of())), sizes);
    return broken.isEmpty() ? status : 1;
  }

  private static int report(
      Map<Sandbox, List<Duration>> times, Duration empty, Map<String, Long> sizes) {
    boolean good = true;
    for (Map.Entry<Sandbox, List<Duration>> entry : times.entrySet()) {
      Duration median = median(entry.getValue());
      double ratio = median.toNanos() / (double) empty.toNanos();
      double megabytes = sizes.getOrDefault(entry.getKey().name(), 0L) / 1e6;
      good &= ratio <= MAX_RATIO && megabytes <= MAX_MEGABYTES;
      System.out.printf(
          Locale.ROOT,
          "%-20s %5d ms  %.2f times an empty function  %5.1f MB%n",
          entry.getKey().name(),
          median.toMillis(),
          ratio,
          megabytes);
    }
    return good ? 0 : 1;
  }

  private static Duration median(List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
