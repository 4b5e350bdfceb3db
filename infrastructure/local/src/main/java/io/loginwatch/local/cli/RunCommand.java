package io.loginwatch.local.cli;

import io.loginwatch.config.InvalidConfiguration;
import io.loginwatch.local.LocalRun;
import io.loginwatch.local.RunSettings;
import io.loginwatch.local.demo.Demo;
import io.loginwatch.local.demo.DemoConfiguration;
import io.loginwatch.local.inbox.Inbox;
import io.loginwatch.sam.UnsupportedInTemplate;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code run}: the whole system on this machine. */
@Command(
    name = "run",
    description = "Runs the whole system on this machine: executes template.yaml.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "port of the API; default ${DEFAULT-VALUE}, 0 for any")
  private int port;

  @Option(names = "--demo", description = "post the demo logins and show what comes of them")
  private boolean demo;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "keep everything in this folder; default: memory")
  private @Nullable Path data;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "configuration; default: infrastructure/config")
  private @Nullable Path configuration;

  @Option(
      names = "--parameter",
      paramLabel = "NAME=VALUE",
      description = "a parameter of the template; may be repeated")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Override
  public Integer call() throws Exception {
    long began = System.nanoTime();
    var inbox = new Inbox(InstantSource.system());
    var terminal = new Terminal(System.out);
    inbox.onMessage(terminal::message);
    var stop = new CountDownLatch(1);
    var stopped = new CountDownLatch(1);
    try (LocalRun run = start(inbox)) {
      stopOnSignal(stop, stopped);
      terminal.started(run.url(), (System.nanoTime() - began) / 1_000_000, demo);
      if (demo) {
        Path logins = Home.folder().resolve("events/demo-logins.ndjson");
        new Demo(run.url(), inbox, logins, System.out).play();
      }
      stop.await();
      System.out.println("\nStopping.");
    } catch (BindException e) {
      throw new UserError("port " + port + " is taken; --port 0 takes any that is free");
    } catch (UnsupportedInTemplate | InvalidConfiguration e) {
      throw new UserError(String.valueOf(e.getMessage()));
    } finally {
      stopped.countDown();
    }
    return 0;
  }

  /** Ctrl-C: everything is closed in order before the process ends. */
  private static void stopOnSignal(CountDownLatch stop, CountDownLatch stopped) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              stop.countDown();
              awaitQuietly(stopped);
            }));
  }

  private LocalRun start(Inbox inbox) throws IOException {
    var environment = new LinkedHashMap<>(System.getenv());
    environment.putIfAbsent("LOGINWATCH_LINK_KEY", randomKey());
    // What stands in the template for AWS alone; whoever says otherwise is heard.
    parameters.putIfAbsent("RequireKey", "false");
    parameters.putIfAbsent("LinkKey", "env:LOGINWATCH_LINK_KEY");
    parameters.putIfAbsent("PublicUrl", "http://localhost:" + port);
    List<Path> overlay = new ArrayList<>();
    if (configuration != null) {
      overlay.add(configuration);
    }
    return LocalRun.start(
        new RunSettings(
            Home.template(),
            parameters,
            port,
            data,
            overlay,
            environment,
            demo ? DemoConfiguration::write : null),
        inbox);
  }

  /** Links in messages work until the run ends. */
  private static String randomKey() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return HexFormat.of().formatHex(key);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(10, java.util.concurrent.TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
