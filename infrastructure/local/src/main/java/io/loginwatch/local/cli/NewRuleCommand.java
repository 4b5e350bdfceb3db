package io.loginwatch.local.cli;

import io.loginwatch.local.scaffold.NewRule;
import io.loginwatch.local.scaffold.ScaffoldRefused;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code new-rule}: a rule file with a positive and a negative test. */
@Command(
    name = "new-rule",
    description = "Writes a rule with its tests, green at once.",
    mixinStandardHelpOptions = true)
final class NewRuleCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "its id, in kebab case")
  private String name = "";

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "configuration; default: infrastructure/config")
  private @Nullable Path folder;

  @Override
  public Integer call() {
    try {
      Path file = new NewRule(folder == null ? Home.configuration() : folder).create(name);
      System.out.println(file + "\nTry it: ./loginwatch check");
      return 0;
    } catch (ScaffoldRefused e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }
}
