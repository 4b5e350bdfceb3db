package io.loginwatch.local.cli;

import io.loginwatch.config.Check;
import io.loginwatch.config.Configuration;
import io.loginwatch.config.Problem;
import io.loginwatch.core.detection.Detectors;
import io.loginwatch.digest.DigestSettings;
import io.loginwatch.ingest.Intake;
import io.loginwatch.notify.NotifyCheck;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: everything that is wrong with a configuration, at once. */
@Command(
    name = "check",
    description = "Validates configuration and rules, and runs every rule's own tests.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "default: infrastructure/config")
  private @Nullable Path folder;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Path checked = folder == null ? Home.configuration() : folder;
    if (!checked.toFile().isDirectory()) {
      throw new UserError(checked + " is not a folder");
    }
    Map<String, String> channels = new TreeMap<>();
    List<Consumer<Configuration>> readers =
        List.of(
            configuration ->
                Intake.of(
                    configuration.section("ingest"), Home.databases(), InstantSource.system()),
            configuration -> {
              channels.putAll(NotifyCheck.read(configuration, environment()));
              DigestSettings.read(configuration.section("digest"), channels.keySet());
            });
    List<Problem> problems = new Check(checked, readers, Detectors.IDS).problems();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    problems.forEach(out::println);
    channels.forEach((name, state) -> {
      boolean wrong =
          problems.stream()
              .anyMatch(problem -> problem.field().startsWith("notify.channels." + name + "."));
      if (!state.equals(NotifyCheck.ON) && !wrong) {
        out.println("channel " + name + " is off: " + state);
      }
    });
    out.println(
        problems.isEmpty()
            ? checked + ": nothing is wrong."
            : problems.size() == 1 ? "1 problem." : problems.size() + " problems.");
    return problems.isEmpty() ? 0 : 1;
  }

  /** Channels are opened as the notify function does, and nothing is sent: any region will do. */
  private static Map<String, String> environment() {
    var environment = new LinkedHashMap<>(System.getenv());
    environment.putIfAbsent("AWS_REGION", "eu-west-1");
    return environment;
  }
}
