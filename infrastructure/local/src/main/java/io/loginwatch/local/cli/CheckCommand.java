package io.loginwatch.local.cli;

import io.loginwatch.config.Check;
import io.loginwatch.config.Configuration;
import io.loginwatch.config.Problem;
import io.loginwatch.core.detection.Detectors;
import io.loginwatch.ingest.Intake;
import io.loginwatch.notify.Operations;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code check}: everything that is wrong with a configuration, at once. */
@Command(
    name = "check",
    description = "Validates configuration and rules, and runs every rule's own tests.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "default: infrastructure/config")
  private @Nullable Path folder;

  @Override
  public Integer call() {
    Path checked = folder == null ? Home.configuration() : folder;
    if (!checked.toFile().isDirectory()) {
      throw new UserError(checked + " is not a folder");
    }
    List<Consumer<Configuration>> readers =
        List.of(configuration ->
            Intake.of(configuration.section("ingest"), Home.databases(), InstantSource.system()));
    var problems = new ArrayList<>(new Check(checked, readers, Detectors.IDS).problems());
    if (problems.isEmpty()) {
      problems.addAll(channels(checked));
    }
    problems.forEach(System.out::println);
    System.out.println(
        problems.isEmpty()
            ? checked + ": nothing is wrong."
            : problems.size() == 1 ? "1 problem." : problems.size() + " problems.");
    return problems.isEmpty() ? 0 : 1;
  }

  /** Opens the channels as the notify function does, and sends nothing. */
  private static List<Problem> channels(Path folder) {
    var environment = new LinkedHashMap<>(System.getenv());
    environment.put("LOGINWATCH_CONFIG", folder.resolve("loginwatch.yaml").toString());
    environment.putIfAbsent("AWS_REGION", "eu-west-1");
    for (String table :
        List.of(
            "LOGINS", "PROFILES", "COUNTERS", "ALERTS", "INCIDENTS", "DELIVERIES", "QUARANTINE")) {
      environment.put(table + "_TABLE", table);
    }
    try {
      Operations operations = Operations.of(environment);
      operations
          .off()
          .forEach((name, why) -> System.out.println("channel " + name + " is off: " + why));
      return List.of();
    } catch (io.loginwatch.config.InvalidConfiguration e) {
      return e.problems();
    }
  }
}
