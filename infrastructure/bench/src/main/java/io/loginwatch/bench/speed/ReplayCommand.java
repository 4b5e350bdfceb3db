package io.loginwatch.bench.speed;

import io.loginwatch.bench.quality.LoginFile;
import io.loginwatch.local.replay.Installation;
import io.loginwatch.local.replay.Replay;
import io.loginwatch.local.replay.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench replay}: ECS lines in, alerts out, all detectors and shipped rules on, against only
 * parsing the same file.
 */
@Command(
    name = "replay",
    description = "Logins a second on one core, and how many times the time of only parsing.")
public final class ReplayCommand implements Callable<Integer> {
  private static final int GOAL_PER_SECOND = 100_000;
  private static final double GOAL_TIMES_PARSING = 3;

  @Option(
      names = "--logins",
      defaultValue = "1000000",
      description = "How many (${DEFAULT-VALUE}).")
  private int logins;

  @Option(names = "--users", defaultValue = "10000", description = "Of whom (${DEFAULT-VALUE}).")
  private int users;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Rounds that count, once it is warm (${DEFAULT-VALUE}).")
  private int rounds;

  @Option(names = "--file", description = "These logins, instead of made-up ones.")
  private @Nullable Path file;

  @Option(
      names = "--config",
      defaultValue = "infrastructure/config",
      description = "Configuration folder (${DEFAULT-VALUE}).")
  private Path config = Path.of("infrastructure", "config");

  @Override
  public Integer call() throws IOException {
    if (file != null) {
      return measure(file);
    }
    Path made = Files.createTempFile("loginwatch-replay", ".ndjson");
    try {
      LoginFile.write(made, 1, users, logins);
      return measure(made);
    } finally {
      Files.delete(made);
    }
  }

  private int measure(Path lines) throws IOException {
    var installation = Installation.of(config, config, config.resolve("../geoip"));
    Stopwatch.measure(() -> Tokens.in(lines));
    Stopwatch.Cost tokens = Stopwatch.measure(() -> Tokens.in(lines));
    Round middle =
        Round.warm(
            lines,
            rounds,
            () -> new Replay(installation, /* since= */ null, /* until= */ null),
            ReplayCommand::print);
    System.out.printf(
        Locale.ROOT,
        "%,d logins: %.2f times only parsing them to trees, and %.2f times only reading their tokens%n",
        middle.replay().logins(),
        middle.timesParsing(),
        tokens.perSecond() / middle.perSecond());
    System.out.println(middle.profiles());
    boolean good =
        middle.perSecond() >= GOAL_PER_SECOND && middle.timesParsing() <= GOAL_TIMES_PARSING;
    return good ? 0 : 1;
  }

  private static void print(Round round) {
    System.out.printf(
        Locale.ROOT,
        "%s; on the core %,.0f ms reading and %,.0f ms judging; "
            + "%,.0f ms passed, %,.0f of them collecting garbage%n",
        round,
        1e3 * round.replay().readingSeconds(),
        1e3 * round.replay().judgingSeconds(),
        1e3 * round.replay().seconds(),
        1e3 * round.collectingSeconds());
  }
}
