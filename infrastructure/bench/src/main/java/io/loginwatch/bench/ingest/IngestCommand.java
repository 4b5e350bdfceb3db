package io.loginwatch.bench.ingest;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench ingest}: the ingest function alone, under JMH, on one thread. */
@Command(
    name = "ingest",
    description = "Logins a second that the ingest function normalises on one core (JMH).")
public final class IngestCommand implements Callable<Integer> {
  private static final double GOAL_PER_SECOND = 50_000;

  @Option(
      names = "--config",
      defaultValue = "infrastructure/config",
      description = "Configuration folder (${DEFAULT-VALUE}).")
  private Path config = Path.of("infrastructure", "config");

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description =
          "Of each of three measurements, and of each of two to warm up" + " (${DEFAULT-VALUE}).")
  private int seconds;

  @Override
  public Integer call() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(Ingesting.class.getName())
                    .param("config", config.toAbsolutePath().toString())
                    .forks(1)
                    .threads(1)
                    .warmupIterations(2)
                    .warmupTime(TimeValue.seconds(seconds))
                    .measurementIterations(3)
                    .measurementTime(TimeValue.seconds(seconds))
                    .build())
            .run();
    boolean good = true;
    for (RunResult result : results) {
      var score = result.getPrimaryResult();
      System.out.printf(
          Locale.ROOT,
          "%s: %,.0f logins/s, give or take %,.0f; goal %,.0f%n",
          score.getLabel(),
          score.getScore(),
          score.getScoreError(),
          GOAL_PER_SECOND);
      good &= score.getScore() >= GOAL_PER_SECOND;
    }
    return good ? 0 : 1;
  }
}
