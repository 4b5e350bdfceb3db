package io.loginwatch.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginwatch.core.detection.Engine;
import io.loginwatch.core.detection.Verdict;
import io.loginwatch.core.login.Login;
import io.loginwatch.ingest.Hint;
import io.loginwatch.ingest.Intake;
import io.loginwatch.ingest.Receipt;
import io.loginwatch.local.replay.Installation;
import io.loginwatch.local.replay.ReplayMemory;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench quality}: recall by attack and false pages, of ours and of the nearest peer. */
@Command(name = "quality", description = "Recall by attack, and false pages per 1000 user-days.")
public final class QualityCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--seed", defaultValue = "1", description = "First seed (${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--seeds", defaultValue = "1", description = "How many seeds (${DEFAULT-VALUE}).")
  private int seeds;

  @Option(names = "--users", defaultValue = "800", description = "Users (${DEFAULT-VALUE}).")
  private int users;

  @Option(names = "--days", defaultValue = "60", description = "Days (${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--without",
      defaultValue = "",
      description = "Fields the log lacks: radii,sessions,asn,city,anonymizers,user-agent.")
  private String without = "";

  @Option(names = "--peer", description = "Also judge with the nearest peer's logic.")
  private boolean peer;

  @Option(names = "--examples", defaultValue = "0", description = "False pages to list by cause.")
  private int examples;

  @Option(names = "--logins", description = "Write the logins here, as ECS NDJSON.")
  private @Nullable Path logins;

  @Option(names = "--labels", description = "Write the labels here, or read them for --alerts.")
  private @Nullable Path labels;

  @Option(names = "--alerts", description = "Score this output of replay against --labels.")
  private @Nullable Path alerts;

  @Option(
      names = "--config",
      defaultValue = "infrastructure/config",
      description = "Configuration folder (${DEFAULT-VALUE}).")
  private Path config = Path.of("infrastructure", "config");

  @Override
  public Integer call() throws IOException {
    var report = new Report(System.out);
    if (alerts != null && labels != null) {
      Score score = new Scorer(lines(labels, Label::of)).score(lines(alerts, Told::of));
      report.print("replay", score, examples);
      return 0;
    }
    if (logins != null) {
      write(logins);
      return 0;
    }
    var scores = new ArrayList<Score>();
    for (long each = seed; each < seed + seeds; each++) {
      scores.add(judge(each, report));
    }
    if (seeds > 1) {
      report.print("loginwatch, %d seeds together".formatted(seeds), Score.together(scores));
    }
    return scores.stream().allMatch(Score::reachesTheGoal) ? 0 : 1;
  }

  private Score judge(long each, Report report) {
    Dialect dialect = Dialect.without(without);
    var installation = Installation.of(config, config, config.resolve("../geoip"));
    Engine judge = installation.engine();
    Intake intake = installation.intake();
    var memory = new ReplayMemory();
    var told = new ArrayList<Told>();
    var everything = new BuffaLogs(false);
    var filtered = new BuffaLogs(true);
    List<Label> truth =
        Months.of(each, users, days)
            .write(event -> {
              Login login = login(intake, EcsLine.of(event, dialect));
              Verdict verdict = judge.judge(login, memory);
              verdict.raised().forEach(raised -> told.add(Told.of(raised.alert())));
              if (peer) {
                everything.see(event);
                filtered.see(event);
              }
            });
    var scorer = new Scorer(truth);
    Score score = scorer.score(told);
    report.print("loginwatch, seed " + each, score, examples);
    if (peer) {
      report.print("BuffaLogs, no filter", scorer.score(everything.alerts()), 0);
      report.print("BuffaLogs, its filters", scorer.score(filtered.alerts()), 0);
    }
    return score;
  }

  private static Login login(Intake intake, JsonNode line) {
    var logins = new ArrayList<Login>(1);
    intake.read(
        line,
        Hint.of(null, "bench"),
        receipt -> {
          switch (receipt) {
            case Receipt.Accepted accepted -> logins.add(accepted.login());
            case Receipt.Rejected rejected ->
                throw new IllegalStateException(rejected.message() + ": " + line);
          }
        });
    return logins.getFirst();
  }

  private void write(Path file) throws IOException {
    Dialect dialect = Dialect.without(without);
    List<Label> truth;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      truth = Months.of(seed, users, days).write(event -> line(out, EcsLine.of(event, dialect)));
    }
    if (labels != null) {
      try (BufferedWriter out = Files.newBufferedWriter(labels)) {
        truth.forEach(label -> line(out, label.toJson()));
      }
    }
  }

  private static void line(BufferedWriter out, JsonNode json) {
    try {
      out.write(json.toString());
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> List<T> lines(Path file, Function<JsonNode, T> read) throws IOException {
    var all = new ArrayList<T>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isBlank()) {
          all.add(read.apply(JSON.readTree(line)));
        }
      }
    }
    return all;
  }
}
