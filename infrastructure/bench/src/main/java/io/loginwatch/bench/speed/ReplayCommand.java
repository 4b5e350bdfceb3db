package io.loginwatch.bench.speed;

import io.loginwatch.bench.Installation;
import io.loginwatch.bench.quality.LoginFile;
import io.loginwatch.bench.quality.MemoryOfMaps;
import io.loginwatch.core.alert.AlertJson;
import io.loginwatch.core.detection.Engine;
import io.loginwatch.core.detection.Verdict;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.ProfileCodec;
import io.loginwatch.ingest.Hint;
import io.loginwatch.ingest.Intake;
import io.loginwatch.ingest.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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

  @Option(names = "--rounds", defaultValue = "3", description = "Rounds (${DEFAULT-VALUE}).")
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
    boolean good = true;
    for (int round = 0; round < rounds; round++) {
      Stopwatch.Cost tokens = Stopwatch.measure(() -> Parsing.tokens(lines));
      Stopwatch.Cost trees = Stopwatch.measure(() -> Parsing.trees(lines));
      var memory = new MemoryOfMaps();
      Stopwatch.Cost replay = Stopwatch.measure(() -> replay(lines, memory));
      System.out.printf(
          Locale.ROOT,
          "round %d: %,d logins; parsing %,d/s as tokens, %,d/s as trees; replay %,d/s, %.2f times"
              + " parsing to trees, %.2f times tokens; %,d ms on the core, %,d ms passed%n",
          round + 1,
          replay.logins(),
          tokens.perSecond(),
          trees.perSecond(),
          replay.perSecond(),
          replay.times(trees),
          replay.times(tokens),
          replay.core().toMillis(),
          replay.wall().toMillis());
      if (round == rounds - 1) {
        sizes(memory);
        good = replay.perSecond() >= GOAL_PER_SECOND && replay.times(trees) <= GOAL_TIMES_PARSING;
      }
    }
    return good ? 0 : 1;
  }

  private long replay(Path lines, MemoryOfMaps memory) throws IOException {
    var installation = new Installation(config);
    Engine engine = installation.engine();
    Intake intake = installation.intake();
    var out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try (InputStream in = Files.newInputStream(lines)) {
      return intake.read(
          in,
          Hint.of(null, "bench"),
          receipt -> {
            if (receipt instanceof Receipt.Accepted accepted) {
              for (Verdict.Raised raised : engine.judge(accepted.login(), memory).raised()) {
                out.println(AlertJson.toText(raised.alert()));
              }
            }
          });
    }
  }

  private static void sizes(MemoryOfMaps memory) {
    int[] sizes =
        memory.profiles().values().stream().mapToInt(ReplayCommand::size).sorted().toArray();
    if (sizes.length > 0) {
      System.out.printf(
          Locale.ROOT,
          "profiles: %,d; %,d bytes in the median, %,d in the 99th percentile, %,d at most%n",
          sizes.length,
          sizes[sizes.length / 2],
          sizes[sizes.length * 99 / 100],
          sizes[sizes.length - 1]);
    }
  }

  private static int size(Profile profile) {
    return ProfileCodec.encode(profile).length;
  }
}
