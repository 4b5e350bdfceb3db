package io.loginwatch.local.cli;

import io.loginwatch.local.scaffold.NewDetector;
import io.loginwatch.local.scaffold.ScaffoldRefused;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code new-detector}: a detector in Java with its test. */
@Command(
    name = "new-detector",
    description = "Writes a detector with its test, green at once, and enters it in the registry.",
    mixinStandardHelpOptions = true)
final class NewDetectorCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "its id, in kebab case")
  private String name = "";

  @Override
  public Integer call() {
    try {
      new NewDetector(Home.folder()).create(name).forEach(System.out::println);
      System.out.println("Try it: mvn -q test -pl functions/core");
      return 0;
    } catch (ScaffoldRefused e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }
}
