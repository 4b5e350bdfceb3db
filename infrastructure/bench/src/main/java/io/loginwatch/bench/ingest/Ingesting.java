package io.loginwatch.bench.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.bench.quality.LoginFile;
import io.loginwatch.ingest.Hint;
import io.loginwatch.ingest.IngestHandler;
import io.loginwatch.ingest.Intake;
import io.loginwatch.ingest.Receipt;
import io.loginwatch.local.replay.Installation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The ingest function on bodies of {@value #EVENTS} ECS logins, without the network. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(Ingesting.EVENTS)
public class Ingesting {
  /** Logins in a body: what a shipper batches. */
  static final int EVENTS = 500;

  /** Bodies that differ, so that no cache knows what comes next. */
  private static final int BODIES = 100;

  private static final int USERS = 2_000;

  /** Configuration folder. */
  @Param("infrastructure/config")
  public String config = "";

  private final List<byte[]> bodies = new ArrayList<>();
  private final List<byte[]> requests = new ArrayList<>();
  private @Nullable Intake intake;
  private @Nullable IngestHandler handler;
  private int next;

  @Setup
  public void prepare() throws IOException {
    Path folder = Path.of(config);
    Path made = Files.createTempFile("loginwatch-ingest", ".ndjson");
    try {
      LoginFile.write(made, 1, USERS, BODIES * EVENTS);
      List<String> lines = Files.readAllLines(made);
      for (int body = 0; body < BODIES; body++) {
        List<String> some = lines.subList(body * EVENTS, (body + 1) * EVENTS);
        byte[] bytes = String.join("\n", some).getBytes(StandardCharsets.UTF_8);
        bodies.add(bytes);
        requests.add(request(bytes));
      }
    } finally {
      Files.delete(made);
    }
    intake = Installation.of(folder, folder, folder.resolve("../geoip")).intake();
    handler =
        new IngestHandler(
            Map.of(
                "LOGINWATCH_CONFIG", folder.resolve("loginwatch.yaml").toString(),
                "LOGINS_TABLE", "logins",
                "QUARANTINE_TABLE", "quarantine"),
            new TakesAll());
  }

  /** A request as API Gateway hands it over. */
  private static byte[] request(byte[] body) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("resource", "/v1/events").put("path", "/v1/events").put("httpMethod", "POST");
    event.putObject("headers").put("Content-Type", "application/x-ndjson");
    event.putObject("requestContext").putObject("authorizer").put("log_source", "bench");
    event.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Decoding, normalising and enriching: a body in, logins out. */
  @Benchmark
  public void normalise(Blackhole logins) {
    intake()
        .read(
            bodies.get(turn()),
            Hint.of(null, "bench"),
            receipt -> {
              if (!(receipt instanceof Receipt.Accepted(_, var login))) {
                throw new IllegalStateException("refused: " + receipt);
              }
              logins.consume(login);
            });
  }

  /** The whole handler: a proxy event in, items to write and an answer out; nothing is written. */
  @Benchmark
  public byte[] handle() throws IOException {
    var answer = new ByteArrayOutputStream();
    handler().handleRequest(new ByteArrayInputStream(requests.get(turn())), answer, NoContext.NONE);
    return answer.toByteArray();
  }

  private int turn() {
    next = (next + 1) % BODIES;
    return next;
  }

  private Intake intake() {
    return java.util.Objects.requireNonNull(intake);
  }

  private IngestHandler handler() {
    return java.util.Objects.requireNonNull(handler);
  }
}
