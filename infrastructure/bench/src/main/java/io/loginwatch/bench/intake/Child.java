package io.loginwatch.bench.intake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code ./loginwatch run --data DIR} as a process of its own, which can be killed. */
final class Child implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Process process;
  private final URI url;

  private Child(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Starts it with this folder's data, and returns when it takes requests. */
  static Child start(Path data, Path log) throws IOException, InterruptedException {
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dsun.net.httpserver.nodelay=true",
                "-Djdk.httpclient.allowRestrictedHeaders=host",
                "-Dloginwatch.home=" + System.getProperty("loginwatch.home", "."),
                "-cp",
                System.getProperty("java.class.path"),
                "io.loginwatch.local.cli.Loginwatch",
                "run",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString()));
    builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Child child = new Child(builder.start(), URI.create("http://127.0.0.1:" + port));
    child.awaitReady(log);
    return child;
  }

  URI url() {
    return url;
  }

  /** SIGKILL: no hook of the process runs. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private void awaitReady(Path log) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      var hello = HttpRequest.newBuilder(url.resolve("/v1/events")).GET().build();
      while (System.nanoTime() < end && process.isAlive()) {
        try {
          if (http.send(hello, BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException e) {
          Thread.sleep(100); // not yet
        }
      }
    }
    close();
    throw new IllegalStateException("the local run does not start; see " + log);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
