package io.loginwatch.local.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line {@code ./loginwatch}. */
@Command(
    name = "loginwatch",
    description = "Watches logins and tells the right people, once, with the reason.",
    version = "loginwatch 0.1.0",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      ReplayCommand.class,
      CheckCommand.class,
      NewRuleCommand.class,
      NewDetectorCommand.class,
      PreviewCommand.class,
      SendTestCommand.class,
      RedriveCommand.class,
      RequeueCommand.class
    })
public final class Loginwatch {

  private Loginwatch() {}

  /** Runs a command and exits with its status: 0 well, 1 not well, 2 wrongly called. */
  public static void main(String[] arguments) {
    // DynamoDB Local leaves threads behind that would keep this process alive.
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Loginwatch())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((problem, command, _) -> {
          if (problem instanceof UserError) {
            command.getErr().println("loginwatch: " + problem.getMessage());
          } else {
            problem.printStackTrace(command.getErr());
          }
          return 1;
        });
  }
}
