package io.loginwatch.local.cli;

import io.loginwatch.config.InvalidConfiguration;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertJson;
import io.loginwatch.core.alert.Factor;
import io.loginwatch.ingest.Receipt;
import io.loginwatch.ingest.wire.LimitExceeded;
import io.loginwatch.local.replay.Installation;
import io.loginwatch.local.replay.Replay;
import io.loginwatch.local.replay.Round;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code replay}: what detection says of a file of logins. */
@Command(
    name = "replay",
    description =
        "Judges logins in any accepted format, plain or gzip, and prints alerts as NDJSON.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

  /** Warm rounds of {@code --measure}: of three the middle is not the odd one out. */
  private static final int ROUNDS = 3;

  @Parameters(paramLabel = "FILE", description = "the logins; - for standard input")
  private String file = "-";

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description =
          "configuration folder, or its loginwatch.yaml; default: infrastructure/config. Without a"
              + " folder rules it has the shipped rules")
  private @Nullable Path configuration;

  @Option(
      names = "--geoip",
      paramLabel = "DIR",
      description = "folder of *.mmdb; default: infrastructure/geoip")
  private @Nullable Path geoip;

  @Option(names = "--explain", description = "say on standard error what weighed in each alert")
  private boolean explain;

  @Option(
      names = "--diff",
      paramLabel = "DIR2",
      description = "print only what this other configuration would change")
  private @Nullable Path other;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "only alerts of then and later; what comes before is learned from")
  private @Nullable Instant since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description =
          "when the file ends, such as 2026-03-01T12:00:00Z: who of sources.expected is silent"
              + " then? default: at its newest login")
  private @Nullable Instant until;

  @Option(
      names = "--measure",
      description =
          "then judge FILE again and again on one thread, and say, once it is warm, how many times"
              + " the time of only parsing it that takes")
  private boolean measure;

  @Override
  public Integer call() throws Exception {
    if (file.equals("-") && (measure || other != null)) {
      throw new UserError(
          (measure ? "--measure" : "--diff")
              + " reads the logins more than once: give a file, not standard input");
    }
    try (var out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
            false,
            StandardCharsets.UTF_8)) {
      if (other == null) {
        replay(folder(), alert -> print(alert, out));
      } else {
        diff(folder(), other, out);
      }
    } catch (InvalidConfiguration e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
    return 0;
  }

  private void print(Alert alert, PrintStream out) {
    AlertJson.writeLine(alert, out);
    if (explain) {
      var text =
          new StringBuilder(
              "\n%s %s: %s%n".formatted(alert.severity().word(), alert.rule(), alert.summary()));
      for (Factor factor : alert.factors()) {
        text.append("    %+6.1f  %s: %s".formatted(factor.weight(), factor.name(), factor.value()));
        text.append(factor.usual() == null ? "\n" : ", usually " + factor.usual() + "\n");
      }
      alert
          .suppressed()
          .forEach(why -> text.append("    nobody is told: ").append(why).append('\n'));
      System.err.print(text);
    }
  }

  private void diff(Path before, Path after, PrintStream out) throws Exception {
    var old = new LinkedHashMap<String, String>();
    replay(before, alert -> old.put(alert.id(), AlertJson.toText(alert)));
    var now = new LinkedHashMap<String, String>();
    replay(after, alert -> now.put(alert.id(), AlertJson.toText(alert)));
    old.forEach((id, alert) -> {
      if (!now.containsKey(id)) {
        out.println(change("removed", alert));
      }
    });
    now.forEach((id, alert) -> {
      String was = old.get(id);
      if (was == null) {
        out.println(change("added", alert));
      } else if (!was.equals(alert)) {
        out.println(change("changed", alert));
      }
    });
  }

  private static String change(String kind, String alert) {
    return "{\"change\":\"" + kind + "\",\"alert\":" + alert + "}";
  }

  private void replay(Path config, Consumer<Alert> raised)
      throws IOException, InterruptedException {
    Path databases = geoip == null ? Home.databases() : geoip;
    if (!Files.exists(config)) {
      throw new UserError("there is no " + config);
    }
    Installation installation = Installation.of(config, Home.configuration(), databases);
    installation.problems().forEach(problem -> System.err.println("left out: " + problem));
    try (InputStream in = open()) {
      var counted = new CountingStream(in);
      var bar = new ProgressBar(System.err, size(), counted);
      var replay = new Replay(installation, since, until);
      var summary = replay.run(counted, raised, bar::at);
      bar.finish(summary.logins());
      summarise(summary);
      if (measure) {
        measure(installation);
      }
    } catch (UncheckedIOException e) {
      System.err.println();
      throw new UserError(file + " is damaged; what comes before was judged: " + e.getMessage());
    } catch (LimitExceeded e) {
      System.err.println();
      throw new UserError(file + ": " + e.getMessage() + "; what comes before was judged");
    }
  }

  private void measure(Installation installation) {
    System.err.println("Measuring on one thread, once it is warm:");
    try {
      Round middle =
          Round.warm(
              Path.of(file),
              ROUNDS,
              () -> new Replay(installation, since, until),
              System.err::println);
      System.err.printf(
          Locale.ROOT, "%.2f times only parsing the file with Jackson.%n", middle.timesParsing());
    } catch (IOException e) {
      throw new UserError(file + " is no JSON, and --measure compares with parsing JSON");
    }
  }

  private static void summarise(Replay.Summary summary) {
    System.err.printf(
        "%,d logins of %,d users in %.1f s: %,.0f logins/s. Of one processor: %.1f s for reading and"
            + " %.1f s for judging, %,.0f logins/s.%n",
        summary.logins(),
        summary.users(),
        summary.seconds(),
        summary.logins() / Math.max(1e-3, summary.seconds()),
        summary.readingSeconds(),
        summary.judgingSeconds(),
        summary.logins() / Math.max(1e-3, summary.coreSeconds()));
    System.err.printf(
        "%,d alerts, %,d of them suppressed.%n", summary.alerts(), summary.suppressed());
    print(summary.byRule());
    if (!summary.beside().isEmpty()) {
      System.err.println("Of these, no logins but other events:");
      print(summary.beside());
    }
    if (!summary.refused().isEmpty()) {
      System.err.println("Records that are no logins, or not watched:");
      print(summary.refused());
      for (Receipt.Rejected one : summary.skipped()) {
        System.err.printf("  skipped, line %d: %s%n", one.line(), one.message());
      }
    }
  }

  private static void print(Map<String, Integer> counts) {
    counts.forEach((name, count) -> System.err.printf("  %,8d  %s%n", count, name));
  }

  private InputStream open() throws IOException {
    if (file.equals("-")) {
      return System.in;
    }
    Path path = Path.of(file);
    if (!Files.isReadable(path)) {
      throw new UserError(file + " cannot be read");
    }
    return Files.newInputStream(path);
  }

  private long size() throws IOException {
    return file.equals("-") ? 0 : Files.size(Path.of(file));
  }

  private Path folder() {
    return configuration == null ? Home.configuration() : configuration;
  }
}
