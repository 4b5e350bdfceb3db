package io.loginwatch.bench;

import io.loginwatch.bench.delivery.FaultsCommand;
import io.loginwatch.bench.delivery.HangCommand;
import io.loginwatch.bench.delivery.LatencyCommand;
import io.loginwatch.bench.ingest.IngestCommand;
import io.loginwatch.bench.intake.KillCommand;
import io.loginwatch.bench.intake.PostCommand;
import io.loginwatch.bench.quality.QualityCommand;
import io.loginwatch.bench.speed.ReplayCommand;
import io.loginwatch.bench.start.StartCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./loginwatch bench}: one subcommand for each figure that the documentation gives. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures what the documentation claims.")
public final class Bench {
  private Bench() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command with all its subcommands. */
  public static CommandLine commandLine() {
    return new CommandLine(new Bench())
        .addSubcommand(new QualityCommand())
        .addSubcommand(new StartCommand())
        .addSubcommand(new ReplayCommand())
        .addSubcommand(new PostCommand())
        .addSubcommand(new KillCommand())
        .addSubcommand(new IngestCommand())
        .addSubcommand(new FaultsCommand())
        .addSubcommand(new HangCommand())
        .addSubcommand(new LatencyCommand());
  }
}
