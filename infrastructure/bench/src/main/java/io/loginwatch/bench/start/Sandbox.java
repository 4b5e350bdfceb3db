package io.loginwatch.bench.start;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import io.loginwatch.config.Prepared;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An unpacked function and its environment, started as Lambda starts it: the real runtime interface
 * client, the function's folder as working directory, Lambda's own flags for the virtual machine.
 */
record Sandbox(String name, String handler, Path task, Map<String, String> environment) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** From the start of the process until it asks for its first event. */
  Duration start() throws IOException, InterruptedException {
    try (var api = new RuntimeApi()) {
      long from = System.nanoTime();
      Process process = process(api, false);
      try {
        return Duration.ofNanos(in(api.ready()) - from);
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  /**
   * From a snapshot, taken once the function was prepared, until its first event is answered.
   * Without what Lambda takes to restore it.
   */
  Duration restoreAndAnswer() throws IOException, InterruptedException {
    try (var api = new RuntimeApi()) {
      Process process = process(api, true);
      try {
        long from = in(api.snapshot());
        in(api.answer());
        return Duration.ofNanos(System.nanoTime() - from);
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  /**
   * From the start of the process until its first event is answered. The runtime asks for an event
   * even if it could not make the handler, so this is also the proof that it could.
   *
   * @throws IllegalStateException if the handler could not be found, made or prepared
   */
  Duration startAndAnswer() throws IOException, InterruptedException {
    try (var api = new RuntimeApi()) {
      long from = System.nanoTime();
      Process process = process(api, false);
      try {
        String answer = in(api.answer());
        Duration time = Duration.ofNanos(System.nanoTime() - from);
        if (answer.contains("ClassNotFoundException")
            || answer.contains(handler + ".<init>")
            || answer.contains(Prepared.class.getName() + ".get")) {
          throw new IllegalStateException(name + " could not start: " + answer);
        }
        return time;
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private <T> T in(Future<T> future) throws InterruptedException {
    try {
      return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(name + ": " + e, e);
    }
  }

  private Process process(RuntimeApi api, boolean fromSnapshot) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:MaxHeapSize=800m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", client(), AWSLambda.class.getName(), handler));
    var builder = new ProcessBuilder(command).directory(task.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
    builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", name);
    builder.environment().put("LAMBDA_TASK_ROOT", task.toString());
    if (fromSnapshot) {
      builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    }
    return builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** The jars that Lambda's Java runtime brings itself. */
  private static String client() {
    return Stream.of(AWSLambda.class, Context.class, PojoSerializer.class)
        .map(Sandbox::jar)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String jar(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
